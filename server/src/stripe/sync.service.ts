import { In, type DataSource, type EntityManager } from 'typeorm'
import { recordAudit } from '../audit/audit.ts'
import { Price } from '../entities/price.ts'
import { Product } from '../entities/product.ts'
import { StripeMapping, type CatalogKind } from '../entities/stripe-mapping.ts'
import { notFound, stripeError } from '../errors.ts'
import { isUuid } from '../input.ts'
import { NO_ACCOUNT, type StripeAccount } from './account.ts'
import { CATALOG_OBJECTS } from './catalog-objects.ts'
import { dashboardUrl } from './dashboard-links.ts'
import type { CatalogOutbox } from './outbox.ts'
import { failingSql, syncStatus, syncStatusSql } from './sync-status.ts'
import { SyncStatus, type StripeSync, type SyncCounts, type SyncSummary } from './sync.types.ts'

/** How old a summary may be. Milliseconds. */
const SUMMARY_LIFETIME = 1000

const NOTHING: SyncCounts = { synced: 0, pending: 0, notMapped: 0, failing: 0 }

/** Where the catalog stands with Stripe, and the operator's ways to hurry it. */
export class SyncService {
  private counted: { at: number; summary: Promise<SyncSummary> } | undefined

  constructor(private readonly dataSource: DataSource, private readonly outbox: CatalogOutbox) {}

  /** The connected account; undefined while Stripe is not connected. */
  get account(): StripeAccount | undefined {
    return this.outbox.account
  }

  /** Where each of these objects stands, in the order asked for. */
  async statesOf(kind: CatalogKind, localIds: readonly string[], manager: EntityManager = this.dataSource.manager): Promise<StripeSync[]> {
    const { account } = this.outbox
    const mappings = account ? await manager.findBy(StripeMapping, { kind, localId: In([...localIds]), ...account }) : []
    const byId = new Map(mappings.map((mapping) => [mapping.localId, mapping]))
    return localIds.map((id) => describe(byId.get(id)))
  }

  /** Counts over all products and prices. Every open panel asks again and again, so one answer serves a second. */
  async summary(): Promise<SyncSummary> {
    const now = performance.now()
    if (!this.counted || now - this.counted.at > SUMMARY_LIFETIME) this.counted = { at: now, summary: this.count() }
    return await this.counted.summary
  }

  private async count(): Promise<SyncSummary> {
    const { account, livemode } = this.outbox.account ?? NO_ACCOUNT
    const rows = await this.dataSource.query<{ kind: CatalogKind; counts: SyncCounts; oldestPendingAt: Date | null }[]>(
      `select kind, json_build_object('synced', count(*) filter (where status = 'SYNCED'), 'pending', count(*) filter (where status = 'PENDING'),
         'notMapped', count(*) filter (where status = 'NOT_MAPPED'), 'failing', count(*) filter (where failing)) as counts,
         min(pending_since) filter (where status = 'PENDING') as "oldestPendingAt"
       from (select object.kind, ${syncStatusSql('m')} as status, ${failingSql('m')} as failing, m.pending_since
             from (${CATALOG_OBJECTS}) as object
             left join stripe_mapping m on m.kind = object.kind and m.local_id = object.id and m.account = $1 and m.livemode = $2) as states
       group by kind`,
      [account, livemode],
    )
    const of = (kind: CatalogKind) => rows.find((row) => row.kind === kind)?.counts ?? NOTHING
    const [products, prices] = [of('product'), of('price')]
    const pendingSince = rows.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).toSorted((a, b) => a.getTime() - b.getTime())
    return {
      products,
      synced: products.synced + prices.synced, pending: products.pending + prices.pending,
      notMapped: products.notMapped + prices.notMapped, failing: products.failing + prices.failing,
      oldestPendingAt: pendingSince[0] ?? null,
    }
  }

  /**
   * Pushes an object again at once, whatever its state; one deleted in Stripe is made there anew.
   * @throws NOT_FOUND, STRIPE_ERROR when Stripe is not connected
   */
  async retry(kind: CatalogKind, id: string): Promise<StripeSync> {
    this.requireAccount()
    if (!isUuid(id)) throw notFound(kind, id)
    return await this.dataSource.transaction(async (manager) => {
      if (!(await manager.existsBy(kind === 'product' ? Product : Price, { id }))) throw notFound(kind, id)
      const [before] = await this.statesOf(kind, [id], manager)
      await this.pushAgain(manager, kind, id)
      const [state] = await this.statesOf(kind, [id], manager)
      await recordAudit(manager, { action: 'retrySync', objectType: kind === 'product' ? 'Product' : 'Price', objectId: id, before: auditedSync(before), after: auditedSync(state) })
      return state ?? describe(undefined)
    })
  }

  /**
   * Pushes everything that is not mapped or failing; the workers' next look for due work wakes it.
   * @returns how many objects wait now because of it
   * @throws STRIPE_ERROR when Stripe is not connected
   */
  async retryAll(): Promise<number> {
    const { account, livemode } = this.requireAccount()
    return await this.dataSource.transaction(async (manager) => {
      await reviveDeleted(manager, { account, livemode })
      const queued = await manager.query<unknown[]>(
        `insert into stripe_mapping as m (kind, local_id, account, livemode, pending_since, next_attempt_at)
         select kind, id, $1, $2, now(), now() from (${CATALOG_OBJECTS}) as object
         on conflict (kind, local_id, account, livemode) do update set
           revision = m.revision + 1, pending_since = coalesce(m.pending_since, now()), next_attempt_at = now(), attempts = 0, last_error = null
         where (m.synced_revision = 0 and m.stripe_id is null and m.attempts = 0 and m.pending_since is null) or ${failingSql('m')}
         returning local_id`,
        [account, livemode],
      )
      await recordAudit(manager, { action: 'syncAll', objectType: 'StripeConnection', objectId: account, before: null, after: { queued: queued.length } })
      return queued.length
    })
  }

  private async pushAgain(manager: EntityManager, kind: CatalogKind, id: string): Promise<void> {
    const { account, livemode } = this.requireAccount()
    await reviveDeleted(manager, { account, livemode }, { kind, id })
    await this.outbox.changed(manager, kind, id)
  }

  private requireAccount(): StripeAccount {
    if (!this.outbox.account) throw stripeError('Stripe is not connected: set STRIPE_API_KEY, or let the simulator run.')
    return this.outbox.account
  }
}

/** Stripe never brings a deleted id back: the object is going to be made under a new one. A call on its way is void. */
async function reviveDeleted(manager: EntityManager, { account, livemode }: StripeAccount, only?: { kind: CatalogKind; id: string }): Promise<void> {
  await manager.query(
    `update stripe_mapping set deleted_at = null, stripe_id = null, synced_revision = 0, pushed = null, sent_metadata_keys = '{}',
       generation = generation + 1, leased_until = null, leased_by = null
     where account = $1 and livemode = $2 and deleted_at is not null${only ? ' and kind = $3 and local_id = $4' : ''}`,
    [account, livemode, ...(only ? [only.kind, only.id] : [])],
  )
}

function auditedSync(state: StripeSync | undefined): object | null {
  return state ? { status: state.status, stripeId: state.stripeId, lastError: state.lastError, attempts: state.attempts } : null
}

function describe(mapping: StripeMapping | undefined): StripeSync {
  const status = SyncStatus[syncStatus(mapping)]
  const pending = status === SyncStatus.PENDING
  // A link to what was deleted leads nowhere.
  const present = mapping?.deletedAt ? undefined : mapping
  const failing = pending && (mapping?.attempts ?? 0) > 0
  return {
    status,
    stripeId: present?.stripeId ?? null,
    dashboardUrl: present?.stripeId ? dashboardUrl(present, present.kind === 'product' ? 'products' : 'prices', present.stripeId) : null,
    lastError: pending ? (mapping?.lastError ?? null) : null,
    attempts: mapping?.attempts ?? 0,
    nextAttemptAt: pending ? (mapping?.nextAttemptAt ?? null) : null,
    syncedAt: mapping?.syncedAt ?? null,
    pendingSince: pending ? (mapping?.pendingSince ?? null) : null,
    failing,
    stopped: failing && mapping?.nextAttemptAt === null,
    deletedAt: mapping?.deletedAt ?? null,
    drift: (mapping?.drift ?? []).map((field) => ({ ...field, seenAt: new Date(field.seenAt) })),
  }
}
