import type { DataSource, EntityManager } from 'typeorm'
import { StripeMapping } from '../../entities/stripe-mapping.ts'
import { driftedFields } from '../drift.ts'
import { knownKeys } from '../managed-metadata.ts'
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
    const prerequisite = outcome.result === 'waits' ? await stateOf(manager, leased, outcome.for) : undefined
    const mapping = await lockMapping(manager, leased, leased.kind, leased.localId)
    if (!mapping || !holds(mapping, leased)) return
    const known = await withTombstone(manager, mapping, outcome)
    const pause = apply(mapping, known, prerequisite, leased)
    mapping.leasedUntil = null
    mapping.leasedBy = null
    mapping.nextAttemptAt = null
    await manager.save(mapping)
    if (pause !== undefined) await outbox.schedule(manager, mapping, pause)
    await wakeDependents(manager, outbox, mapping, known)
  })
}

/** The object may have been deleted in Stripe before we learned that our create had made it, and listed as nobody's. */
async function withTombstone(manager: EntityManager, mapping: StripeMapping, outcome: PushOutcome): Promise<PushOutcome> {
  if (outcome.result !== 'confirmed' || mapping.stripeId !== null) return outcome
  const [rows] = await manager.query<[{ deleted_at: Date | null }[], number]>(
    'delete from unrecognized_stripe_object where stripe_id = $1 and account = $2 and livemode = $3 returning deleted_at',
    [outcome.stripeId, mapping.account, mapping.livemode],
  )
  if (!rows[0]?.deleted_at) return outcome
  mapping.stripeId = outcome.stripeId
  return { result: 'deleted' }
}

function holds(mapping: StripeMapping, leased: StripeMapping): boolean {
  return mapping.leasedBy === leased.leasedBy && mapping.generation === leased.generation
    && mapping.leasedUntil?.getTime() === leased.leasedUntil?.getTime()
}

/** Changes the mapping. @returns after how many milliseconds the next attempt is due; undefined: none is */
function apply(mapping: StripeMapping, outcome: PushOutcome, prerequisite: PrerequisiteState | undefined, leased: StripeMapping): number | undefined {
  const now = new Date()
  // What failed is the old content; a change that came meanwhile deserves its own attempt.
  const changedMeanwhile = mapping.revision > leased.revision
  switch (outcome.result) {
    case 'confirmed': {
      const behind = mapping.revision > outcome.revision
      Object.assign(mapping, {
        stripeId: outcome.stripeId, syncedRevision: outcome.revision, pushed: outcome.pushed, sentMetadataKeys: knownKeys(outcome.sentMetadataKeys, mapping.sentMetadataKeys),
        pendingCreate: null, syncedAt: now, attempts: 0, lastError: null, pendingSince: behind ? mapping.pendingSince : null,
        drift: behind ? [] : driftedFields(outcome.pushed, outcome.stripes, now),
      })
      return behind ? 0 : undefined
    }
    case 'retry':
      mapping.attempts += 1
      mapping.lastError = outcome.error
      if (outcome.pendingCreate !== undefined) mapping.pendingCreate = outcome.pendingCreate
      return changedMeanwhile ? 0 : pauseAfter(mapping.attempts)
    case 'refused':
      mapping.attempts += 1
      mapping.lastError = outcome.error
      mapping.pendingCreate = null
      return changedMeanwhile ? 0 : undefined
    case 'deleted':
      Object.assign(mapping, { deletedAt: now, pendingSince: null, attempts: 0, lastError: null, pendingCreate: null, drift: [] })
      return undefined
    case 'waits':
      mapping.lastError = prerequisite === 'refused' ? `${outcome.for.message} Stripe refuses that one: correct it first.` : outcome.for.message
      return prerequisite === 'mapped' ? 0 : PREREQUISITE_PAUSE
  }
}

/**
 * May what waits for this object go on? A price of a product needs its id; a predecessor must not let go of the lookup
 * key before its successor has taken it over, so it waits for a whole push.
 */
export function isReady({ kind, stripeId, syncedRevision, deletedAt }: StripeMapping): boolean {
  return deletedAt === null && stripeId !== null && (kind === 'product' || syncedRevision > 0)
}

/** Where the object stands that has to be in Stripe first. */
type PrerequisiteState = 'mapped' | 'refused' | 'pending'

async function stateOf(manager: EntityManager, { account, livemode }: StripeMapping, { kind, localId }: Prerequisite): Promise<PrerequisiteState> {
  const found = await manager.findOne(StripeMapping, { where: { kind, localId, account, livemode }, lock: { mode: 'pessimistic_read' } })
  if (found && isReady(found)) return 'mapped'
  return found && found.attempts > 0 && !found.nextAttemptAt && !found.leasedUntil ? 'refused' : 'pending'
}

/** The prices of a product that just came to Stripe, or the predecessor of a price that did. */
async function wakeDependents(manager: EntityManager, outbox: CatalogOutbox, mapping: StripeMapping, outcome: PushOutcome): Promise<void> {
  if (outcome.result !== 'confirmed' || !isReady(mapping)) return
  const { kind, localId, account, livemode } = mapping
  const [waiting] = await manager.query<[{ local_id: string }[], number]>(
    `update stripe_mapping set next_attempt_at = clock_timestamp(), last_error = null
     where kind = 'price' and account = $2 and livemode = $3 and revision > synced_revision and deleted_at is null
       and attempts = 0 and leased_until is null and next_attempt_at > now()
       and local_id in (select id from price where ${kind === 'product' ? 'product_id' : 'replaced_by_id'} = $1)
     returning local_id`,
    [localId, account, livemode],
  )
  for (const { local_id } of waiting) await outbox.enqueue(manager, 'price', local_id)
}
