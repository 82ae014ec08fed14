import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit } from '../../audit/audit.ts'
import type { CatalogPolicy } from '../../config/config.ts'
import { StripeMapping } from '../../entities/stripe-mapping.ts'
import { notFound, stripeError } from '../../errors.ts'
import { isUuid } from '../../input.ts'
import { checkPage } from '../../paging.ts'
import type { StripeAccount } from '../account.ts'
import { dashboardUrl } from '../dashboard-links.ts'
import type { CatalogOutbox } from '../outbox.ts'
import { CatalogKind } from '../sync.types.ts'
import { recordDifferences } from './difference-log.ts'
import { DriftOutlook, DriftPolicy, type DriftList, type DriftType, type SetDriftPolicyPayload } from './drift.types.ts'

/** A mapping that drifted, with what people know it by. */
type Drifted = Pick<StripeMapping, 'kind' | 'drift' | 'driftPolicy' | 'repairsStoppedAt'> & { localId: string; stripeId: string; productId: string; name: string; repairs: number }

/** Most objects repaired by one call; the next call takes the next ones. */
const MOST_AT_ONCE = 1000

const POLICY = { repair: DriftPolicy.REPAIR, report: DriftPolicy.REPORT } as const

/** Where Stripe differs from the catalog, and what an operator can do about it. */
export class DriftService {
  constructor(private readonly dataSource: DataSource, private readonly outbox: CatalogOutbox, private readonly policy: CatalogPolicy) {}

  /** One page, in a stable order. @throws BAD_USER_INPUT for an impossible page */
  async list(limit: number, offset: number): Promise<DriftList> {
    checkPage(limit, offset)
    const { account: connected } = this.outbox
    if (!connected) return { items: [], totalCount: 0 }
    const { account, livemode } = connected
    const rows = await this.dataSource.query<Drifted[]>(
      `select m.kind, m.local_id as "localId", m.stripe_id as "stripeId", m.drift, m.drift_policy as "driftPolicy", m.repairs_stopped_at as "repairsStoppedAt",
         product.id as "productId", concat_ws(' – ', product.name, price.nickname) as name,
         (select count(distinct seen_at)::int from stripe_difference d where d.stripe_id = m.stripe_id and d.account = m.account and d.livemode = m.livemode
            and d.action = 'repaired' and d.seen_at > now() - interval '1 hour') as repairs
       from stripe_mapping m
       left join price on m.kind = 'price' and price.id = m.local_id
       join product on product.id = coalesce(price.product_id, m.local_id)
       where m.account = $1 and m.livemode = $2 and m.drift <> '[]'
       order by m.local_id limit $3 offset $4`,
      [account, livemode, limit, offset],
    )
    const [count] = await this.dataSource.query<{ total: number }[]>(
      "select count(*)::int as total from stripe_mapping where account = $1 and livemode = $2 and drift <> '[]'", [account, livemode])
    return { items: rows.map((row) => this.present(row, connected)), totalCount: count?.total ?? 0 }
  }

  /**
   * Pushes the catalog over what differs; one that was fought over is repaired by itself again from then on.
   * @param id of the product or price; undefined: everything that differs
   * @returns how many objects are being repaired
   * @throws NOT_FOUND when this one does not differ, STRIPE_ERROR when Stripe is not connected
   */
  async repair(id: string | undefined, decidedBy: string): Promise<number> {
    const { account, livemode } = this.requireAccount()
    if (id !== undefined && !isUuid(id)) throw notFound('drift', id)
    return await this.dataSource.transaction(async (manager) => {
      const drifted = await manager.createQueryBuilder(StripeMapping, 'mapping').setLock('pessimistic_write')
        .where("mapping.account = :account and mapping.livemode = :livemode and mapping.drift <> '[]'", { account, livemode })
        .andWhere(id === undefined ? 'true' : 'mapping.local_id = :id', { id })
        .orderBy('mapping.local_id').limit(MOST_AT_ONCE).getMany()
      if (id !== undefined && drifted.length === 0) throw notFound('drift', id)
      for (const mapping of drifted) await this.push(manager, mapping, decidedBy)
      return drifted.length
    })
  }

  /**
   * Sets the policy of one object; what differs is repaired at once if that is the policy then.
   * @param policy null: the setting holds again
   * @throws NOT_FOUND when the object was never handed to Stripe, STRIPE_ERROR when Stripe is not connected
   */
  async setPolicy(id: string, policy: DriftPolicy | null, decidedBy: string): Promise<SetDriftPolicyPayload> {
    const { account, livemode } = this.requireAccount()
    if (!isUuid(id)) throw notFound('product or price in Stripe', id)
    return await this.dataSource.transaction(async (manager) => {
      const mapping = await manager.findOne(StripeMapping, { where: { localId: id, account, livemode }, lock: { mode: 'pessimistic_write' } })
      if (!mapping) throw notFound('product or price in Stripe', id)
      const { kind, localId, driftPolicy: before } = mapping
      await manager.update(StripeMapping, { kind, localId, account, livemode }, { driftPolicy: policy })
      if (before !== policy) {
        await recordAudit(manager, { action: 'setDriftPolicy', objectType: nounOf(kind), objectId: id, before: { driftPolicy: before }, after: { driftPolicy: policy } })
      }
      const effective = policy ?? POLICY[this.policy]
      if (effective === DriftPolicy.REPAIR && mapping.drift.length > 0) await this.push(manager, mapping, decidedBy)
      return { id, policy: effective, policyOverride: policy }
    })
  }

  private async push(manager: EntityManager, { kind, localId, account, livemode, stripeId, drift }: StripeMapping, decidedBy: string): Promise<void> {
    await manager.update(StripeMapping, { kind, localId, account, livemode }, { repairsStoppedAt: null })
    await this.outbox.changed(manager, kind, localId)
    await recordDifferences(manager, { account, livemode }, [{ kind, stripeId: stripeId ?? '', localId, fields: drift, action: 'repaired', decidedBy }])
    await recordAudit(manager, { action: 'repairDrift', objectType: nounOf(kind), objectId: localId, before: { drift }, after: { drift: [] } })
  }

  private present({ kind, drift, driftPolicy, repairsStoppedAt, repairs, ...row }: Drifted, account: StripeAccount): DriftType {
    const policy = POLICY[driftPolicy ?? this.policy]
    const fields = drift.map((field) => ({ ...field, seenAt: new Date(field.seenAt) }))
    return {
      id: row.localId, productId: row.productId, name: row.name, stripeId: row.stripeId, fields, policy,
      kind: kind === 'product' ? CatalogKind.PRODUCT : CatalogKind.PRICE,
      dashboardUrl: dashboardUrl(account, kind === 'product' ? 'products' : 'prices', row.stripeId),
      since: new Date(Math.min(...fields.map(({ seenAt }) => seenAt.getTime()))),
      policyOverride: driftPolicy && POLICY[driftPolicy],
      outlook: policy === DriftPolicy.REPORT ? DriftOutlook.SHOWN : repairsStoppedAt ? DriftOutlook.STOPPED : DriftOutlook.KEPT,
      repairsLastHour: repairs,
    }
  }

  private requireAccount(): StripeAccount {
    if (!this.outbox.account) throw stripeError('Stripe is not connected: set STRIPE_API_KEY, or let the simulator run.')
    return this.outbox.account
  }
}

function nounOf(kind: StripeMapping['kind']): string {
  return kind === 'product' ? 'Product' : 'Price'
}
