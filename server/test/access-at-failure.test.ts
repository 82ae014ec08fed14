import { askAccess } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { startConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'

/** How long Stripe leaves the invoice of a renewal a draft. Milliseconds. */
const DRAFT = 3_600_000

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

it('what was answered at the moment of a failed payment is answered of that moment ever after, without a grace period too', async () => {
  const { client } = world.stripe
  const memberId = await world.nobody()
  const clock = await client.testHelpers.testClocks.create({ frozen_time: seconds(Date.now() - DRAFT) })
  const { id: customer } = await client.customers.create({ name: 'Member', test_clock: clock.id, metadata: { member_console_id: memberId } })
  const { id: default_payment_method } = await client.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  const subscription = await client.subscriptions.create({ customer, default_payment_method, items: [{ price: world.monthly, quantity: 2 }], trial_period_days: 7 })
  await world.becomes(memberId, 'forum.post', { granted: true, validUntil: null })
  await world.settled()

  // The trial ends so that the payment fails at a moment that is then past, when the console knew of the subscription.
  const failing = seconds(Date.now() + 3000)
  await client.subscriptions.update(subscription.id, { trial_end: failing - DRAFT / 1000 })
  const failure = new Date(failing * 1000).toISOString()
  await eventually(() => { expect(Date.now()).toBeGreaterThan(failing * 1000 + 1000) })
  const before = await askAccess(world.server, { id: memberId }, 'forum.post', failure)
  await client.testHelpers.testClocks.advance(clock.id, { frozen_time: failing + 1 })
  await eventually(async () => { expect((await client.subscriptions.retrieve(subscription.id)).status).toBe('past_due') })
  const failed = await world.becomes(memberId, 'forum.post', { granted: true, validUntil: new Date((failing + 7 * 86_400) * 1000).toISOString() })
  expect(before).toMatchObject({ granted: true, validUntil: null, asOf: failure })
  await world.settled()

  await world.server.stop()
  const strict = await startConsole({ databaseUrl: world.server.options.databaseUrl, apiKey: world.server.apiKey, stripe: world.stripe, environment: { PAST_DUE_GRACE_DAYS: '0' } })
  try {
    expect(await askAccess(strict, { id: memberId }, 'forum.post')).toMatchObject({ granted: false, validUntil: null })
    expect(await askAccess(strict, { id: memberId }, 'forum.post', failure)).toMatchObject({ granted: true, validUntil: null, sources: [{ sourceId: subscription.id, until: null }] })
    expect(await askAccess(strict, { id: memberId }, 'forum.post', failed.asOf)).toMatchObject({ granted: true, validUntil: failed.validUntil })
  } finally {
    await strict.stop()
  }
}, 240_000)

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
