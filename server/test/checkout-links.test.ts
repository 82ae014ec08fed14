import { checkout, refusedCheckout, successUrl } from './checkout-calls.ts'
import { startCheckoutWorld, type CheckoutWorld } from './checkout-world.ts'
import type { StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { rows } from './rows.ts'

let world: CheckoutWorld
let server: StartedConsole
beforeAll(async () => {
  world = await startCheckoutWorld()
  server = world.servers[0]
}, 120_000)
afterAll(async () => { await world?.stop() })

describe('createCheckoutSession', () => {
  it('gives the session that is still open, and a new one in its place for anything else', async () => {
    const { stripe, servers, prices, member, openSessions } = world
    const memberId = await member()
    const items = [{ priceId: prices.gold.id, quantity: 1 }, { priceId: prices.silver.id, quantity: 1 }]
    const first = await checkout(server, { memberId, items })
    expect(await checkout(servers[1], { memberId, items: items.toReversed() })).toEqual(first)
    const second = await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 2 }] })
    expect(second.id).not.toBe(first.id)
    expect(await openSessions(memberId)).toEqual([second.id])
    expect(await server.graphql('query ($id: ID!) { checkoutSession(id: $id) { status url } }', { id: first.id })).toEqual({ checkoutSession: { status: 'expired', url: null } })
    const unrelated = await checkout(server, { memberId, items: [{ priceId: prices.book.id, quantity: 1 }] })
    expect((await openSessions(memberId)).toSorted()).toEqual([second.id, unrelated.id].toSorted())
    await stripe.client.checkout.sessions.expire(second.id)
    expect((await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 2 }] })).id).not.toBe(second.id)
  })

  it('leaves no way to pay for a product that somebody opened elsewhere, and ends one on request', async () => {
    const { stripe, databaseUrl, servers, prices, member, customersOf, openSessions } = world
    const memberId = await member()
    const { id: first } = await checkout(server, { memberId, items: [{ priceId: prices.book.id, quantity: 1 }] })
    const [customer] = await customersOf(memberId)
    const elsewhere = await stripe.client.checkout.sessions.create({ mode: 'subscription', customer: customer?.id ?? '', success_url: successUrl, line_items: [{ price: prices.goldYearly.stripeId, quantity: 1 }] })
    const { id: second } = await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }] })
    expect(await stripe.client.checkout.sessions.retrieve(elsewhere.id)).toMatchObject({ status: 'expired' })
    expect(await openSessions(memberId)).toEqual(expect.arrayContaining([first, second]))
    const expire = async (id: string) => await servers[1].graphqlRaw('mutation ($id: ID!) { expireCheckoutSession(id: $id) { session { status url } } }', { id })
    for (let again = 0; again < 2; again += 1) expect(await expire(first)).toEqual({ data: { expireCheckoutSession: { session: { status: 'expired', url: null } } } })
    expect((await expire('cs_nobody')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect(await openSessions(memberId)).toEqual([second])
    expect(await rows(databaseUrl, "select action, object_id from audit_log where object_type = 'CheckoutSession' and object_id = any($1) order by id", [[first, second]])).toEqual([
      { action: 'createCheckoutSession', object_id: first }, { action: 'createCheckoutSession', object_id: second }, { action: 'expireCheckoutSession', object_id: first },
    ])
  })

  it('makes one customer and leaves one way to pay for a product, however many ask at once', async () => {
    const { databaseUrl, servers, prices, member, customersOf, openSessions } = world
    const memberId = await member()
    const wishes = [[prices.gold], [prices.gold, prices.book], [prices.goldYearly], [prices.gold], [prices.silver, prices.goldYearly], [prices.gold, prices.book]]
    const sessions = await Promise.all(wishes.map(async (wish, index) => await checkout(servers[index % 2] ?? server, { memberId, items: wish.map(({ id }) => ({ priceId: id, quantity: 1 })) })))
    expect(await customersOf(memberId)).toHaveLength(1)
    const open = await openSessions(memberId)
    expect(open).toHaveLength(1)
    expect(sessions.map(({ id }) => id)).toContain(open[0])
    expect(await rows(databaseUrl, 'select name from stripe_lease')).toEqual([])
  })

  it('gives the same session for the same idempotency key', async () => {
    const { stripe, servers, prices, member } = world
    const memberId = await member()
    const input = { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }], idempotencyKey: `order ${memberId}` }
    const answers = await Promise.all([...servers, ...servers].map(async (each) => await checkout(each, input)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await refusedCheckout(server, { ...input, items: [{ priceId: prices.silver.id, quantity: 1 }] })).toMatchObject({ code: 'CONFLICT' })
    expect(await refusedCheckout(server, { ...input, memberId: await member() })).toMatchObject({ code: 'CONFLICT' })
    await stripe.control('POST', `/checkout/${answers[0]?.id ?? ''}/complete`, {})
    await eventually(async () => { expect(await checkout(server, input)).toMatchObject({ id: answers[0]?.id, status: 'complete', url: null }) })
  })

  it('knows the idempotency keys of callers apart', async () => {
    const { prices, member, openSessions } = world
    const { createApiKey } = await server.graphql<{ createApiKey: { secret: string } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }', { input: { name: 'shop', scopes: ['billing:write'] } })
    const input = { items: [{ priceId: prices.gold.id, quantity: 1 }], successUrl, idempotencyKey: 'order-1' }
    const [ours, theirs] = [await member(), await member()]
    await checkout(server, { ...input, memberId: ours })
    const made = await server.graphqlRaw('mutation ($input: CreateCheckoutSessionInput!) { createCheckoutSession(input: $input) { session { id status } } }', { input: { ...input, memberId: theirs } }, { authorization: `Bearer ${createApiKey.secret}` })
    expect(made).toMatchObject({ data: { createCheckoutSession: { session: { status: 'open' } } } })
    expect(await openSessions(theirs)).toHaveLength(1)
  })

  it.each([
    ['/v1/customers', 'drop_before'], ['/v1/customers', 'drop_after'], ['/v1/customers', 'error_after'],
    ['/v1/checkout/sessions', 'drop_after'], ['/v1/checkout/sessions', 'error_after'], ['/v1/checkout/sessions', 'error'],
  ])('makes nothing twice when the answer of POST %s is lost (%s)', async (path, mode) => {
    const { stripe, servers, prices, member, customersOf, openSessions } = world
    const memberId = await member()
    const input = { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }], idempotencyKey: `lost ${memberId}` }
    // The SDK repeats a cut call once by itself.
    await stripe.control('POST', '/faults', { mode, count: 2, ...(mode === 'error' && { status: 503 }), match: { method: 'POST', path } })
    expect(await refusedCheckout(server, input)).toMatchObject({ code: 'STRIPE_ERROR', message: expect.stringContaining('try again') })
    await stripe.control('DELETE', '/faults')
    const session = await eventually(async () => await checkout(servers[1], input))
    expect(await customersOf(memberId)).toHaveLength(1)
    expect(await openSessions(memberId)).toEqual([session.id])
  })
})

describe('createBillingPortalSession', () => {
  const PORTAL = 'mutation ($input: CreateBillingPortalSessionInput!) { createBillingPortalSession(input: $input) { url } }'

  it('leads to the portal of the one customer of the member', async () => {
    const { servers, member, customersOf } = world
    const memberId = await member()
    const answers = await Promise.all(servers.map(async (each) => await each.graphql<{ createBillingPortalSession: { url: string } }>(PORTAL, { input: { memberId, returnUrl: 'https://app.example.org/account' } })))
    for (const { createBillingPortalSession } of answers) expect((await fetch(createBillingPortalSession.url)).status).toBe(200)
    expect(await customersOf(memberId)).toHaveLength(1)
  })

  it('leads back to allowed places only', async () => {
    const { member } = world
    const { errors } = await server.graphqlRaw(PORTAL, { input: { memberId: await member(), returnUrl: 'https://evil.example.org/' } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { returnUrl: expect.stringContaining('app.example.org') } })
  })
})
