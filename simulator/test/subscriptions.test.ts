import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { advance, changeCard, DAY, eventTypes, lastEvent, payer, price } from './billing.ts'
import { closeAll, control, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

/** The invoice, with its payments. */
async function latest(subscription: string): Promise<Stripe.Invoice> {
  const { latest_invoice: invoice } = await stripe.subscriptions.retrieve(subscription, { expand: ['latest_invoice.payments'] })
  if (invoice === null || typeof invoice === 'string') throw new Error('there is no latest invoice')
  return invoice
}

test('a subscription with a good card is active and paid at once', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const before = (await stripe.events.list({ limit: 1 })).data[0]?.id ?? ''
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id, quantity: 2 }], metadata: { member: '7' } })
  expect(subscription).toMatchObject({ object: 'subscription', status: 'active', customer: customer.id, currency: 'eur', metadata: { member: '7' }, cancel_at_period_end: false })
  expect(subscription).not.toHaveProperty('current_period_end')
  const [item] = subscription.items.data
  expect(item).toMatchObject({ object: 'subscription_item', quantity: 2, price: { id: gold.id, object: 'price' }, plan: { id: gold.id, object: 'plan' }, subscription: subscription.id })
  expect(item?.current_period_start).toBe(subscription.created)
  const invoice = await latest(subscription.id)
  expect(invoice).toMatchObject({
    status: 'paid',
    billing_reason: 'subscription_create',
    total: 2000,
    amount_due: 2000,
    amount_paid: 2000,
    amount_remaining: 0,
    total_taxes: [],
    number: `${customer.invoice_prefix}-0001`,
    parent: { type: 'subscription_details', subscription_details: { subscription: subscription.id, metadata: { member: '7' } } },
  })
  expect(invoice.lines.data).toMatchObject([
    {
      amount: 2000,
      description: '2 × Gold (at €10.00 / month)',
      parent: { type: 'subscription_item_details', subscription_item_details: { subscription: subscription.id, subscription_item: item?.id, proration: false } },
      pricing: { price_details: { price: gold.id, product: gold.product } },
      period: { start: item?.current_period_start, end: item?.current_period_end },
    },
  ])
  const [payment] = invoice.payments?.data ?? []
  expect(payment).toMatchObject({ object: 'invoice_payment', status: 'paid', amount_paid: 2000, is_default: true, payment: { type: 'payment_intent' } })
  expect(await stripe.invoicePayments.retrieve(payment?.id ?? '')).toEqual(payment)
  expect((await stripe.invoicePayments.list({ invoice: invoice.id ?? '' })).data).toHaveLength(1)
  expect(await stripe.paymentIntents.retrieve(payment?.payment.payment_intent as string)).toMatchObject({ status: 'succeeded', amount_received: 2000 })
  expect(await stripe.invoices.retrieve(invoice.id ?? '')).not.toHaveProperty('payments')
  expect(await eventTypes(stripe, before)).toEqual([
    'invoice.created', 'customer.updated', 'customer.subscription.created', 'customer.updated', 'payment_intent.created', 'invoice.updated', 'invoice.finalized', 'charge.succeeded',
    'payment_intent.succeeded', 'invoice.updated', 'invoice.paid', 'invoice.payment_succeeded', 'invoice_payment.paid', 'customer.subscription.updated',
  ])
  expect((await lastEvent(stripe, 'customer.subscription.updated')).data.previous_attributes).toEqual({ status: 'incomplete' })
})

test('renewals are drafts for an hour, then paid; periods are contiguous', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  const end = items.data[0]?.current_period_end ?? 0
  const { now } = await control<{ now: number }>(sim, 'GET', '/clock')
  await advance(sim, end - now + 60)
  const draft = await latest(id)
  expect(draft).toMatchObject({ status: 'draft', billing_reason: 'subscription_cycle', auto_advance: true, number: null, created: end, period_end: end, automatically_finalizes_at: end + 3600 })
  expect((await stripe.subscriptions.retrieve(id)).items.data[0]).toMatchObject({ current_period_start: end })
  expect((await lastEvent(stripe, 'customer.subscription.updated'))).toMatchObject({ created: end, request: { id: null }, data: { previous_attributes: { latest_invoice: expect.any(String) as string } } })
  await advance(sim, 3600)
  expect(await latest(id)).toMatchObject({ id: draft.id, status: 'paid', amount_paid: 1000, status_transitions: { finalized_at: end + 3600, paid_at: end + 3600 } })
  await advance(sim, 93 * DAY)
  expect((await stripe.invoices.list({ subscription: id, limit: 100 })).data.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid', 'paid'])
})

test('a failed renewal is tried again and ends the subscription', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  await changeCard(stripe, customer.id, 'pm_card_chargeCustomerFail')
  const end = items.data[0]?.current_period_end ?? 0
  await advance(sim, end - Math.floor(Date.now() / 1000) + 3700)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'past_due' })
  const failed = await latest(id)
  expect(failed).toMatchObject({ status: 'open', attempted: true, attempt_count: 1, next_payment_attempt: end + 3600 + 3 * DAY, amount_remaining: 1000, payments: { data: [{ status: 'open' }] } })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ delinquent: true })
  await advance(sim, 3 * DAY)
  expect(await latest(id)).toMatchObject({ attempt_count: 2, next_payment_attempt: end + 3600 + 8 * DAY })
  await advance(sim, 12 * DAY)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled', ended_at: end + 3600 + 15 * DAY, cancellation_details: { reason: 'payment_failed' } })
  expect(await latest(id)).toMatchObject({ status: 'open', attempt_count: 4, next_payment_attempt: null, auto_advance: false })
  expect((await stripe.events.list({ type: 'invoice.payment_failed' })).data).toHaveLength(4)
})

test('a past due subscription recovers by paying, and can become unpaid', async () => {
  await control(sim, 'POST', '/billing/settings', { afterRetries: 'unpaid', retryDays: [1] })
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  await changeCard(stripe, customer.id, 'pm_card_chargeCustomerFail')
  await advance(sim, (items.data[0]?.current_period_end ?? 0) - Math.floor(Date.now() / 1000) + 7200)
  const open = await latest(id)
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('past_due')
  const error = await stripe.invoices.pay(open.id ?? '').catch((caught: unknown) => caught)
  expect(error).toMatchObject({ statusCode: 402, code: 'card_declined' })
  expect(await latest(id)).toMatchObject({ attempt_count: 1 })
  await advance(sim, DAY)
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('unpaid')
  await changeCard(stripe, customer.id, 'pm_card_visa')
  expect(await stripe.invoices.pay(open.id ?? '')).toMatchObject({ status: 'paid' })
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('active')
})

test('a first payment that fails leaves an incomplete subscription, which expires after 23 hours', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe, 'pm_card_chargeCustomerFail')
  expect(await refusal(stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }], payment_behavior: 'error_if_incomplete' }))).toMatchObject({ status: 402, code: 'card_declined' })
  expect((await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data).toEqual([])
  const first = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  expect(first.status).toBe('incomplete')
  expect(await refusal(stripe.subscriptions.update(first.id, { cancel_at_period_end: false, description: 'x' }))).toMatchObject({ status: 400 })
  const second = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }], payment_behavior: 'default_incomplete', expand: ['latest_invoice.confirmation_secret'] })
  expect(second).toMatchObject({ status: 'incomplete', latest_invoice: { status: 'open', attempted: false, confirmation_secret: { type: 'payment_intent' } } })
  const [payment] = (await stripe.invoicePayments.list({ invoice: (second.latest_invoice as Stripe.Invoice).id ?? '' })).data
  await stripe.paymentIntents.confirm(payment?.payment.payment_intent as string, { payment_method: 'pm_card_visa' })
  expect((await stripe.subscriptions.retrieve(second.id)).status).toBe('active')
  await advance(sim, 23 * 3600)
  expect(await stripe.subscriptions.retrieve(first.id)).toMatchObject({ status: 'incomplete_expired' })
  expect(await latest(first.id)).toMatchObject({ status: 'void' })
  expect(await refusal(stripe.subscriptions.cancel(first.id))).toMatchObject({ status: 404 })
})

test('3-D Secure keeps a subscription incomplete until its owner has passed it', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe, 'pm_card_authenticationRequired')
  const { id, status } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  expect(status).toBe('incomplete')
  const intent = (await latest(id)).payments?.data[0]?.payment.payment_intent as string
  expect(await stripe.paymentIntents.retrieve(intent)).toMatchObject({ status: 'requires_action' })
  expect(await eventTypes(stripe)).toContain('invoice.payment_action_required')
  await control(sim, 'POST', `/payment_intents/${intent}/authenticate`, { succeed: true })
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('active')
})

test('a trial costs nothing, is told of before its end, and ends in a paid period', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const trial = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }], trial_period_days: 10 })
  expect(trial).toMatchObject({ status: 'trialing', trial_end: trial.created + 10 * DAY, billing_cycle_anchor: trial.created + 10 * DAY })
  expect(await latest(trial.id)).toMatchObject({ status: 'paid', total: 0, payments: { data: [] }, lines: { data: [{ amount: 0, description: 'Trial period for Gold' }] } })
  await advance(sim, 7 * DAY)
  expect(await lastEvent(stripe, 'customer.subscription.trial_will_end')).toMatchObject({ created: trial.created + 7 * DAY })
  await advance(sim, 3 * DAY + 3600)
  expect(await stripe.subscriptions.retrieve(trial.id)).toMatchObject({ status: 'active', items: { data: [{ current_period_start: trial.created + 10 * DAY }] } })
  expect(await latest(trial.id)).toMatchObject({ status: 'paid', total: 1000, billing_reason: 'subscription_cycle' })
})

test('a trial without a card pauses or cancels when told so, and a paused one resumes', async () => {
  const gold = await price(stripe, 1000)
  const { id: customer } = await stripe.customers.create({})
  const start = (missing: 'pause' | 'cancel'): Promise<Stripe.Subscription> =>
    stripe.subscriptions.create({ customer, items: [{ price: gold.id }], trial_period_days: 1, trial_settings: { end_behavior: { missing_payment_method: missing } } })
  const [paused, canceled] = [await start('pause'), await start('cancel')]
  await advance(sim, DAY)
  expect((await stripe.subscriptions.retrieve(paused.id)).status).toBe('paused')
  expect((await stripe.subscriptions.retrieve(canceled.id)).status).toBe('canceled')
  await changeCard(stripe, customer, 'pm_card_visa')
  expect(await stripe.subscriptions.resume(paused.id)).toMatchObject({ status: 'active' })
  expect(await eventTypes(stripe)).toEqual(expect.arrayContaining(['customer.subscription.paused', 'customer.subscription.resumed']))
  const early = await stripe.subscriptions.create({ customer, items: [{ price: gold.id }], trial_period_days: 5 })
  expect(await stripe.subscriptions.update(early.id, { trial_end: 'now' })).toMatchObject({ status: 'active', trial_end: expect.any(Number) as number })
  expect(await latest(early.id)).toMatchObject({ status: 'paid', total: 1000 })
})

test('changes are prorated: later, at once, or not', async () => {
  const [gold, platinum] = [await price(stripe, 3000), await price(stripe, 6000, 'Platinum')]
  const customer = await payer(stripe)
  const { id, items, created } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  const [item] = items.data
  const length = (item?.current_period_end ?? 0) - created
  const half = created + Math.floor(length / 2)
  const rest = ((item?.current_period_end ?? 0) - half) / length
  const preview = await stripe.invoices.createPreview({
    customer: customer.id,
    subscription: id,
    subscription_details: { items: [{ id: item?.id ?? '', price: platinum.id }], proration_behavior: 'always_invoice', proration_date: half },
  })
  expect(preview).toMatchObject({ status: 'draft', number: null, total: Math.round(6000 * rest) - Math.round(3000 * rest), lines: { data: [{ amount: -Math.round(3000 * rest) }, { amount: Math.round(6000 * rest) }] } })
  expect(preview.id).toMatch(/^upcoming_in_/)
  expect((await stripe.subscriptions.retrieve(id)).items.data[0]?.price.id).toBe(gold.id)
  await stripe.subscriptions.update(id, { items: [{ id: item?.id ?? '', price: platinum.id }], proration_behavior: 'always_invoice', proration_date: half })
  const change = await latest(id)
  expect(change).toMatchObject({ status: 'paid', billing_reason: 'subscription_update', total: preview.total })
  expect(change.lines.data).toMatchObject([
    { description: expect.stringMatching(/^Unused time on Gold after /) as string, parent: { type: 'subscription_item_details', subscription_item_details: { proration: true, subscription_item: item?.id } } },
    { description: expect.stringMatching(/^Remaining time on Platinum after /) as string },
  ])
  await stripe.subscriptions.update(id, { items: [{ id: item?.id ?? '', quantity: 2 }], proration_date: half })
  expect((await latest(id)).id).toBe(change.id)
  expect((await stripe.invoiceItems.list({ customer: customer.id, pending: true })).data).toHaveLength(2)
  const next = await stripe.invoices.createPreview({ customer: customer.id, subscription: id })
  expect(next.total).toBe(12_000 + Math.round(12_000 * rest) - Math.round(6000 * rest))
  await stripe.subscriptions.update(id, { items: [{ id: item?.id ?? '', quantity: 3 }], proration_behavior: 'none' })
  expect((await stripe.invoiceItems.list({ customer: customer.id, pending: true })).data).toHaveLength(2)
})

test('a downgrade becomes credit that later invoices use', async () => {
  const [gold, bronze] = [await price(stripe, 3000), await price(stripe, 100, 'Bronze')]
  const customer = await payer(stripe)
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  await stripe.subscriptions.update(id, { items: [{ id: items.data[0]?.id ?? '', price: bronze.id }], proration_behavior: 'always_invoice' })
  const change = await latest(id)
  expect(change).toMatchObject({ status: 'paid', amount_due: 0, starting_balance: 0, ending_balance: change.total })
  expect(change.total).toBeLessThan(-2800)
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: change.total })
  await advance(sim, 32 * DAY)
  expect(await latest(id)).toMatchObject({ status: 'paid', total: 100, amount_due: 0, starting_balance: change.total, ending_balance: change.total + 100 })
})

test('another interval starts a new period, items are added and removed', async () => {
  const [monthly, yearly, extra] = [await price(stripe, 1000), await price(stripe, 10_000, 'Gold yearly', 'year'), await price(stripe, 500, 'Extra')]
  const customer = await payer(stripe)
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: monthly.id }] })
  await advance(sim, 10 * DAY)
  const more = await stripe.subscriptions.update(id, { items: [{ price: extra.id, quantity: 4 }], proration_behavior: 'none' })
  expect(more.items.data.map(({ price: { id: one }, quantity }) => [one, quantity])).toEqual([[monthly.id, 1], [extra.id, 4]])
  expect((await stripe.subscriptionItems.list({ subscription: id })).data).toEqual(more.items.data)
  expect(await stripe.subscriptionItems.retrieve(more.items.data[1]?.id ?? '')).toEqual(more.items.data[1])
  expect((await stripe.subscriptions.list({ price: extra.id })).data.map((one) => one.id)).toEqual([id])
  await stripe.subscriptions.update(id, { items: [{ id: more.items.data[1]?.id ?? '', deleted: true }], proration_behavior: 'none' })
  const changed = await stripe.subscriptions.update(id, { items: [{ id: items.data[0]?.id ?? '', price: yearly.id }] })
  const { now } = await control<{ now: number }>(sim, 'GET', '/clock')
  expect(changed.billing_cycle_anchor).toBeGreaterThan(now - 20)
  expect(changed.items.data[0]?.current_period_start).toBe(changed.billing_cycle_anchor)
  const invoice = await latest(id)
  expect(invoice.lines.data.map(({ amount }) => Math.sign(amount))).toEqual([-1, 1])
  expect(invoice).toMatchObject({ status: 'paid' })
})

test('cancellation: at the end of the period and back, now with credit, by a date', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const start = (): Promise<Stripe.Subscription> => stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  const [a, b] = [await start(), await start()]
  const end = a.items.data[0]?.current_period_end ?? 0
  expect(await stripe.subscriptions.update(a.id, { cancel_at_period_end: true, cancellation_details: { feedback: 'too_expensive' } })).toMatchObject({
    status: 'active', cancel_at_period_end: true, cancel_at: end, cancellation_details: { feedback: 'too_expensive', reason: 'cancellation_requested' },
  })
  expect(await stripe.subscriptions.update(a.id, { cancel_at_period_end: false })).toMatchObject({ cancel_at: null, canceled_at: null, cancel_at_period_end: false })
  await stripe.subscriptions.update(a.id, { cancel_at_period_end: true })
  const canceled = await stripe.subscriptions.cancel(b.id, { prorate: true, invoice_now: true, expand: ['latest_invoice'] })
  expect(canceled).toMatchObject({ status: 'canceled', latest_invoice: { status: 'paid', total: expect.any(Number) as number } })
  expect(await refusal(stripe.subscriptions.update(b.id, { items: [{ price: gold.id }] }))).toMatchObject({ status: 400, message: expect.stringContaining('canceled subscription') as string })
  expect((await stripe.subscriptions.update(b.id, { metadata: { why: 'x' } })).metadata).toEqual({ why: 'x' })
  await advance(sim, 32 * DAY)
  expect(await stripe.subscriptions.retrieve(a.id)).toMatchObject({ status: 'canceled', ended_at: end })
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toEqual([])
  expect((await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data).toHaveLength(2)
  expect((await stripe.invoices.list({ subscription: a.id })).data).toHaveLength(1)
  expect(await lastEvent(stripe, 'customer.subscription.deleted')).toMatchObject({ created: end, data: { object: { id: a.id, status: 'canceled' } } })
})

test('collection can be paused, and invoices can be sent instead of charged', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const { id } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  await stripe.subscriptions.update(id, { pause_collection: { behavior: 'void' } })
  await advance(sim, 31 * DAY + 3600)
  expect(await latest(id)).toMatchObject({ status: 'void' })
  expect((await stripe.subscriptions.update(id, { pause_collection: { behavior: 'keep_as_draft' } })).status).toBe('active')
  await advance(sim, 31 * DAY + 3600)
  expect(await latest(id)).toMatchObject({ status: 'draft', auto_advance: false })
  expect((await stripe.subscriptions.update(id, { pause_collection: '' })).pause_collection).toBeNull()
  const sent = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }], collection_method: 'send_invoice', days_until_due: 7 })
  expect(sent.status).toBe('active')
  expect(await latest(sent.id)).toMatchObject({ status: 'draft', collection_method: 'send_invoice' })
  await advance(sim, 8 * DAY)
  expect(await latest(sent.id)).toMatchObject({ status: 'open', attempt_count: 0 })
  expect((await stripe.subscriptions.retrieve(sent.id)).status).toBe('past_due')
  await stripe.invoices.pay((await latest(sent.id)).id ?? '', { paid_out_of_band: true })
  expect((await stripe.subscriptions.retrieve(sent.id)).status).toBe('active')
})

test.each([
  ['no card', {}, { status: 400, code: 'resource_missing' }],
  ['a price that is none', { items: [{ price: 'price_none' }] }, { code: 'resource_missing', param: 'items[0][price]' }],
  ['a trial in the past', { trial_end: 1 }, { param: 'trial_end' }],
  ['two trials', { trial_end: 4_000_000_000, trial_period_days: 3 }, { param: 'trial_end' }],
  ['no customer', { customer: 'cus_none' }, { code: 'resource_missing', param: 'customer' }],
])('refuses %s', async (_what, params, expected) => {
  const gold = await price(stripe, 1000)
  const { id } = await stripe.customers.create({})
  expect(await refusal(stripe.subscriptions.create({ customer: id, items: [{ price: gold.id }], ...params }))).toMatchObject(expected)
})

test('a subscription comes with its first ten items, in events too; the others are on the next page of its list', async () => {
  const customer = await payer(stripe)
  const prices = await Promise.all(Array.from({ length: 13 }, (_, index) => price(stripe, 100 + index)))
  const before = (await stripe.events.list({ limit: 1 })).data[0]?.id ?? ''
  const { id, items } = await stripe.subscriptions.create({ customer: customer.id, items: prices.map((each) => ({ price: each.id })) })
  expect(items).toMatchObject({ has_more: true, total_count: 13, url: `/v1/subscription_items?subscription=${id}` })
  expect(items.data).toHaveLength(10)
  expect((await stripe.subscriptions.list({ customer: customer.id })).data[0]?.items).toMatchObject({ has_more: true })
  const [created] = (await stripe.events.list({ ending_before: before, type: 'customer.subscription.created' })).data
  expect(created?.data.object).toMatchObject({ items: { has_more: true, data: items.data.map((item) => ({ id: item.id })) } })

  const all = await stripe.subscriptionItems.list({ subscription: id, limit: 5 }).autoPagingToArray({ limit: 100 })
  expect(all.slice(0, 10)).toEqual(items.data)
  expect(all.map(({ price: each }) => each.id)).toEqual(prices.map((each) => each.id))
  const back = await stripe.subscriptionItems.list({ subscription: id, ending_before: all[12]?.id ?? '', limit: 3 })
  expect([back.data, back.has_more]).toEqual([all.slice(9, 12), true])
  expect(await refusal(stripe.subscriptionItems.list({ subscription: id, starting_after: 'si_nobody' }))).toMatchObject({ status: 400, code: 'resource_missing' })
})
