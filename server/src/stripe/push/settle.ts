import { In, type DataSource, type EntityManager } from 'typeorm'
import { StripeMapping, type CatalogKind } from '../../entities/stripe-mapping.ts'
import type { StripeAccount } from '../account.ts'
import { driftedFields } from '../drift.ts'
import { knownKeys } from '../managed-metadata.ts'
import { tryLockObjects } from '../projection/projected-writer.ts'
import { isReady, type Prerequisite, type PushOutcome } from './outcome.ts'
import { wakeDependents, writeSettled, type Written } from './settled-rows.ts'

/** The longest pause between two attempts. Milliseconds. */
const LONGEST_PAUSE = 5 * 60_000
/** A push that waits for another object is woken by it; this is only the safety net. Milliseconds. */
const PREREQUISITE_PAUSE = 60_000

/** What came of the push of a mapping, which is as it was when it was claimed. */
export interface Settlement { leased: StripeMapping; outcome: PushOutcome }

/** `held`: somebody else holds them right now, so they are to be settled again. `due`: another push is, at once. */
export interface Settled<Each> { held: Each[]; due: boolean }

/** Half fixed, half random, doubling from one second: clients that failed together do not return together. */
export function pauseAfter(attempts: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(attempts - 1, 20))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}

/** Writes down what came of pushes to one account, and wakes what waited for them; nothing of those whose lease was lost meanwhile. */
export async function settle<Each extends Settlement>(dataSource: DataSource, account: StripeAccount, settlements: readonly Each[]): Promise<Settled<Each>> {
  const { waits = [], others = [] } = Object.groupBy(settlements, ({ outcome }) => (outcome.result === 'waits' ? 'waits' : 'others'))
  const settled = others.length === 0 ? [] : [await dataSource.transaction(async (manager) => await write(manager, account, others))]
  for (const each of waits) {
    settled.push(await dataSource.transaction(async (manager) => {
      // Locked before what waits for it: whoever settles it either sees that, or is seen here.
      const state = each.outcome.result === 'waits' ? await stateOf(manager, account, each.outcome.for) : 'pending'
      if (state === 'locked') return { held: [each], due: false }
      return await write(manager, account, [each], state)
    }))
  }
  return { held: settled.flatMap(({ held }) => held), due: settled.some(({ due }) => due) }
}

/** Of its own rows it waits for none while it holds others, so that nobody waits in a circle. */
async function write<Each extends Settlement>(manager: EntityManager, account: StripeAccount, settlements: readonly Each[], prerequisite: PrerequisiteState = 'pending'): Promise<Settled<Each>> {
  const found = await manager.find(StripeMapping, {
    where: { kind: In<CatalogKind>(['product', 'price']), localId: In(settlements.map(({ leased }) => leased.localId)), account: account.account, livemode: account.livemode },
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  })
  const mappings = new Map(found.map((mapping) => [mapping.localId, mapping]))
  // Whoever learns at this moment that one was deleted in Stripe either sees what is written here, or is seen.
  const made = new Map(settlements.map((each) => [each, madeNow(each, mappings)]))
  const free = await tryLockObjects(manager, [...made.values()].filter((id) => id !== undefined))
  const isFree = (id: string | undefined): boolean => id === undefined || free.has(id)
  const { held = [], ours = [] } = Object.groupBy(settlements, (each) => (mappings.has(each.leased.localId) && isFree(made.get(each)) ? 'ours' : 'held'))
  const buried = await takeTombstones(manager, account, [...free])
  const written = ours.flatMap(({ leased, outcome }): Written[] => {
    const mapping = mappings.get(leased.localId)
    if (!mapping || !holds(mapping, leased)) return []
    const known: PushOutcome = outcome.result === 'confirmed' && buried.has(outcome.stripeId) ? { result: 'deleted' } : outcome
    if (outcome.result === 'confirmed') mapping.stripeId ??= outcome.stripeId
    return [{ mapping, pause: apply(mapping, known, prerequisite, leased), confirmed: known.result === 'confirmed' }]
  })
  await writeSettled(manager, account, written)
  const woken = await wakeDependents(manager, account, written.flatMap(({ mapping, confirmed }) => (confirmed && isReady(mapping) ? mapping.localId : [])))
  return { held, due: woken > 0 || written.some(({ pause }) => pause === 0) }
}

/** The id of what a create made of which nobody knew yet. */
function madeNow({ leased, outcome }: Settlement, mappings: ReadonlyMap<string, StripeMapping>): string | undefined {
  const mapping = mappings.get(leased.localId)
  return mapping && mapping.stripeId === null && holds(mapping, leased) && outcome.result === 'confirmed' ? outcome.stripeId : undefined
}

/** An object may have been deleted in Stripe before we learned that our create had made it, and listed as nobody's. @returns the ids of such */
async function takeTombstones(manager: EntityManager, { account, livemode }: StripeAccount, made: readonly string[]): Promise<Set<string>> {
  if (made.length === 0) return new Set()
  const [rows] = await manager.query<[{ stripe_id: string; deleted_at: Date | null }[], number]>(
    'delete from unrecognized_stripe_object where stripe_id = any($1) and account = $2 and livemode = $3 returning stripe_id, deleted_at', [made, account, livemode])
  return new Set(rows.flatMap((row) => (row.deleted_at ? row.stripe_id : [])))
}

function holds(mapping: StripeMapping, leased: StripeMapping): boolean {
  return mapping.leasedBy === leased.leasedBy && mapping.generation === leased.generation
    && mapping.leasedUntil?.getTime() === leased.leasedUntil?.getTime()
}

/** Changes the mapping. @returns after how many milliseconds the next attempt is due; null: none is */
function apply(mapping: StripeMapping, outcome: PushOutcome, prerequisite: PrerequisiteState, leased: StripeMapping): number | null {
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
      return behind ? 0 : null
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
      return changedMeanwhile ? 0 : null
    case 'deleted':
      Object.assign(mapping, { deletedAt: now, pendingSince: null, attempts: 0, lastError: null, pendingCreate: null, drift: [] })
      return null
    case 'waits':
      mapping.lastError = prerequisite === 'refused' ? `${outcome.for.message} Stripe refuses that one: correct it first.` : outcome.for.message
      return prerequisite === 'mapped' ? 0 : PREREQUISITE_PAUSE
  }
}

/** Where the object stands that has to be in Stripe first; `locked`: that is being changed right now, and others must not wait for it. */
type PrerequisiteState = 'mapped' | 'refused' | 'pending' | 'locked'

async function stateOf(manager: EntityManager, { account, livemode }: StripeAccount, { kind, localId }: Prerequisite): Promise<PrerequisiteState> {
  const where = { kind, localId, account, livemode }
  const found = await manager.findOne(StripeMapping, { where, lock: { mode: 'pessimistic_read', onLocked: 'skip_locked' } })
  if (!found && await manager.existsBy(StripeMapping, where)) return 'locked'
  if (found && isReady(found)) return 'mapped'
  return found && found.attempts > 0 && !found.nextAttemptAt && !found.leasedUntil ? 'refused' : 'pending'
}
