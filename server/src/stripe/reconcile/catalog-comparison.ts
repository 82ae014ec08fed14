import { isDeepStrictEqual } from 'node:util'
import type Stripe from 'stripe'
import { In, IsNull, type DataSource } from 'typeorm'
import { StripeMapping, type CatalogKind } from '../../entities/stripe-mapping.ts'
import type { StripeConnection } from '../client.ts'
import type { PageParams } from '../pages.ts'
import type { CatalogProjection } from '../projection/catalog-projection.ts'
import { managedFields, type CatalogObject } from '../projection/catalog-snapshots.ts'
import { LANES, runBounded } from '../projection/lanes.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import type { Comparison, ListedPage, Unlisted } from './comparison.ts'
import { listPage } from './listed-page.ts'

/** Products or prices: what Stripe has against what we pushed. Nearly all agree, so a page of those costs one statement. */
export class CatalogComparison implements Comparison {
  readonly takesPart = 'comparing'

  constructor(
    readonly kind: CatalogKind,
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly projection: CatalogProjection,
  ) {}

  async list(cursor: string | null): Promise<ListedPage> {
    const { client } = this.stripe
    const list = this.kind === 'product'
      ? async (params: PageParams): Promise<Stripe.Response<Stripe.ApiList<CatalogObject>>> => await client.products.list(params)
      : async (params: PageParams): Promise<Stripe.Response<Stripe.ApiList<CatalogObject>>> => await client.prices.list(params)
    const { objects, next, age } = await listPage(this.limiter, cursor, list)
    return { ids: objects.map(({ id }) => id), next, answeredAt: age.upTo, compare: async (runId) => await this.compare(objects, runId) }
  }

  private async compare(objects: readonly CatalogObject[], runId: string): Promise<number> {
    const { account, livemode } = this.stripe
    const mappings = await this.dataSource.manager.findBy(StripeMapping, { kind: this.kind, stripeId: In(objects.map(({ id }) => id)), account, livemode })
    const byId = new Map(mappings.map((mapping) => [mapping.stripeId, mapping]))
    const doubtful = objects.filter((object) => !this.agrees(object, byId.get(object.id)))
    let differing = 0
    await runBounded(doubtful.map((object) => async () => {
      if (await this.projection.check(this.kind, object, runId)) differing += 1
    }), LANES)
    return differing
  }

  private agrees(object: CatalogObject, mapping: StripeMapping | undefined): boolean {
    if (!mapping?.pushed || mapping.drift.length > 0 || mapping.revision > mapping.syncedRevision) return false
    return isDeepStrictEqual(mapping.pushed, managedFields(object, mapping.pushed, mapping))
  }

  async unlisted(runId: string, listingSince: Date): Promise<Unlisted> {
    const { account, livemode } = this.stripe
    const rows = await this.dataSource.query<{ stripe_id: string }[]>(
      `select stripe_id from (
         select stripe_id from stripe_mapping where kind = $2 and account = $3 and livemode = $4 and deleted_at is null and stripe_id is not null and synced_at < $5
         union all
         select stripe_id from unrecognized_stripe_object where kind = $2 and account = $3 and livemode = $4 and deleted_at is null and last_seen_at < $5
       ) as present
       where not exists (select from reconcile_seen seen where seen.run_id = $1 and seen.kind = $2 and seen.stripe_id = present.stripe_id)`,
      [runId, this.kind, account, livemode, listingSince],
    )
    const present = await this.dataSource.manager.countBy(StripeMapping, { kind: this.kind, account, livemode, deletedAt: IsNull() })
    return { ids: rows.map((row) => row.stripe_id), present }
  }

  async lookUp(id: string, runId: string): Promise<boolean> {
    return await this.projection.lookUp(this.kind, id, runId)
  }
}
