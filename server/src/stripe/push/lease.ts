import type { DataSource, EntityManager } from 'typeorm'
import { StripeMapping, type CatalogKind, type PendingCreate } from '../../entities/stripe-mapping.ts'
import type { StripeAccount } from '../account.ts'
import { knownKeys } from '../managed-metadata.ts'
import { PRESENT_WORKERS } from './worker-presence.ts'

/** A push may look through a product's prices and then create, each call waiting its turn and timing out. Seconds. */
const LEASE_SECONDS = 120

/**
 * Takes a mapping that owes a push, if no living worker has it. Waits for a change that is being committed, so that
 * a wake-up which came before the commit still sees it. Only the database's clock counts.
 * @returns the mapping as of now; undefined when nothing is due or another worker is at it
 */
export async function lease(
  dataSource: DataSource, { account, livemode }: StripeAccount, worker: number, kind: CatalogKind, localId: string,
): Promise<StripeMapping | undefined> {
  const [rows] = await dataSource.query<[unknown[], number]>(
    `update stripe_mapping set leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds', leased_by = $5
     where kind = $1 and local_id = $2 and account = $3 and livemode = $4 and revision > synced_revision and deleted_at is null
       and next_attempt_at <= clock_timestamp()
       and (leased_until is null or leased_until < clock_timestamp() or leased_by not in (${PRESENT_WORKERS}))
     returning local_id`,
    [kind, localId, account, livemode, worker],
  )
  if (rows.length === 0) return undefined
  return await dataSource.manager.findOneByOrFail(StripeMapping, { kind, localId, account, livemode })
}

/** Ends a lease of which it is not known whether it was taken; to be called by its worker only, before any work. */
export async function giveBack(dataSource: DataSource, { account, livemode }: StripeAccount, worker: number, kind: CatalogKind, localId: string): Promise<void> {
  await dataSource.query(
    `update stripe_mapping set leased_until = null, leased_by = null
     where kind = $1 and local_id = $2 and account = $3 and livemode = $4 and leased_by = $5`,
    [kind, localId, account, livemode, worker],
  )
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
  await writeUnderLease(dataSource, mapping, 'pending_create = $7::jsonb', JSON.stringify(pendingCreate))
}

/** Stores which metadata keys a call is going to write, before it is sent: its outcome may never be known. @throws when the lease is lost */
export async function rememberMetadataKeys(dataSource: DataSource, mapping: StripeMapping, keys: readonly string[]): Promise<void> {
  const known = new Set(mapping.sentMetadataKeys)
  if (keys.every((key) => known.has(key))) return
  mapping.sentMetadataKeys = knownKeys(keys, mapping.sentMetadataKeys)
  await writeUnderLease(dataSource, mapping, 'sent_metadata_keys = $7::text[]', mapping.sentMetadataKeys)
}

async function writeUnderLease(dataSource: DataSource, mapping: StripeMapping, assignment: string, value: unknown): Promise<void> {
  const { kind, localId, account, livemode, leasedUntil, leasedBy } = mapping
  const [, affected] = await dataSource.query<[unknown[], number]>(
    `update stripe_mapping set ${assignment}
     where kind = $1 and local_id = $2 and account = $3 and livemode = $4 and leased_until = $5 and leased_by = $6`,
    [kind, localId, account, livemode, leasedUntil, leasedBy, value],
  )
  if (affected !== 1) throw new Error('The lease of the push was lost.')
}
