import type { Stripe } from 'stripe'
import type { Simulator } from '../src/simulator.ts'
import { advance, DAY, lastEvent, payer, price } from './billing.ts'
import { closeAll, eventually, refusal, sdk, simulator } from './harness.ts'

let sim: Simulator
let stripe: Stripe
beforeEach(async () => {
  sim = await simulator()
  stripe = sdk(sim)
})
afterEach(closeAll)

test('an invoice of its own: drafted, finalized, paid', async () => {
  const customer = await payer(stripe)
  await stripe.invoiceItems.create({ customer: customer.id, amount: 700, currency: 'eur', description: 'Help' })
  const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include', metadata: { a: 'b' } })
  expect(draft).toMatchObject({ status: 'draft', total: 700, billing_reason: 'manual', parent: null, metadata: { a: 'b' }, lines: { data: [{ description: 'Help', parent: { type: 'invoice_item_details' } }] } })
  const open = await stripe.invoices.finalizeInvoice(draft.id ?? '')
  expect(open).toMatchObject({ status: 'open', number: `${customer.invoice_prefix}-0001`, amount_remaining: 700 })
  expect(await stripe.invoices.pay(draft.id ?? '', { expand: ['payments.data.payment.payment_intent'] })).toMatchObject({ status: 'paid', amount_paid: 700, payments: { data: [{ payment: { payment_intent: { status: 'succeeded' } } }] } })
  expect(await refusal(stripe.invoices.pay(draft.id ?? ''))).toMatchObject({ status: 400, message: 'Invoice is already paid' })
  expect(await refusal(stripe.invoices.voidInvoice(draft.id ?? ''))).toMatchObject({ status: 400, code: 'invoice_not_editable' })
  expect((await lastEvent(stripe, 'invoice.finalized')).data.object).toMatchObject({ id: draft.id, status: 'open' })
})

test('an item is put on a draft that is named, and on no other invoice', async () => {
  const [customer, other] = [await payer(stripe), await payer(stripe)]
  const { id } = await stripe.invoices.create({ customer: customer.id, currency: 'eur' })
  const item = await stripe.invoiceItems.create({ customer: customer.id, invoice: id, amount: 300, currency: 'eur' })
  expect(item.invoice).toBe(id)
  expect(await stripe.invoices.retrieve(id)).toMatchObject({ total: 300, subtotal: 300, amount_due: 300, lines: { data: [{ amount: 300, invoice: id, parent: { invoice_item_details: { invoice_item: item.id } } }] } })
  expect((await lastEvent(stripe, 'invoice.updated')).data).toMatchObject({ object: { id, total: 300 }, previous_attributes: { total: 0 } })
  expect((await stripe.invoiceItems.list({ customer: customer.id, pending: true })).data).toEqual([])
  expect(await refusal(stripe.invoiceItems.create({ customer: other.id, invoice: id, amount: 1, currency: 'eur' }))).toMatchObject({ status: 400, param: 'invoice' })
  expect(await refusal(stripe.invoiceItems.create({ customer: customer.id, invoice: id, amount: 1, currency: 'usd' }))).toMatchObject({ status: 400, param: 'currency' })
  expect(await refusal(stripe.invoiceItems.create({ customer: customer.id, invoice: 'in_unknown', amount: 1, currency: 'eur' }))).toMatchObject({ status: 400, code: 'resource_missing' })
  expect(await stripe.invoices.finalizeInvoice(id)).toMatchObject({ status: 'open', amount_remaining: 300 })
  expect(await refusal(stripe.invoiceItems.create({ customer: customer.id, invoice: id, amount: 1, currency: 'eur' }))).toMatchObject({ status: 400, code: 'invoice_not_editable' })
})

test('void and uncollectible, lists and deletion', async () => {
  const customer = await payer(stripe)
  const make = async (): Promise<string> => {
    await stripe.invoiceItems.create({ customer: customer.id, amount: 700, currency: 'eur' })
    const { id } = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' })
    return id ?? ''
  }
  const [a, b, c] = [await make(), await make(), await make()]
  expect(await stripe.invoices.del(c)).toEqual({ id: c, object: 'invoice', deleted: true })
  for (const id of [a, b]) await stripe.invoices.finalizeInvoice(id)
  expect(await stripe.invoices.voidInvoice(a)).toMatchObject({ status: 'void', status_transitions: { voided_at: expect.any(Number) as number } })
  expect((await stripe.invoicePayments.list({ invoice: a })).data).toMatchObject([{ status: 'canceled' }])
  expect(await stripe.invoices.markUncollectible(b)).toMatchObject({ status: 'uncollectible', amount_remaining: 700 })
  expect(await refusal(stripe.invoices.del(b))).toMatchObject({ status: 400 })
  expect((await stripe.invoices.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([b, a])
  expect((await stripe.invoices.list({ status: 'void' })).data.map(({ id }) => id)).toEqual([a])
  expect(await stripe.invoices.pay(b)).toMatchObject({ status: 'paid' })
})

test('more than ten lines are cut, and listed apart', async () => {
  const customer = await payer(stripe)
  for (let index = 0; index < 13; index++) await stripe.invoiceItems.create({ customer: customer.id, amount: index, currency: 'eur' })
  const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' })
  expect(draft.lines.data).toHaveLength(10)
  expect(draft.lines.has_more).toBe(true)
  const all: number[] = []
  for await (const line of stripe.invoices.listLineItems(draft.id ?? '', { limit: 4 })) all.push(line.amount)
  expect(all).toEqual([...Array(13).keys()])
})

test('what a new subscription would cost, and a customer without anything to come', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  expect(await refusal(stripe.invoices.createPreview({ customer: customer.id }))).toMatchObject({ status: 400, code: 'invoice_upcoming_none' })
  const preview = await stripe.invoices.createPreview({ customer: customer.id, subscription_details: { items: [{ price: gold.id, quantity: 3 }] } })
  expect(preview).toMatchObject({ total: 3000, amount_due: 3000, status: 'draft' })
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toEqual([])
  expect((await stripe.events.list({ type: 'invoice.created' })).data).toEqual([])
})

test('a preview is read like an invoice, with all its lines, and is nothing to pay', async () => {
  const items = (await Promise.all(Array.from({ length: 12 }, async (_, index) => await price(stripe, 100 + index)))).map(({ id }) => ({ price: id }))
  const customer = await payer(stripe)
  const preview = await stripe.invoices.createPreview({ customer: customer.id, subscription_details: { items } })
  expect(preview).toMatchObject({ id: expect.stringMatching(/^upcoming_in_/), lines: { has_more: true, total_count: 12, url: `/v1/invoices/${preview.id}/lines` } })
  expect(preview.lines.data).toHaveLength(10)
  const lines = await stripe.invoices.listLineItems(preview.id, { limit: 5 }).autoPagingToArray({ limit: 100 })
  expect(lines.map(({ amount }) => amount)).toEqual(Array.from({ length: 12 }, (_, index) => 100 + index))
  expect(await stripe.invoices.retrieve(preview.id)).toMatchObject({ id: preview.id, total: preview.total, status: 'draft' })
  expect(await refusal(stripe.invoices.pay(preview.id))).toMatchObject({ status: 404 })
  expect((await stripe.invoices.list()).data.map(({ id }) => id)).not.toContain(preview.id)
})

test('a test clock has a time of its own', async () => {
  const gold = await price(stripe, 1000)
  const start = 1_800_000_000
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start, name: 'A year' })
  const customer = await payer(stripe, 'pm_card_visa', { test_clock: clock.id })
  expect(customer).toMatchObject({ test_clock: clock.id, created: start })
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  expect(subscription).toMatchObject({ created: start, test_clock: clock.id })
  expect(await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + 100 * DAY })).toMatchObject({ status: 'advancing' })
  const ready = await eventually(async () => {
    const now = await stripe.testHelpers.testClocks.retrieve(clock.id)
    return now.status === 'ready' ? now : undefined
  }, 'the clock arrives')
  expect(ready.frozen_time).toBe(start + 100 * DAY)
  const invoices = (await stripe.invoices.list({ subscription: subscription.id })).data
  expect(invoices.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid'])
  const ends = invoices.map(({ lines }) => [lines.data[0]?.period.start, lines.data[0]?.period.end])
  for (let index = 1; index < ends.length; index++) expect(ends[index]?.[1]).toBe(ends[index - 1]?.[0])
  const outside = await stripe.customers.create({})
  expect(Math.abs(outside.created - Date.now() / 1000)).toBeLessThan(60)
  expect(await refusal(stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start }))).toMatchObject({ status: 400, param: 'frozen_time' })
  await stripe.testHelpers.testClocks.del(clock.id)
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true })
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'canceled' })
})

test('a customer takes its subscriptions along', async () => {
  const gold = await price(stripe, 1000)
  const customer = await payer(stripe)
  const { id } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: gold.id }] })
  await stripe.customers.del(customer.id)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' })
  await advance(sim, 40 * DAY)
  expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(1)
})
