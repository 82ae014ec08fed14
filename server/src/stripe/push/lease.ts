import type { DataSource, EntityManager } from 'typeorm'
import { StripeMapping, type CatalogKind, type PendingCreate } from '../../entities/stripe-mapping.ts'
import type { StripeAccount } from '../account.ts'
import { isPresent } from './worker-presence.ts'

/** Longer than the slowest push: a look-up and a create, each waiting its turn and timing out. Seconds. */
const LEASE_SECONDS = 45

/**
 * Takes a mapping that owes a push, if no other worker has it. Waits for a change that is being committed, so that
 * a wake-up which came before the commit still sees it.
 * @returns the mapping as of now; undefined when nothing is due or another worker is at it
 */
export async function lease(
  dataSource: DataSource, { account, livemode }: StripeAccount, worker: number, kind: CatalogKind, localId: string,
): Promise<StripeMapping | undefined> {
  return await dataSource.transaction(async (manager) => {
    const mapping = await lockMapping(manager, { account, livemode }, kind, localId)
    if (!mapping || mapping.deletedAt || mapping.revision <= mapping.syncedRevision || !mapping.nextAttemptAt) return undefined
    const now = Date.now()
    if (mapping.leasedUntil && mapping.leasedUntil.getTime() > now && (await isPresent(manager, mapping.leasedBy))) return undefined
    // Half a second of grace: our clock may be behind that of the database that woke us.
    if (mapping.nextAttemptAt.getTime() > now + 500) return undefined
    mapping.leasedUntil = new Date(now + LEASE_SECONDS * 1000)
    mapping.leasedBy = worker
    await manager.update(StripeMapping, { kind, localId, account, livemode }, { leasedUntil: mapping.leasedUntil, leasedBy: worker })
    return mapping
  })
}

/** The mapping, locked until the end of the transaction. */
export async function lockMapping(
  manager: EntityManager, { account, livemode }: StripeAccount, kind: CatalogKind, localId: string,
): Promise<StripeMapping | undefined> {
  const found = await manager.findOne(StripeMapping, { where: { kind, localId, account, livemode }, lock: { mode: 'pessimistic_write' } })
  return found ?? undefined
}

/** Stores a create call before it is sent. @throws when the lease is lost: then it must not be sent */
export async function rememberCreate(dataSource: DataSource, mapping: StripeMapping, pendingCreate: PendingCreate): Promise<void> {
  const { kind, localId, account, livemode, leasedUntil, leasedBy } = mapping
  const { affected } = await dataSource.createQueryBuilder().update(StripeMapping)
    .set({ pendingCreate: () => ':pending' }).setParameter('pending', JSON.stringify(pendingCreate))
    .where({ kind, localId, account, livemode }).andWhere('leased_until = :leasedUntil and leased_by = :leasedBy', { leasedUntil, leasedBy }).execute()
  if (affected !== 1) throw new Error('The lease of the push was lost.')
}
