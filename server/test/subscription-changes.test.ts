import { createPrice, createProduct } from './catalog-calls.ts'
import { checkout, environment, refusalOf, syncedPrice } from './checkout-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let server: StartedConsole
let prices: Record<'small' | 'large' | 'yearly' | 'other' | 'once' | 'dollars', { id: string; stripeId: string }>
let productId: string

const monthly = { interval: 'MONTH', intervalCount: 1 }

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe, environment })
  productId = await createProduct(server, { name: 'Membership' })
  const otherId = await createProduct(server, { name: 'Extra' })
  prices = {
    small: await syncedPrice(server, productId, { currency: 'eur', unitAmount: 1000, recurring: monthly }),
    large: await syncedPrice(server, productId, { currency: 'eur', unitAmount: 3000, recurring: monthly }),
    yearly: await syncedPrice(server, productId, { currency: 'eur', unitAmount: 30000, recurring: { interval: 'YEAR', intervalCount: 1 } }),
    other: await syncedPrice(server, otherId, { currency: 'eur', unitAmount: 200, recurring: monthly }),
    once: await syncedPrice(server, otherId, { currency: 'eur', unitAmount: 500 }),
    dollars: await syncedPrice(server, otherId, { currency: 'usd', unitAmount: 500, recurring: monthly }),
  }
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const SUBSCRIPTION = 'id status cancelAtPeriodEnd cancelAt items { quantity price { id } } changedOutside { field ours stripes since remedy }'

interface SubscriptionAnswer {
  id: string; status: string; cancelAtPeriodEnd: boolean; cancelAt: string | null
  items: { quantity: number; price: { id: string } | null }[]
  changedOutside: { field: string; ours: string | null; stripes: string | null; since: string; remedy: string }[]
}

/** One of the three mutations, which all take an input and answer with the subscription. */
async function operate(name: 'cancel' | 'resume' | 'change', input: object): Promise<SubscriptionAnswer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}SubscriptionInput!`
  const answer = await server.graphql<Record<string, { subscription: SubscriptionAnswer }>>(`mutation ($input: ${type}) { ${name}Subscription(input: $input) { subscription { ${SUBSCRIPTION} } } }`, { input })
  const payload = answer[`${name}Subscription`]
  if (!payload) throw new Error('The mutation answered with nothing.')
  return payload.subscription
}

async function refused(name: 'cancel' | 'resume' | 'change', input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}SubscriptionInput!`
  return refusalOf(await server.graphqlRaw(`mutation ($input: ${type}) { ${name}Subscription(input: $input) { subscription { id } } }`, { input }))
}

async function read(id: string): Promise<SubscriptionAnswer | null> {
  return (await server.graphql<{ subscription: SubscriptionAnswer | null }>(`query ($id: ID!) { subscription(id: $id) { ${SUBSCRIPTION} } }`, { id })).subscription
}

async function preview(input: object) {
  const { previewSubscriptionChange } = await server.graphql<{ previewSubscriptionChange: { nextInvoiceAt: string; prorationDate: string | null; lines: object[] } }>(
    'query ($input: ChangeSubscriptionInput!) { previewSubscriptionChange(input: $input) { dueNow { amount } nextInvoice { amount } nextInvoiceAt recurring { amount } prorationDate lines { proration amount { amount } } } }', { input })
  return previewSubscriptionChange
}

/** A new member's subscription, paid in Checkout and projected. */
async function subscribe(items: { id: string }[] = [prices.small]): Promise<string> {
  const { id: memberId } = await createMember(server, { name: 'Ada' })
  const session = await checkout(server, { memberId, items: items.map(({ id }) => ({ priceId: id, quantity: 1 })) })
  await stripe.control('POST', `/checkout/${session.id}/complete`, {})
  const { subscription } = await stripe.client.checkout.sessions.retrieve(session.id)
  const id = typeof subscription === 'string' ? subscription : ''
  await eventually(async () => { expect(await read(id)).toMatchObject({ status: 'active' }) })
  return id
}

describe('cancelSubscription and resumeSubscription', () => {
  it('end it with the period, take that back, and end it at once; the caller reads what came of it', async () => {
    const id = await subscribe()
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    try {
      expect(await operate('cancel', { id, when: 'AT_PERIOD_END', reason: 'Moves abroad' })).toMatchObject({ status: 'active', cancelAtPeriodEnd: true, cancelAt: expect.any(String), changedOutside: [] })
      expect(await stripe.client.subscriptions.retrieve(id)).toMatchObject({ cancel_at_period_end: true, cancellation_details: { comment: 'Moves abroad' } })
      expect(await operate('resume', { id, reason: 'Stays after all' })).toMatchObject({ status: 'active', cancelAtPeriodEnd: false, cancelAt: null, changedOutside: [] })
      expect(await refused('resume', { id })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('nothing to resume') })
      expect(await operate('cancel', { id, when: 'NOW' })).toMatchObject({ status: 'canceled' })
    } finally {
      await stripe.control('POST', '/delivery/release', { shuffle: true })
      await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    }
    for (const name of ['cancel', 'resume', 'change'] as const) {
      expect(await refused(name, { id, ...(name === 'cancel' && { when: 'NOW' }), ...(name === 'change' && { quantity: 2 }) })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('has ended') })
    }
    await eventually(async () => { expect(await rows(server.options.databaseUrl, "select id from stripe_event where status in ('received', 'dead')")).toEqual([]) })
    expect(await read(id)).toMatchObject({ status: 'canceled', changedOutside: [] })
    expect(await rows(server.options.databaseUrl, "select action, reason from audit_log where object_id = $1 and object_type = 'Subscription' order by id", [id])).toEqual([
      { action: 'cancelSubscription', reason: 'Moves abroad' }, { action: 'resumeSubscription', reason: 'Stays after all' }, { action: 'cancelSubscription', reason: null },
    ])
  })

  it('say what is missing', async () => {
    expect(await refused('cancel', { id: 'sub_nobody', when: 'NOW' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused('resume', { id: '../customers' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused('cancel', { id: 'sub_nobody', when: 'NOW', reason: 'x'.repeat(501) })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { reason: expect.any(String) } })
  })
})

describe('changeSubscription', () => {
  it('changes price and quantity, as previewed', async () => {
    const id = await subscribe()
    const [renewal] = await rows<{ end: Date }>(server.options.databaseUrl, 'select current_period_end as "end" from subscription_item where subscription_id = $1', [id])
    const now = await preview({ id, priceId: prices.large.id, proration: 'ALWAYS_INVOICE' })
    // The whole period is still to come, to the second or nearly so.
    expect(now).toMatchObject({ dueNow: { amount: expect.any(Number) }, nextInvoice: { amount: 3000 }, recurring: { amount: 3000 }, nextInvoiceAt: renewal?.end.toISOString() })
    expect(Math.abs((now as unknown as { dueNow: { amount: number } }).dueNow.amount - 2000)).toBeLessThanOrEqual(2)
    expect(await preview({ id, quantity: 3, proration: 'NONE' })).toMatchObject({ dueNow: { amount: 0 }, nextInvoice: { amount: 3000 }, recurring: { amount: 3000 } })
    expect(await preview({ id, quantity: 3 })).toMatchObject({ dueNow: { amount: 0 }, nextInvoice: { amount: expect.any(Number) }, recurring: { amount: 3000 } })
    expect(await preview({ id, priceId: prices.yearly.id })).toMatchObject({ dueNow: { amount: expect.any(Number) }, recurring: { amount: 30000 } })
    expect(await read(id)).toMatchObject({ items: [{ quantity: 1, price: { id: prices.small.id } }] })

    const changed = await operate('change', { id, priceId: prices.large.id, quantity: 2, proration: 'ALWAYS_INVOICE', prorationDate: now.prorationDate })
    expect(changed).toMatchObject({ status: 'active', items: [{ quantity: 2, price: { id: prices.large.id } }], changedOutside: [] })
    await eventually(async () => {
      const { invoices } = await server.graphql<{ invoices: { items: { amountPaid: { amount: number } }[] } }>('query ($id: String) { invoices(filter: { search: $id, status: PAID }) { items { amountPaid { amount } } } }', { id })
      expect(invoices.items).toHaveLength(2)
    })
    expect(await read(id)).toMatchObject({ items: [{ quantity: 2, price: { id: prices.large.id } }], changedOutside: [] })
  })

  it('changes one of several items', async () => {
    const id = await subscribe([prices.small, prices.other])
    const { items: { data } } = await stripe.client.subscriptions.retrieve(id)
    const itemId = data.find(({ price }) => price.id === prices.other.stripeId)?.id
    expect(await refused('change', { id, quantity: 2 })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { itemId: expect.stringContaining('several') } })
    expect(await refused('change', { id, quantity: 2, itemId: 'si_nobody' })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { itemId: expect.stringContaining('no item') } })
    expect(await refused('change', { id, itemId, priceId: prices.small.id })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { priceId: expect.stringContaining('Another item') } })
    const { items, changedOutside } = await operate('change', { id, itemId, quantity: 5 })
    expect(Object.fromEntries(items.map(({ quantity, price }) => [price?.id, quantity]))).toEqual({ [prices.small.id]: 1, [prices.other.id]: 5 })
    expect(changedOutside).toEqual([])
  })

  it('is previewed with all the lines of a subscription that consists of much', async () => {
    const { id: memberId } = await createMember(server, { name: 'Many' })
    const customer = await stripe.client.customers.create({ name: 'Many', metadata: { member_console_id: memberId } })
    const card = await stripe.client.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    const others = await Promise.all(Array.from({ length: 12 }, (_, index) => stripe.client.prices.create({ currency: 'eur', unit_amount: 100 + index, recurring: { interval: 'month' }, product_data: { name: `Other ${index}` } })))
    const { id } = await stripe.client.subscriptions.create({ customer: customer.id, default_payment_method: card.id, items: [{ price: prices.small.stripeId }, ...others.map((price) => ({ price: price.id }))] })
    const items = async () => await rows<{ id: string; price: string; end: Date }>(server.options.databaseUrl, 'select id, price_id as price, current_period_end as "end" from subscription_item where subscription_id = $1', [id])
    await eventually(async () => expect(await items()).toHaveLength(13))
    const item = (await items()).find(({ price }) => price === prices.small.stripeId)
    const whole = 5 * 1000 + others.reduce((sum, { unit_amount: amount }) => sum + (amount ?? 0), 0)
    const next = await preview({ id, itemId: item?.id, quantity: 5 })
    expect(next).toMatchObject({ dueNow: { amount: 0 }, recurring: { amount: whole }, nextInvoiceAt: item?.end.toISOString() })
    // What is left of one, what comes of five, and thirteen for the next month.
    expect(next.lines).toHaveLength(15)
    expect(await preview({ id, itemId: item?.id, quantity: 5, proration: 'ALWAYS_INVOICE' })).toMatchObject({ nextInvoice: { amount: whole }, recurring: { amount: whole }, nextInvoiceAt: item?.end.toISOString() })
  })

  it('refuses what cannot be, in our words or in Stripe\'s, and asks for nothing then', async () => {
    const id = await subscribe()
    const unsynced = async () => {
      await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: null, match: { method: 'POST', path: '/v1/prices' } })
      return await createPrice(server, productId, { currency: 'eur', unitAmount: 700, recurring: monthly })
    }
    expect(await refused('change', { id })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { priceId: expect.any(String) } })
    expect(await refused('change', { id, quantity: 0 })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { quantity: expect.any(String) } })
    expect(await refused('change', { id, priceId: prices.once.id })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { priceId: expect.stringContaining('recurring') } })
    expect(await refused('change', { id, priceId: prices.dollars.id })).toMatchObject({ code: 'BAD_USER_INPUT', fields: { priceId: expect.stringContaining('EUR') } })
    expect(await refused('change', { id, priceId: await unsynced() })).toMatchObject({ code: 'PRICE_NOT_SYNCED', fields: { priceId: expect.any(String) } })
    await stripe.control('DELETE', '/faults')
    expect(await refused('change', { id, quantity: 2, prorationDate: '2001-01-01T00:00:00Z' })).toMatchObject({ code: 'STRIPE_ERROR', message: expect.stringContaining('proration_date') })
    const customer = (await stripe.client.subscriptions.retrieve(id)).customer
    const broken = await stripe.client.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: typeof customer === 'string' ? customer : customer.id })
    await stripe.client.subscriptions.update(id, { default_payment_method: broken.id })
    expect(await refused('change', { id, quantity: 9, proration: 'ALWAYS_INVOICE' })).toMatchObject({ code: 'STRIPE_ERROR', message: expect.stringContaining('declined') })
    expect(await read(id)).toMatchObject({ status: 'active', items: [{ quantity: 1 }], changedOutside: [] })
  })

  it('does not take its own change for somebody else\'s when the answer is lost', async () => {
    const id = await subscribe()
    await stripe.control('POST', '/faults', { mode: 'error_after', count: 1, match: { method: 'POST', path: `/v1/subscriptions/${id}` } })
    expect(await refused('change', { id, quantity: 4 })).toMatchObject({ code: 'STRIPE_ERROR', message: expect.stringContaining('try again') })
    await eventually(async () => { expect(await read(id)).toMatchObject({ items: [{ quantity: 4 }], changedOutside: [] }) })
    await stripe.control('DELETE', '/faults')
  })
})

describe('a change of which Stripe has told nothing', () => {
  const told = async (id: string) => await rows(server.options.databaseUrl, "select action from audit_log where object_id = $1 and object_type = 'Subscription' order by id", [id])
  /** The SDK repeats a call whose connection was cut. */
  const unanswered = async (mode: 'late' | 'drop_before', id: string) => {
    await stripe.control('POST', '/faults', { mode, count: 2, match: { method: 'POST', path: `/v1/subscriptions/${id}` } })
    expect(await refused('change', { id, quantity: 4 })).toMatchObject({ code: 'STRIPE_ERROR', message: expect.stringContaining('did not answer') })
  }
  const mayStillBeMade = { code: 'CONFLICT', message: expect.stringContaining('may still make it: try again in a minute') }

  it('is waited for as long as it may still be made, and is told once it was', async () => {
    const id = await subscribe()
    await unanswered('late', id)
    expect(await refused('cancel', { id, when: 'AT_PERIOD_END' })).toMatchObject(mayStillBeMade)
    expect(await refused('change', { id, quantity: 5 })).toMatchObject(mayStillBeMade)
    expect(await told(id)).toEqual([])
    await stripe.control('POST', '/faults/release')
    await eventually(async () => { expect(await read(id)).toMatchObject({ items: [{ quantity: 4 }], changedOutside: [] }) })
    expect(await operate('cancel', { id, when: 'AT_PERIOD_END' })).toMatchObject({ cancelAtPeriodEnd: true, items: [{ quantity: 4 }], changedOutside: [] })
    expect(await told(id)).toEqual([{ action: 'changeSubscription' }, { action: 'cancelSubscription' }])
  })

  it('is in nobody\'s way after a minute, and not told when it was not made', async () => {
    const id = await subscribe()
    await unanswered('drop_before', id)
    expect(await refused('change', { id, quantity: 5 })).toMatchObject(mayStillBeMade)
    await rows(server.options.databaseUrl, "update asked_change set asked_at = asked_at - interval '1 minute' where object_id = $1", [id])
    expect(await operate('change', { id, quantity: 5 })).toMatchObject({ items: [{ quantity: 5 }], changedOutside: [] })
    expect(await told(id)).toEqual([{ action: 'changeSubscription' }])
  })
})

describe('changedOutside', () => {
  const listed = async (changedOutside: boolean) => {
    const { subscriptions } = await server.graphql<{ subscriptions: { items: { id: string }[] } }>('query ($outside: Boolean) { subscriptions(filter: { changedOutside: $outside }, limit: 100) { items { id } } }', { outside: changedOutside })
    return subscriptions.items.map(({ id }) => id)
  }

  it('lists what somebody changed at Stripe until it is taken over or undone here', async () => {
    const [id, untouched] = [await subscribe(), await subscribe()]
    const item = (await stripe.client.subscriptions.retrieve(id)).items.data[0]?.id ?? ''
    await stripe.client.subscriptions.update(id, { items: [{ id: item, price: prices.large.stripeId, quantity: 7 }] })
    const before = await eventually(async () => {
      const found = await read(id)
      expect(found?.changedOutside).toEqual([
        { field: 'price', ours: prices.small.stripeId, stripes: prices.large.stripeId, since: expect.any(String), remedy: expect.stringContaining('Support') },
        { field: 'quantity', ours: '1', stripes: '7', since: expect.any(String), remedy: expect.stringContaining('Support') },
      ])
      return found
    })
    expect(await listed(true)).toEqual([id])
    expect(await listed(false)).toContain(untouched)
    expect(await listed(false)).not.toContain(id)
    // Canceling is another matter: the rest still differs, and since when it does.
    expect((await operate('cancel', { id, when: 'AT_PERIOD_END' })).changedOutside).toEqual(before?.changedOutside)
    expect((await operate('change', { id, priceId: prices.large.id, quantity: 7 })).changedOutside).toEqual([])
    expect(await listed(true)).toEqual([])
  })

  it('leaves cancellations to the member, and shows one of ours that was taken back', async () => {
    const id = await subscribe()
    await stripe.client.subscriptions.update(id, { cancel_at_period_end: true })
    await eventually(async () => { expect(await read(id)).toMatchObject({ cancelAtPeriodEnd: true, changedOutside: [] }) })
    await stripe.client.subscriptions.update(id, { cancel_at_period_end: false })
    await eventually(async () => { expect(await read(id)).toMatchObject({ cancelAtPeriodEnd: false, changedOutside: [] }) })
    await operate('cancel', { id, when: 'AT_PERIOD_END' })
    await stripe.client.subscriptions.update(id, { cancel_at_period_end: false })
    await eventually(async () => { expect(await read(id)).toMatchObject({ changedOutside: [{ field: 'cancelAtPeriodEnd', ours: 'true', stripes: 'false', remedy: expect.stringContaining('member') }] }) })
    expect(await operate('cancel', { id, when: 'NOW' })).toMatchObject({ status: 'canceled', changedOutside: [] })
  })
})
