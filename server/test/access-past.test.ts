import fc from 'fast-check'
import { setTimeout as pause } from 'node:timers/promises'
import { allAccess, type AccessAnswer } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { createGrant, REVOKE_GRANT, setProductSets } from './entitlement-calls.ts'

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

type Step = 'grant' | 'grantEnds' | 'revoke' | 'quantity' | 'cancelLater' | 'goOn' | 'cancel' | 'productSets' | 'month'
const step = fc.constantFrom<Step>('grant', 'grantEnds', 'revoke', 'quantity', 'cancelLater', 'goOn', 'cancel', 'productSets', 'month')

describe('the past', () => {
  it('is answered as it was answered then, whatever happened since', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), fc.boolean(), async (steps, shuffle) => {
      const { memberId, subscription } = await world.subscriber()
      await world.settled()
      const answers: Record<string, AccessAnswer>[] = []
      const grants: string[] = []
      let both = false
      for (const each of steps) {
        // What happens in Stripe counts when it arrives: one answer is given before, one after.
        await world.stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
        await take(each)
        await pause(2)
        answers.push(await allAccess(world.server, memberId))
        await world.stripe.control('POST', '/delivery/mode', { mode: 'normal' })
        await world.stripe.control('POST', '/delivery/release', { shuffle })
        await world.settled()
        await pause(2)
        answers.push(await allAccess(world.server, memberId))
        await pause(2)
      }
      for (const answer of answers) {
        const asOf = Object.values(answer)[0]?.asOf
        expect(asOf).toBeDefined()
        expect(withoutSubscription(await allAccess(world.server, memberId, asOf))).toEqual(withoutSubscription(answer))
      }

      async function take(each: Step): Promise<void> {
        const current = await world.stripe.client.subscriptions.retrieve(subscription)
        const [item] = current.items.data
        if (each === 'grant' || each === 'grantEnds') {
          grants.push((await createGrant(world.server, { member: { id: memberId }, entitlementSetId: world.extra.id, ...(each === 'grantEnds' && { endsAt: new Date(Date.now() + 400).toISOString() }) })).id)
        }
        if (each === 'revoke') await world.server.graphqlRaw(REVOKE_GRANT, { input: { id: grants.pop() ?? memberId, reason: 'A test' } })
        if (each === 'productSets') {
          both = !both
          await setProductSets(world.server, world.goldProduct, both ? [world.gold.id, world.extra.id] : [world.gold.id])
        }
        if (each === 'month') await world.stripe.control('POST', '/clock/advance', { seconds: 31 * 86_400 })
        if (current.status === 'canceled') return
        if (each === 'quantity') await world.stripe.client.subscriptions.update(subscription, { items: [{ id: item?.id ?? '', quantity: ((item?.quantity ?? 1) % 7) + 1 }] })
        if (each === 'cancelLater') await world.stripe.client.subscriptions.update(subscription, { cancel_at_period_end: true })
        if (each === 'goOn') await world.stripe.client.subscriptions.update(subscription, { cancel_at_period_end: false })
        if (each === 'cancel') await world.stripe.client.subscriptions.cancel(subscription)
      }
    }), { numRuns: 5, endOnFailure: true })
    await setProductSets(world.server, world.goldProduct, [world.gold.id])
  }, 300_000)

  /** A subscription and a grant are shown as they are today, whenever the access was. */
  function withoutSubscription(answers: Record<string, AccessAnswer>): object {
    return Object.fromEntries(Object.entries(answers).map(([key, { sources, ...answer }]) => [
      key, { ...answer, sources: sources.map(({ kind, sourceId, value, quantity, until, since }) => ({ kind, sourceId, value, quantity, until, since })).sort((a, b) => (a.sourceId + a.value < b.sourceId + b.value ? -1 : 1)) },
    ]))
  }
})
