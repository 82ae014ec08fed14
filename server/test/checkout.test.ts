import { createPrice } from './catalog-calls.ts'
import { checkout, refusedCheckout, successUrl, syncedPrice } from './checkout-calls.ts'
import { monthly, startCheckoutWorld, type CheckoutWorld } from './checkout-world.ts'
import type { StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { ARCHIVE_MEMBER } from './members-calls.ts'
import { rows } from './rows.ts'

let world: CheckoutWorld
let server: StartedConsole
beforeAll(async () => {
  world = await startCheckoutWorld()
  server = world.servers[0]
}, 120_000)
afterAll(async () => { await world?.stop() })

describe('createCheckoutSession', () => {
  it('leads to a paid subscription', async () => {
    const { stripe, prices, member } = world
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
    const { stripe, prices, member } = world
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
    const { stripe, databaseUrl, products, prices, member } = world
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
    const { stripe, prices, member } = world
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
    const { stripe, databaseUrl, prices, member } = world
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
    const { stripe, prices, member } = world
    const memberId = await member()
    const { id } = await checkout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }], trialDays: 14, allowPromotionCodes: true })
    expect(await stripe.client.checkout.sessions.retrieve(id)).toMatchObject({ amount_total: 0, allow_promotion_codes: true })
    await stripe.control('POST', `/checkout/${id}/complete`, {})
    await eventually(async () => {
      expect(await server.graphql('query ($id: ID!) { member(id: $id) { subscriptions { status trialEnd } } }', { id: memberId })).toMatchObject({ member: { subscriptions: [{ status: 'trialing', trialEnd: expect.any(String) }] } })
    })
    expect(await refusedCheckout(server, { memberId, items: [{ priceId: prices.gold.id, quantity: 1 }] })).toMatchObject({ code: 'ALREADY_SUBSCRIBED' })
  })

  it('says what is wrong with each field', async () => {
    const { products, prices, member, customersOf } = world
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
    const { stripe, products, member } = world
    const memberId = await member()
    await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: null, match: { method: 'POST', path: '/v1/prices' } })
    const priceId = await createPrice(server, products.gold, { currency: 'eur', unitAmount: 4000, recurring: monthly })
    expect(await refusedCheckout(server, { memberId, items: [{ priceId, quantity: 1 }] })).toMatchObject({ code: 'PRICE_NOT_SYNCED', fields: { 'items.0.priceId': expect.stringContaining('not in the connected Stripe account') } })
    await stripe.control('DELETE', '/faults')
    await eventually(async () => { expect(await checkout(server, { memberId, items: [{ priceId, quantity: 1 }] })).toMatchObject({ status: 'open' }) }, 60_000)
  })
})
