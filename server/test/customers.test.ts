import { createProduct } from './catalog-calls.ts'
import { checkout, environment, refusalOf, syncedPrice } from './checkout-calls.ts'
import { createFeature, createSet, setProductSets } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember, findMember, UPDATE_MEMBER } from './members-calls.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let server: StartedConsole
let price: { id: string; stripeId: string }
beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe, environment })
  const productId = await createProduct(server, { name: 'Gold' })
  const { id: featureId } = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  const { id: setId } = await createSet(server, { key: 'gold', name: 'Gold', rules: [{ featureId }] })
  await setProductSets(server, productId, [setId])
  price = await syncedPrice(server, productId, { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH', intervalCount: 1 } })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

interface CustomerAnswer { id: string; name: string | null; email: string | null; pending: boolean; lastError: string | null; dashboardUrl: string }

/** As whom a member is charged. */
async function customerOf(memberId: string): Promise<CustomerAnswer | null> {
  const { member } = await server.graphql<{ member: { customer: CustomerAnswer | null } }>('query ($id: ID!) { member(id: $id) { customer { id name email pending lastError dashboardUrl } } }', { id: memberId })
  return member.customer
}

/** A new member with a customer in Stripe. */
async function payer(input: object): Promise<{ memberId: string; customerId: string }> {
  const { id: memberId } = await createMember(server, input)
  await checkout(server, { memberId, items: [{ priceId: price.id, quantity: 1 }] })
  return { memberId, customerId: (await customerOf(memberId))?.id ?? '' }
}

const rename = async (input: object) => await server.graphql(UPDATE_MEMBER, { input })

describe('a member and its customer', () => {
  it('are called the same: what is changed here reaches Stripe, and nothing else of the customer is touched', async () => {
    const { memberId, customerId } = await payer({ name: 'Ada', email: 'ada@example.org' })
    await stripe.client.customers.update(customerId, { phone: '+49 30 1', metadata: { crm: '7' } })
    await rename({ id: memberId, name: 'Ada Lovelace', email: 'lovelace@example.org' })
    await eventually(async () => expect(await customerOf(memberId)).toEqual({
      id: customerId, name: 'Ada Lovelace', email: 'lovelace@example.org', pending: false, lastError: null, dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/customers/${customerId}`,
    }))
    expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ name: 'Ada Lovelace', email: 'lovelace@example.org', phone: '+49 30 1', metadata: { crm: '7', member_console_id: memberId } })
    await rename({ id: memberId, email: null })
    await eventually(async () => expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ email: null, name: 'Ada Lovelace' }))
  })

  it('what somebody changes in Stripe is known of the customer, and changes no member', async () => {
    const { memberId, customerId } = await payer({ name: 'Ida', email: 'ida@example.org' })
    await stripe.client.customers.update(customerId, { name: 'Somebody', email: 'somebody@example.org' })
    await eventually(async () => expect(await customerOf(memberId)).toMatchObject({ name: 'Somebody', email: 'somebody@example.org', pending: false }))
    expect(await findMember(server, { id: memberId })).toMatchObject({ name: 'Ida', email: 'ida@example.org' })
    expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ name: 'Somebody' })
    // The next change of the member is whole.
    await rename({ id: memberId, name: 'Ida Rhodes' })
    await eventually(async () => expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ name: 'Ida Rhodes', email: 'ida@example.org' }))
    expect(await findMember(server, { id: memberId })).toMatchObject({ name: 'Ida Rhodes', email: 'ida@example.org' })
  })

  it('the change waits out an outage, and a restart of the console', async () => {
    const { memberId, customerId } = await payer({ name: 'Mary' })
    await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: 3, match: { method: 'POST', path: `/v1/customers/${customerId}` } })
    await rename({ id: memberId, name: 'Mary Somerville' })
    await eventually(async () => expect(await customerOf(memberId)).toMatchObject({ name: 'Mary', pending: true, lastError: expect.stringContaining('500') }))
    await server.kill()
    server = await startConsole({ ...server.options, stripe })
    await eventually(async () => expect(await customerOf(memberId)).toMatchObject({ name: 'Mary Somerville', pending: false, lastError: null }))
  })

  it('a correction made while Stripe refuses what it corrects reaches Stripe', async () => {
    const { memberId, customerId } = await payer({ name: 'Hedy', email: 'hedy@example.org' })
    // Stripe has its own mind about what an address is.
    await rows(server.options.databaseUrl, "update member set email = 'hedy@localhost' where id = $1", [memberId])
    await stripe.control('POST', '/faults', { mode: 'hang', match: { method: 'POST', path: `/v1/customers/${customerId}` } })
    await rename({ id: memberId, name: 'Hedy Lamarr' })
    await eventually(async () => expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }))
    await rename({ id: memberId, email: 'lamarr@example.org' })
    await stripe.control('POST', '/faults/release')
    await eventually(async () => expect(await customerOf(memberId)).toMatchObject({ name: 'Hedy Lamarr', email: 'lamarr@example.org', pending: false, lastError: null }))
  })

  it('many changes at once end with the last', async () => {
    const { memberId, customerId } = await payer({ name: 'Grace' })
    for (let index = 0; index < 8; index += 1) await rename({ id: memberId, name: `Grace ${index}` })
    await eventually(async () => expect(await customerOf(memberId)).toMatchObject({ pending: false, name: 'Grace 7' }))
    expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ name: 'Grace 7' })
  })
})

describe('a member with customers made elsewhere', () => {
  interface Charged { member: { customer: { id: string } | null; customers: { id: string }[] } }
  const charged = async (id: string) => (await server.graphql<Charged>('query ($id: ID!) { member(id: $id) { customer { id } customers { id } } }', { id })).member

  it('shows them all, and says before a checkout which of them it will charge', async () => {
    const { id: memberId } = await createMember(server, { name: 'Joan' })
    expect(await charged(memberId)).toEqual({ customer: null, customers: [] })
    const made = [await stripe.client.customers.create({ name: 'Joan', metadata: { member_console_id: memberId } }), await stripe.client.customers.create({ name: 'Joan', metadata: { member_console_id: memberId } })]
    await eventually(async () => expect((await charged(memberId)).customers).toHaveLength(2))
    const { customer, customers } = await charged(memberId)
    expect(customers.map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted())
    expect(customers[0]).toEqual(customer)
    const session = await checkout(server, { memberId, items: [{ priceId: price.id, quantity: 1 }] })
    expect((await stripe.client.checkout.sessions.retrieve(session.id)).customer).toBe(customer?.id)

    await stripe.client.customers.del(customer?.id ?? '')
    await eventually(async () => expect(await charged(memberId)).toEqual({ customer: customers[1], customers: [customers[1]] }))
  })
})

describe('a customer that becomes another member\'s', () => {
  it('is charged for, and told of, nobody else', async () => {
    const { memberId: from, customerId } = await payer({ name: 'Mileva' })
    const { id: to } = await createMember(server, { name: 'Albert' })
    await stripe.client.customers.update(customerId, { metadata: { member_console_id: to } })
    await eventually(async () => expect(await customerOf(to)).toMatchObject({ id: customerId }))
    await rename({ id: from, name: 'Mileva Maric' })
    await eventually(async () => expect(await rows(server.options.databaseUrl, 'select from member_customer where member_id = $1', [from])).toEqual([]))
    expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ name: 'Mileva' })
    const payers = []
    for (const memberId of [from, to]) {
      const { id } = await checkout(server, { memberId, items: [{ priceId: price.id, quantity: 1 }] })
      payers.push(await stripe.client.checkout.sessions.retrieve(id, { expand: ['customer'] }))
    }
    expect(payers).toMatchObject([{ customer: { name: 'Mileva Maric', metadata: { member_console_id: from } } }, { customer: { id: customerId, metadata: { member_console_id: to } } }])
    await eventually(async () => expect(await stripe.client.customers.retrieve(customerId)).toMatchObject({ name: 'Albert' }))
  })

  it('is charged for that one, whoever asks first', async () => {
    const { memberId: from, customerId } = await payer({ name: 'Lise' })
    const { id: to } = await createMember(server, { name: 'Otto' })
    await stripe.client.customers.update(customerId, { metadata: { member_console_id: to } })
    await eventually(async () => expect(await customerOf(to)).toMatchObject({ id: customerId }))
    for (const memberId of [to, from]) {
      const { id } = await checkout(server, { memberId, items: [{ priceId: price.id, quantity: 1 }] })
      expect(await stripe.client.checkout.sessions.retrieve(id, { expand: ['customer'] })).toMatchObject({ customer: { metadata: { member_console_id: memberId } } })
    }
  })
})

describe('customers of nobody', () => {
  const LIST = 'query ($search: String, $limit: Int, $after: String) { unrecognizedStripeCustomers(search: $search, limit: $limit, after: $after) { items { id name email dashboardUrl member { id } } endCursor hasNextPage } }'
  interface List { unrecognizedStripeCustomers: { items: { id: string; name: string | null }[]; endCursor: string | null; hasNextPage: boolean } }
  const list = async (variables: object = {}) => (await server.graphql<List>(LIST, variables)).unrecognizedStripeCustomers
  const CONNECT = 'mutation ($input: ConnectStripeCustomerInput!) { connectStripeCustomer(input: $input) { customer { id member { id } } member { id } } }'

  it('are listed, found by id and address, and connected on purpose: then they give access', async () => {
    const stranger = await stripe.client.customers.create({ name: 'Stranger', email: 'Stranger@example.org', payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' } })
    await stripe.client.subscriptions.create({ customer: stranger.id, items: [{ price: price.stripeId }] })
    const other = await stripe.client.customers.create({ name: 'Other' })
    await eventually(async () => expect((await list()).items.map(({ id }) => id).toSorted()).toEqual([other.id, stranger.id].toSorted()))
    for (const search of [stranger.id, 'stranger@example.org']) expect((await list({ search })).items).toMatchObject([{ id: stranger.id, name: 'Stranger', member: null }])
    const first = await list({ limit: 1 })
    expect(first).toMatchObject({ hasNextPage: true })
    expect((await list({ limit: 1, after: first.endCursor })).items).toHaveLength(1)

    const { id: memberId } = await createMember(server, { name: 'Emmy', email: 'emmy@example.org' })
    const access = async () => (await server.graphql<{ access: { granted: boolean } }>('query ($id: ID!) { access(member: { id: $id }, feature: "forum.post") { granted } }', { id: memberId })).access.granted
    expect(await access()).toBe(false)
    expect(await server.graphql(CONNECT, { input: { customerId: stranger.id, memberId, reason: 'She wrote to us' } })).toEqual({ connectStripeCustomer: { customer: { id: stranger.id, member: { id: memberId } }, member: { id: memberId } } })
    expect((await list()).items.map(({ id }) => id)).toEqual([other.id])
    await eventually(async () => expect(await access()).toBe(true))
    // The member is the truth of what its customer is called.
    await eventually(async () => expect(await stripe.client.customers.retrieve(stranger.id)).toMatchObject({ name: 'Emmy', email: 'emmy@example.org', metadata: { member_console_id: memberId } }))
    expect(await customerOf(memberId)).toMatchObject({ id: stranger.id })
    expect(await rows(server.options.databaseUrl, "select action, reason from audit_log where object_id = $1 and action = 'connectStripeCustomer'", [memberId])).toEqual([{ action: 'connectStripeCustomer', reason: 'She wrote to us' }])

    const { id: another } = await createMember(server, { name: 'Another' })
    expect(refusalOf(await server.graphqlRaw(CONNECT, { input: { customerId: stranger.id, memberId: another } }))).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(memberId) })
    expect(refusalOf(await server.graphqlRaw(CONNECT, { input: { customerId: 'cus_nobody', memberId } }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(refusalOf(await server.graphqlRaw(CONNECT, { input: { customerId: other.id, memberId: stranger.id } }))).toMatchObject({ code: 'BAD_USER_INPUT' })
  })
  it('are connected although much else that was never answered cannot be told yet', async () => {
    const { id: memberId } = await createMember(server, { name: 'Unanswered' })
    const connected = await stripe.client.customers.create({ name: 'Answered', metadata: { member_console_id: memberId } })
    await stripe.control('POST', '/faults', { mode: 'error', status: 403, count: null, match: { method: 'GET', path: '/v1/customers/cus_stuck' } })
    await rows(server.options.databaseUrl, `insert into asked_change (id, account, livemode, action, object_type, object_id, actor, wanted, asked_at)
      select gen_random_uuid(), $1, false, 'connectStripeCustomer', 'Member', case when place = 60 then $2 else gen_random_uuid()::text end,
        '{"kind": "SYSTEM", "id": null, "name": null}', jsonb_build_object('customerId', case when place = 60 then $3 else 'cus_stuck' || place end), now() - interval '2 hours' + place * interval '1 minute'
      from generate_series(1, 60) place`, [stripe.accountId, memberId, connected.id])
    await eventually(async () => expect(await rows(server.options.databaseUrl, "select from audit_log where object_id = $1 and action = 'connectStripeCustomer'", [memberId])).toHaveLength(1), 100_000)
    expect(await rows(server.options.databaseUrl, 'select from asked_change')).toHaveLength(59)
    await stripe.control('DELETE', '/faults')
    await eventually(async () => expect(await rows(server.options.databaseUrl, 'select from asked_change')).toEqual([]), 100_000)
  }, 240_000)

  it('become one member\'s when two are asked for at once, whoever charged them before', async () => {
    const { memberId: before, customerId } = await payer({ name: 'Before' })
    await stripe.client.customers.update(customerId, { metadata: { member_console_id: '' } })
    await eventually(async () => expect(await customerOf(before)).toBeNull())
    const members = [(await createMember(server, { name: 'One' })).id, (await createMember(server, { name: 'Two' })).id]
    await stripe.control('POST', '/faults', { mode: 'delay', delayMs: 500, count: 2, match: { method: 'POST', path: `/v1/customers/${customerId}` } })
    const answers = await Promise.all(members.map(async (memberId) => await server.graphqlRaw(CONNECT, { input: { customerId, memberId } })))
    const [refused, ...others] = answers.filter(({ errors }) => errors)
    expect(others).toEqual([])
    expect(refused?.errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }])
    const memberId = members[answers.findIndex(({ errors }) => !errors)] ?? ''
    expect(await rows(server.options.databaseUrl, 'select member_id from member_customer where customer_id = $1', [customerId])).toEqual([{ member_id: memberId }])
    await stripe.control('DELETE', '/faults')
    for (const id of [memberId, before]) {
      const session = await checkout(server, { memberId: id, items: [{ priceId: price.id, quantity: 1 }] })
      expect(await stripe.client.checkout.sessions.retrieve(session.id, { expand: ['customer'] })).toMatchObject({ customer: { metadata: { member_console_id: id } } })
    }
  })
})
