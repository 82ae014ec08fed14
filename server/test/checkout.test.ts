import { ENDPOINT_EVENTS } from '../src/stripe/webhook/endpoint-events.ts'
import { checkout, environment, refusedCheckout, successUrl, syncedPrice } from './checkout-calls.ts'
import { createPrice, createProduct } from './catalog-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createTestDatabase } from './harness/database.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { ARCHIVE_MEMBER, createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let databaseUrl: string
/** Two processes on one database: whatever is asked of both at once must come out as if it had been asked of one. */
let servers: [StartedConsole, StartedConsole]
let server: StartedConsole
let products: { gold: string; silver: string; book: string }
let prices: Record<'gold' | 'goldYearly' | 'silver' | 'book' | 'dollars' | 'donation', { id: string; stripeId: string }>

const monthly = { interval: 'MONTH', intervalCount: 1 }

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  databaseUrl = await createTestDatabase()
  server = await startConsole({ databaseUrl, stripe, environment, events: [...ENDPOINT_EVENTS, 'charge.refunded'] })
  servers = [server, await startConsole({ databaseUrl, stripe, environment, apiKey: server.apiKey })]
  products = { gold: await createProduct(server, { name: 'Gold' }), silver: await createProduct(server, { name: 'Silver' }), book: await createProduct(server, { name: 'Book' }) }
  prices = {
    gold: await syncedPrice(server, products.gold, { currency: 'eur', unitAmount: 2000, recurring: monthly }),
    goldYearly: await syncedPrice(server, products.gold, { currency: 'eur', unitAmount: 20000, recurring: { interval: 'YEAR', intervalCount: 1 } }),
    silver: await syncedPrice(server, products.silver, { currency: 'eur', unitAmount: 900, recurring: monthly }),
    book: await syncedPrice(server, products.book, { currency: 'eur', unitAmount: 1500 }),
    dollars: await syncedPrice(server, products.book, { currency: 'usd', unitAmount: 1700 }),
    donation: await syncedPrice(server, products.book, { currency: 'eur', customUnitAmount: { minimum: 300, preset: 1000 } }),
  }
}, 120_000)
afterAll(async () => {
  for (const each of servers ?? []) await each.stop()
  await stripe?.stop()
})

let count = 0
async function member(): Promise<string> {
  count += 1
  return (await createMember(server, { name: `Member ${count}`, email: `member-${count}@example.org` })).id
}

/** Whom a member is at Stripe. */
const customersOf = async (memberId: string) => (await stripe.client.customers.list({ limit: 100 }).autoPagingToArray({ limit: 1000 })).filter(({ metadata }) => metadata['member_console_id'] === memberId)

async function openSessions(memberId: string): Promise<string[]> {
  const [customer] = await customersOf(memberId)
  return (await stripe.client.checkout.sessions.list({ customer: customer?.id ?? '', status: 'open', limit: 100 })).data.map(({ id }) => id)
}

describe('createCheckoutSession', () => {
  it('leads to a paid subscription', async () => {
    const memberId = await member()
    const session = await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 2 }] })
    expect(session).toMatchObject({ status: 'open', mode: 'subscription', url: expect.stringContaining(session.id), expiresAt: expect.any(String) })
    await stripe.control('POST', `/checkout/${session.id}/complete`, {})
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { member(id: $id) { subscriptions { status items { quantity price { id } } } } }', { id: memberId })).toEqual({
        member: { subscriptions: [{ status: 'active', items: [{ quantity: 2, price: { id: prices.gold.id } }] }] },
      })
      expect(await server.graphql('query ($id: ID!) { checkoutSession(id: $id) { status paymentStatus member { id } } }', { id: session.id })).toEqual({
        checkoutSession: { status: 'complete', paymentStatus: 'paid', member: { id: memberId } },
      })
    })
    expect(await refusedCheckout(server, { memberId, items: [{ priceId: prices.goldYearly.id, quantity: 1 }] })).toMatchObject({ code: 'ALREADY_SUBSCRIBED', message: expect.stringContaining('Gold') })
    expect(await checkout(server, { memberId, items: [{ priceId: prices.silver.id, quantity: 1 }] })).toMatchObject({ status: 'open' })
    expect(await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }], allowMultiple: true })).toMatchObject({ status: 'open' })
  })

  it('knows of a payment whose events have not come', async () => {
    const memberId = await member()
    const session = await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }] })
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    try {
      await stripe.control('POST', `/checkout/${session.id}/complete`, {})
      expect(await refusedCheckout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }] })).toMatchObject({ code: 'ALREADY_SUBSCRIBED' })
    } finally {
      await stripe.control('POST', '/delivery/release', {})
      await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    }
  })

  it('knows all of what a subscription and a session consist of, more than Stripe sends with them', async () => {
    const memberId = await member()
    const customer = await stripe.client.customers.create({ name: 'Many', metadata: { member_console_id: memberId } })
    const card = await stripe.client.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    const others = await Promise.all(Array.from({ length: 12 }, (_, index) => stripe.client.prices.create({ currency: 'eur', unit_amount: 100 + index, recurring: { interval: 'month' }, product_data: { name: `Other ${index}` } })))
    const { id } = await stripe.client.subscriptions.create({
      customer: customer.id, default_payment_method: card.id, items: [...others.map((price) => ({ price: price.id })), { price: prices.gold.stripeId }],
    })
    const items = async () => await rows<{ price: string; quantity: number }>(databaseUrl, 'select price_id as price, quantity::int as quantity from subscription_item where subscription_id = $1', [id])
    await eventually(async () => expect(await items()).toHaveLength(13))
    expect(await refusedCheckout(server, { memberId, items: [{ priceId: prices.goldYearly.id, quantity: 1 }] })).toMatchObject({ code: 'ALREADY_SUBSCRIBED', message: expect.stringContaining(id) })

    const [gold] = await rows<{ id: string }>(databaseUrl, 'select id from subscription_item where subscription_id = $1 and price_id = $2', [id, prices.gold.stripeId])
    await server.graphql('mutation ($input: ChangeSubscriptionInput!) { changeSubscription(input: $input) { subscription { id } } }', { input: { id, itemId: gold?.id, quantity: 4 } })
    expect(await items()).toHaveLength(13)
    expect(await items()).toContainEqual({ price: prices.gold.stripeId, quantity: 4 })
    await eventually(async () => expect(await rows(databaseUrl, "select id from stripe_event where object_id = $1 and status <> 'processed'", [id])).toEqual([]))
    expect(await items()).toHaveLength(13)
    expect(await server.graphql('query ($id: ID!) { subscription(id: $id) { changedOutside { field } } }', { id })).toEqual({ subscription: { changedOutside: [] } })

    const many = await Promise.all(Array.from({ length: 11 }, (_, index) => syncedPrice(server, products.book, { currency: 'eur', unitAmount: 2000 + index })))
    const session = await checkout(server, { memberId, items: many.map(({ id: priceId }) => ({ priceId, quantity: 1 })) })
    expect(await rows(databaseUrl, 'select id from checkout_session_item where session_id = $1', [session.id])).toHaveLength(11)
  })

  it('sells one-time prices, both kinds together, and what the member chooses the amount of', async () => {
    const [once, both, chosen] = [await member(), await member(), await member()]
    expect(await checkout(server, { memberId: once, items: [{ priceId: prices.book.id, quantity: 3 }] })).toMatchObject({ mode: 'payment' })
    expect(await checkout(server, { memberId: both, items: [{ priceId: prices.book.id, quantity: 1 }, { priceId: prices.gold.id, quantity: 1 }] })).toMatchObject({ mode: 'subscription' })
    const donation = await checkout(server, { memberId: chosen, items: [{ priceId: prices.donation.id, quantity: 1 }] })
    await stripe.control('POST', `/checkout/${donation.id}/complete`, { amount: 4200 })
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { checkoutSession(id: $id) { status amountTotal { amount } paymentIntentId } }', { id: donation.id })).toEqual({
        checkoutSession: { status: 'complete', amountTotal: { amount: 4200 }, paymentIntentId: expect.stringMatching(/^pi_/) },
      })
    })
    // Bought for good, it is sold again to those only who are meant to have several.
    expect(await refusedCheckout(server, { memberId: chosen, items: [{ priceId: prices.book.id, quantity: 1 }] })).toMatchObject({ code: 'ALREADY_SUBSCRIBED', checkoutSessionId: donation.id })
    expect(await checkout(server, { memberId: chosen, items: [{ priceId: prices.donation.id, quantity: 1 }], allowMultiple: true })).toMatchObject({ status: 'open' })
  })

  it('knows of a purchase whose events have not come, and sells it again once all of its money was given back', async () => {
    const memberId = await member()
    const items = [{ priceId: prices.book.id, quantity: 1 }]
    const { id } = await checkout(server, { memberId, items })
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    try {
      await stripe.control('POST', `/checkout/${id}/complete`, {})
      expect(await refusedCheckout(server, { memberId, items })).toMatchObject({ code: 'ALREADY_SUBSCRIBED', checkoutSessionId: id })
    } finally {
      await stripe.control('POST', '/delivery/release', {})
      await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    }
    const { payment_intent: paid } = await stripe.client.checkout.sessions.retrieve(id)
    const intent = typeof paid === 'string' ? paid : ''
    await stripe.client.refunds.create({ payment_intent: intent, amount: 500 })
    await eventually(async () => expect(await rows(databaseUrl, 'select amount_refunded::int as refunded from payment where id = $1', [intent])).toEqual([{ refunded: 500 }]))
    expect(await refusedCheckout(server, { memberId, items })).toMatchObject({ code: 'ALREADY_SUBSCRIBED' })
    await stripe.client.refunds.create({ payment_intent: intent })
    await eventually(async () => expect(await checkout(server, { memberId, items })).toMatchObject({ status: 'open' }))
  })

  it('begins with a trial when asked to', async () => {
    const memberId = await member()
    const { id } = await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }], trialDays: 14, allowPromotionCodes: true })
    expect(await stripe.client.checkout.sessions.retrieve(id)).toMatchObject({ amount_total: 0, allow_promotion_codes: true })
    await stripe.control('POST', `/checkout/${id}/complete`, {})
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { member(id: $id) { subscriptions { status trialEnd } } }', { id: memberId })).toMatchObject({ member: { subscriptions: [{ status: 'trialing', trialEnd: expect.any(String) }] } })
    })
    expect(await refusedCheckout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }] })).toMatchObject({ code: 'ALREADY_SUBSCRIBED' })
  })

  it('gives the session that is still open, and a new one in its place for anything else', async () => {
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

  it('says what is wrong with each field', async () => {
    const memberId = await member()
    const gold = { priceId: prices.gold.id, quantity: 1 }
    const unsynced = await createPrice(server, products.gold, { currency: 'eur', unitAmount: 100, recurring: monthly })
    await server.graphql('mutation ($id: ID!) { archivePrice(id: $id) { price { id } } }', { id: unsynced })
    const archived = await member()
    await server.graphql(ARCHIVE_MEMBER, { id: archived })
    const cases: [change: object, field: string, remedy: RegExp][] = [
      [{ memberId: 'nobody' }, 'memberId', /id of a member/],
      [{ memberId: prices.gold.id }, 'memberId', /no member/],
      [{ memberId: archived }, 'memberId', /archived/],
      [{ items: [] }, 'items', /at least one/],
      [{ items: [{ priceId: 'x', quantity: 1 }] }, 'items.0.priceId', /id of a price/],
      [{ items: [gold, { priceId: memberId, quantity: 1 }] }, 'items.1.priceId', /no price/],
      [{ items: [gold, { priceId: unsynced, quantity: 1 }] }, 'items.1.priceId', /archived/],
      [{ items: [{ ...gold, quantity: 0 }] }, 'items.0.quantity', /at least 1/],
      [{ items: [gold, gold] }, 'items.1.priceId', /already/],
      [{ items: [gold, { priceId: prices.dollars.id, quantity: 1 }] }, 'items.1.priceId', /one currency/],
      [{ items: [{ priceId: prices.donation.id, quantity: 2 }] }, 'items.0.quantity', /only one/],
      [{ items: [{ priceId: prices.book.id, quantity: 1 }], trialDays: 7 }, 'trialDays', /recurring/],
      [{ trialDays: 0 }, 'trialDays', /at least 1/],
      [{ trialDays: 731 }, 'trialDays', /730/],
      [{ successUrl: 'nowhere' }, 'successUrl', /full address/],
      [{ successUrl: 'https://evil.example.org/' }, 'successUrl', /app\.example\.org/],
      [{ successUrl: 'https://app.example.org@evil.example.org/' }, 'successUrl', /app\.example\.org/],
      [{ successUrl: 'https://app.example.org.evil.org/' }, 'successUrl', /app\.example\.org/],
      [{ successUrl: 'http://app.example.org/' }, 'successUrl', /app\.example\.org/],
      [{ cancelUrl: 'https://evil.example.org/' }, 'cancelUrl', /app\.example\.org/],
      [{ cancelUrl: 'javascript:alert(1)' }, 'cancelUrl', /full address/],
      [{ idempotencyKey: 'x'.repeat(256) }, 'idempotencyKey', /255/],
    ]
    for (const [change, field, remedy] of cases) {
      expect(await refusedCheckout(server, { memberId, items: [gold], successUrl, ...change })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [field]: expect.stringMatching(remedy) } })
    }
    expect(await customersOf(memberId)).toEqual([])
  })

  it('waits for prices that are not in Stripe yet', async () => {
    const memberId = await member()
    await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: null, match: { method: 'POST', path: '/v1/prices' } })
    const priceId = await createPrice(server, products.gold, { currency: 'eur', unitAmount: 4000, recurring: monthly })
    expect(await refusedCheckout(server, { memberId, items: [{ priceId, quantity: 1 }] })).toMatchObject({ code: 'PRICE_NOT_SYNCED', fields: { 'items.0.priceId': expect.stringContaining('not in the connected Stripe account') } })
    await stripe.control('DELETE', '/faults')
    await eventually(async () => { expect(await checkout(server, { memberId, items: [{ priceId, quantity: 1 }] })).toMatchObject({ status: 'open' }) }, 60_000)
  })
})

describe('createBillingPortalSession', () => {
  const PORTAL = 'mutation ($input: CreateBillingPortalSessionInput!) { createBillingPortalSession(input: $input) { url } }'

  it('leads to the portal of the one customer of the member', async () => {
    const memberId = await member()
    const answers = await Promise.all(servers.map(async (each) => await each.graphql<{ createBillingPortalSession: { url: string } }>(PORTAL, { input: { memberId, returnUrl: 'https://app.example.org/account' } })))
    for (const { createBillingPortalSession } of answers) expect((await fetch(createBillingPortalSession.url)).status).toBe(200)
    expect(await customersOf(memberId)).toHaveLength(1)
  })

  it('leads back to allowed places only', async () => {
    const { errors } = await server.graphqlRaw(PORTAL, { input: { memberId: await member(), returnUrl: 'https://evil.example.org/' } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { returnUrl: expect.stringContaining('app.example.org') } })
  })
})
