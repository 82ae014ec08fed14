import { createPrice, createProduct } from './catalog-calls.ts'
import { createFeature, createSet } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let server: StartedConsole
beforeAll(async () => { server = await startConsole() })
afterAll(() => server?.stop())

/** What each mutation that creates something answers with. */
const ANSWERS = {
  createProduct: 'product { id }', createPrice: 'price { id }', replacePrice: 'price { id } replaced { id }', createMember: 'member { id }', createFeature: 'feature { id }',
  createEntitlementSet: 'entitlementSet { id }', copyEntitlementSet: 'entitlementSet { id }', createGrant: 'grant { id }', createApiKey: 'apiKey { id }', bulkGrant: 'memberCount',
} as const

type Mutation = keyof typeof ANSWERS

async function make(mutation: Mutation, input: object, fields: string = ANSWERS[mutation]) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  return await server.graphqlRaw(`mutation ($input: ${type}) { ${mutation}(input: $input) { ${fields} } }`, { input })
}

/** How many times the audit log has an action. */
async function done(action: string): Promise<number> {
  return (await rows(server.options.databaseUrl, 'select id from audit_log where action = $1', [action])).length
}

async function inputs(): Promise<Record<Mutation, { input: object; other: object }>> {
  const productId = await createProduct(server, { name: 'Plan' })
  const [priceId, feature, set, ada, ida] = [
    await createPrice(server, productId), await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' }),
    await createSet(server, { key: 'plan', name: 'Plan' }), await createMember(server, { name: 'Ada' }), await createMember(server, { name: 'Ida' }),
  ]
  const grant = { entitlementSetId: set.id, reason: 'A test' }
  return {
    createProduct: { input: { name: 'Once' }, other: { name: 'Twice' } },
    createPrice: { input: { productId, currency: 'eur', unitAmount: 900, lookupKey: 'once' }, other: { productId, currency: 'eur', unitAmount: 901, lookupKey: 'twice' } },
    replacePrice: { input: { priceId, unitAmount: 700 }, other: { priceId, unitAmount: 800 } },
    createMember: { input: { name: 'Eve', email: 'eve@example.org' }, other: { name: 'Eva', email: 'eva@example.org' } },
    createFeature: { input: { key: 'storage.gb', kind: 'LIMIT', name: 'Storage' }, other: { key: 'storage.tb', kind: 'LIMIT', name: 'Storage' } },
    createEntitlementSet: { input: { key: 'gold', name: 'Gold', rules: [{ featureId: feature.id }] }, other: { key: 'silver', name: 'Silver' } },
    copyEntitlementSet: { input: { id: set.id, key: 'plan.copy', name: 'Copy' }, other: { id: set.id, key: 'plan.other', name: 'Copy' } },
    createGrant: { input: { ...grant, member: { id: ada.id } }, other: { ...grant, member: { id: ida.id } } },
    createApiKey: { input: { name: 'shop', scopes: ['catalog:read'] }, other: { name: 'shop', scopes: ['catalog:write'] } },
    bulkGrant: { input: { ...grant, members: [{ id: ada.id }, { id: ida.id }] }, other: { ...grant, members: [{ id: ada.id }] } },
  }
}

test('a request that is sent several times with one key makes one object, and the key stands for that input only', async () => {
  for (const [mutation, { input, other }] of Object.entries(await inputs()) as [Mutation, { input: object; other: object }][]) {
    const before = await done(mutation)
    const idempotencyKey = `key of ${mutation}`.replaceAll(' ', '-')
    const [first, ...others] = await Promise.all(Array.from({ length: 3 }, () => make(mutation, { ...input, idempotencyKey })))
    expect(first?.errors).toBeUndefined()
    for (const repeated of [...others, await make(mutation, { ...input, idempotencyKey })]) expect(repeated).toEqual(first)
    // The predecessor of a price has an entry of its own.
    expect(await done(mutation) - before).toBe(mutation === 'replacePrice' ? 2 : 1)
    expect(await make(mutation, { ...other, idempotencyKey })).toMatchObject({ errors: [{ message: expect.stringContaining('idempotency key'), extensions: { code: 'CONFLICT' } }] })
    expect(await make(mutation, { ...input, idempotencyKey: ' ' })).toMatchObject({ errors: [{ extensions: { fields: { idempotencyKey: expect.any(String) } } }] })
    expect(await done(mutation) - before).toBe(mutation === 'replacePrice' ? 2 : 1)
  }
  expect(await rows(server.options.databaseUrl, 'select id from entitlement_grant')).toHaveLength(3)
})

test('the secret of an API key is answered once', async () => {
  const input = { name: 'wiki', scopes: ['catalog:read'], idempotencyKey: 'wiki' }
  expect(await make('createApiKey', input, 'secret')).toMatchObject({ data: { createApiKey: { secret: expect.stringMatching(/^mck_/) } } })
  expect(await make('createApiKey', input, 'secret')).toEqual({ data: { createApiKey: { secret: null } } })
})

test('a key is forgotten after a week', async () => {
  const { id: memberId } = await createMember(server, { name: 'Buys' })
  for (const [index, name] of ['old', 'new'].entries()) {
    await createProduct(server, { name, idempotencyKey: name })
    await rows(server.options.databaseUrl, `insert into checkout_request (id, member_id, account, livemode, idempotency_key, fingerprint, params, recurring_items, session_id, created_at)
      values (gen_random_uuid(), $1, 'acct_1', false, $2, '', '{}', '[]', 'cs_' || $2, now() - interval '7 days' + $3 * interval '1 minute')`, [memberId, name, index === 0 ? -1 : 10])
  }
  await rows(server.options.databaseUrl, "update idempotency_key set created_at = now() - interval '7 days 1 minute' where key = 'old'")
  // What is to be cleaned up is looked for every hour, and by every process that starts.
  const replica = await startConsole({ databaseUrl: server.options.databaseUrl, apiKey: server.apiKey })
  try {
    await eventually(async () => expect(await rows(server.options.databaseUrl, "select key from idempotency_key where key in ('old', 'new')")).toEqual([{ key: 'new' }]))
    // What was asked of Stripe stays.
    expect(await rows(server.options.databaseUrl, 'select idempotency_key as key, session_id as session from checkout_request order by created_at')).toEqual([{ key: null, session: 'cs_old' }, { key: 'new', session: 'cs_new' }])
  } finally {
    await replica.stop()
  }
})
