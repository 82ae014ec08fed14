import type { DataSource, EntityManager } from 'typeorm'
import { StripeMapping } from '../../entities/stripe-mapping.ts'
import type { CatalogOutbox } from '../outbox.ts'
import { lockMapping } from './lease.ts'
import type { Prerequisite, PushOutcome } from './outcome.ts'

/** The longest pause between two attempts. Milliseconds. */
const LONGEST_PAUSE = 5 * 60_000
/** A push that waits for another object is woken by it; this is only the safety net. Milliseconds. */
const PREREQUISITE_PAUSE = 60_000

/** Half fixed, half random, doubling from one second: clients that failed together do not return together. */
export function pauseAfter(attempts: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(attempts - 1, 20))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}

/** Writes down what came of a push, and wakes whoever waited for it; nothing if the lease was lost meanwhile. */
export async function settle(dataSource: DataSource, outbox: CatalogOutbox, leased: StripeMapping, outcome: PushOutcome): Promise<void> {
  await dataSource.transaction(async (manager) => {
    // The prerequisite is locked first, in the order in which its own settling locks us.
    const ready = outcome.result === 'waits' && (await isMapped(manager, leased, outcome.for))
    const mapping = await lockMapping(manager, leased, leased.kind, leased.localId)
    if (!mapping || mapping.leasedBy !== leased.leasedBy || mapping.leasedUntil?.getTime() !== leased.leasedUntil?.getTime()) return
    mapping.leasedUntil = null
    mapping.leasedBy = null
    apply(mapping, outcome, ready, leased)
    await manager.save(mapping)
    if (mapping.deletedAt || !mapping.nextAttemptAt) return await wakeDependents(manager, outbox, mapping, outcome)
    await outbox.enqueue(manager, mapping.kind, mapping.localId, mapping.nextAttemptAt)
    await wakeDependents(manager, outbox, mapping, outcome)
  })
}

function apply(mapping: StripeMapping, outcome: PushOutcome, ready: boolean, leased: StripeMapping): void {
  const now = new Date()
  const changedMeanwhile = mapping.revision > leased.revision
  switch (outcome.result) {
    case 'confirmed': {
      const behind = mapping.revision > outcome.revision
      Object.assign(mapping, {
        stripeId: outcome.stripeId, syncedRevision: outcome.revision, pushed: outcome.pushed, pendingCreate: null, syncedAt: now,
        attempts: 0, lastError: null, drift: [], nextAttemptAt: behind ? now : null, pendingSince: behind ? mapping.pendingSince : null,
      })
      return
    }
    case 'retry':
      mapping.attempts += 1
      mapping.lastError = outcome.error
      mapping.nextAttemptAt = changedMeanwhile ? now : new Date(now.getTime() + pauseAfter(mapping.attempts))
      if (outcome.pendingCreate !== undefined) mapping.pendingCreate = outcome.pendingCreate
      return
    case 'refused':
      mapping.attempts += 1
      mapping.lastError = outcome.error
      mapping.pendingCreate = null
      // What was refused is the old content; a change that came meanwhile deserves its own attempt.
      mapping.nextAttemptAt = changedMeanwhile ? now : null
      return
    case 'deleted':
      Object.assign(mapping, { deletedAt: now, nextAttemptAt: null, pendingSince: null, attempts: 0, lastError: null, pendingCreate: null, drift: [] })
      return
    case 'waits':
      mapping.lastError = outcome.for.message
      mapping.nextAttemptAt = ready ? now : new Date(now.getTime() + PREREQUISITE_PAUSE)
  }
}

async function isMapped(manager: EntityManager, { account, livemode }: StripeMapping, { kind, localId }: Prerequisite): Promise<boolean> {
  const found = await manager.findOne(StripeMapping, { where: { kind, localId, account, livemode }, lock: { mode: 'pessimistic_read' } })
  return found !== null && found.stripeId !== null && found.deletedAt === null
}

/** The prices of a product that just came to Stripe, or the predecessor of a price that did. */
async function wakeDependents(manager: EntityManager, outbox: CatalogOutbox, mapping: StripeMapping, outcome: PushOutcome): Promise<void> {
  if (outcome.result !== 'confirmed') return
  const { kind, localId, account, livemode } = mapping
  const [waiting] = await manager.query<[{ local_id: string }[], number]>(
    `update stripe_mapping set next_attempt_at = now(), last_error = null
     where kind = 'price' and account = $2 and livemode = $3 and revision > synced_revision and deleted_at is null
       and attempts = 0 and leased_until is null and next_attempt_at > now()
       and local_id in (select id from price where ${kind === 'product' ? 'product_id' : 'replaced_by_id'} = $1)
     returning local_id`,
    [localId, account, livemode],
  )
  for (const { local_id } of waiting) await outbox.enqueue(manager, 'price', local_id)
}
