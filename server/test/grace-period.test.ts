import { askAccess } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { rows } from './rows.ts'

const DAY = 86_400_000

let world: AccessWorld
let memberId: string
beforeAll(async () => {
  world = await startAccessWorld()
  const made = await world.subscriber({ trial_period_days: 14 }, 'pm_card_chargeCustomerFail')
  memberId = made.memberId
  await world.becomes(memberId, 'forum.post', { granted: true, validUntil: null })
  await world.stripe.control('POST', '/clock/advance', { seconds: 15 * 86_400 })
  await eventually(async () => { expect((await world.stripe.client.subscriptions.retrieve(made.subscription)).status).toBe('past_due') })
  await world.settled()
}, 240_000)
afterAll(async () => await world?.stop())

/** The same console, started again with another setting. */
async function again(days: number): Promise<StartedConsole> {
  return await startConsole({ databaseUrl: world.server.options.databaseUrl, apiKey: world.server.apiKey, stripe: world.stripe, environment: { PAST_DUE_GRACE_DAYS: String(days) } })
}

const records = async () => await rows<{ open: boolean }>(world.server.options.databaseUrl, 'select upper_inf(recorded) as open from provision where member_id = $1', [memberId])

it('a changed grace period counts from the next start on, and what was answered before stays', async () => {
  const answered = await world.becomes(memberId, 'forum.post', { granted: true, validUntil: expect.any(String) })
  const failedAt = Date.parse(answered.validUntil ?? '') - 7 * DAY
  await world.server.stop()

  const longer = await again(30)
  const extended = await askAccess(longer, { id: memberId }, 'forum.post')
  expect(extended).toMatchObject({ granted: true, validUntil: new Date(failedAt + 30 * DAY).toISOString() })
  expect(await askAccess(longer, { id: memberId }, 'forum.post', answered.asOf)).toMatchObject({ granted: true, validUntil: answered.validUntil })
  const written = await records()
  await longer.stop()

  const same = await again(30)
  expect(await records()).toEqual(written)
  await same.stop()

  const [none, other] = await Promise.all([again(0), again(0)])
  // Stripe's clock was put forward, so that the failure is still to come.
  expect(await askAccess(none, { id: memberId }, 'forum.post')).toMatchObject({ granted: true, validUntil: new Date(failedAt).toISOString() })
  expect(await askAccess(none, { id: memberId }, 'forum.post', extended.asOf)).toMatchObject({ granted: true, validUntil: extended.validUntil })
  expect((await records()).filter(({ open }) => open)).toHaveLength(1)
  await Promise.all([none.stop(), other.stop()])

  const [first, second] = await Promise.all([again(366), again(366)])
  expect(await askAccess(first, { id: memberId }, 'forum.post')).toMatchObject({ granted: true, validUntil: new Date(failedAt + 366 * DAY).toISOString() })
  expect((await records()).filter(({ open }) => open)).toHaveLength(1)
  await Promise.all([first.stop(), second.stop()])
}, 240_000)
