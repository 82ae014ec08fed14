import { setTimeout as sleep } from 'node:timers/promises'
import type Stripe from 'stripe'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit } from '../../audit/audit.ts'
import { Price } from '../../entities/price.ts'
import { Product } from '../../entities/product.ts'
import { StripeMapping, type CatalogKind } from '../../entities/stripe-mapping.ts'
import type { ProvisionService } from '../../entitlements/provision.service.ts'
import { conflict, notFound } from '../../errors.ts'
import { isUuid } from '../../input.ts'
import { searchable } from '../../paging.ts'
import type { StripeAccount } from '../account.ts'
import { StripeCallFailed } from '../call-failed.ts'
import type { CatalogOutbox } from '../outbox.ts'
import { PRESENT_WORKERS } from '../push/worker-presence.ts'
import type { StripeCalls } from '../stripe-calls.ts'
import type { AdoptStripeProductInput } from './drift.types.ts'
import { matchPrices } from './price-match.ts'

/** A product has some dozens of prices; beyond this many the rest stays unrecognised. */
const MOST_PRICES = 1000
/** How long the end of pushes is waited for, and how often it is looked for. Milliseconds. */
const PATIENCE = 10_000
const LOOK_INTERVAL = 100

/** What was adopted: see `AdoptStripeProductPayload`. */
export interface Adoption { product: Product; adoptedPrices: number; newPrices: number }

/** Takes a product that was made in Stripe for the counterpart of one in the catalog: on purpose, never by itself. */
export class AdoptionService {
  /** @param provisions what members hold by what is adopted */
  constructor(
    private readonly dataSource: DataSource, private readonly outbox: CatalogOutbox, private readonly calls: StripeCalls, private readonly provisions: ProvisionService | undefined,
  ) {}

  /**
   * Maps a Stripe product and its compatible prices. Stripe's product is then brought to what the catalog says; the
   * Stripe product that the console had made before, if any, is archived there.
   * @throws NOT_FOUND; CONFLICT when it belongs to a product already, when somebody subscribes to what would be left behind, or when a push of it takes long; STRIPE_ERROR
   */
  async adopt({ stripeProductId, productId }: AdoptStripeProductInput): Promise<Adoption> {
    const account = this.calls.account()
    await this.assertUnrecognized(this.dataSource.manager, account, stripeProductId)
    const prices = await this.calls.list(async (client, page) => await client.prices.list({ product: stripeProductId, ...page }), MOST_PRICES)
    const { replaced, ...adoption } = await this.afterPushes(async (manager) => await this.map(manager, account, { stripeProductId, productId }, prices))
    await this.provisions?.provideAdopted()
    if (replaced !== null) await this.archive(replaced)
    return adoption
  }

  /** A push on its way would come after this, with what was decided before: the product that is archived now would be active again. */
  private async afterPushes<Result>(work: (manager: EntityManager) => Promise<Result | 'pushed'>): Promise<Result> {
    for (const asked = performance.now(); ; await sleep(LOOK_INTERVAL)) {
      const result = await this.dataSource.transaction(work)
      if (result !== 'pushed') return result
      if (performance.now() - asked > PATIENCE) throw conflict('A change of this product is on its way to Stripe and takes long: try again in a moment.')
    }
  }

  /**
   * Locks what the product has in Stripe before what nobody has, as all others do, so that nobody waits in a circle.
   * @returns `pushed`: nothing was done, as something of the product is being pushed
   */
  private async map(
    manager: EntityManager, { account, livemode }: StripeAccount, { stripeProductId, productId }: AdoptStripeProductInput, listed: readonly Stripe.Price[],
  ): Promise<(Adoption & { replaced: string | null }) | 'pushed'> {
    const product = isUuid(productId) ? await manager.findOne(Product, { where: { id: productId }, lock: { mode: 'pessimistic_write' } }) : null
    if (!product) throw notFound('product', productId)
    const prices = await manager.find(Price, { where: { productId, active: true }, order: { createdAt: 'ASC' } })
    const mappings = await manager.query<{ pushed: boolean }[]>(
      `select leased_until > clock_timestamp() and leased_by in (${PRESENT_WORKERS}) as pushed from stripe_mapping
       where local_id = any($1) and account = $2 and livemode = $3 order by kind, local_id for update`, [[productId, ...prices.map(({ id }) => id)], account, livemode])
    if (mappings.some(({ pushed }) => pushed)) return 'pushed'
    await this.assertUnrecognized(manager, { account, livemode }, stripeProductId, listed)
    const before = await manager.findOneBy(StripeMapping, { kind: 'product', localId: productId, account, livemode })
    const replaced = before?.deletedAt ? null : (before?.stripeId ?? null)
    if (replaced !== null) await assertUnused(manager, replaced)
    const matches = matchPrices(prices, listed)
    await this.provisions?.productAdopted(manager, stripeProductId)
    await this.remap(manager, 'product', productId, stripeProductId, { account, livemode })
    for (const price of prices) await this.remap(manager, 'price', price.id, matches.get(price.id) ?? null, { account, livemode })
    await manager.query('delete from unrecognized_stripe_object where stripe_id = any($1) and account = $2 and livemode = $3', [[stripeProductId, ...matches.values()], account, livemode])
    await recordAudit(manager, { action: 'adoptStripeProduct', objectType: 'Product', objectId: productId, before: { stripeId: replaced }, after: { stripeId: stripeProductId } })
    return { product, adoptedPrices: matches.size, newPrices: prices.length - matches.size, replaced }
  }

  /** In a transaction nobody else can adopt it or its prices until that ends. @throws NOT_FOUND, CONFLICT */
  private async assertUnrecognized(manager: EntityManager, { account, livemode }: StripeAccount, stripeProductId: string, prices: readonly Stripe.Price[] = []): Promise<void> {
    const product = searchable(stripeProductId)
    const unrecognized = await manager.query<{ id: string; deleted: boolean }[]>(
      `select stripe_id as id, deleted_at is not null as deleted from unrecognized_stripe_object
       where stripe_id = any($1) and account = $2 and livemode = $3 order by stripe_id collate "C" for update`,
      [[product, ...prices.map(({ id }) => id)], account, livemode],
    )
    if (unrecognized.some(({ id, deleted }) => id === product && !deleted)) return
    const mapping = await manager.findOneBy(StripeMapping, { kind: 'product', stripeId: searchable(stripeProductId), account, livemode })
    throw mapping ? conflict(`This Stripe product belongs to the product ${mapping.localId} of the catalog already.`) : notFound('unrecognised Stripe product', stripeProductId)
  }

  /** If it cannot be archived now, it stays among the unrecognised objects, from where its page is one click away. */
  private async archive(stripeProductId: string): Promise<void> {
    await this.calls.ask(async (client) => await client.products.update(stripeProductId, { active: false })).catch((error: unknown) => {
      if (!(error instanceof StripeCallFailed)) throw error
    })
  }

  /** Gives a catalog object another Stripe object, or none yet. A push that died is void. */
  private async remap(manager: EntityManager, kind: CatalogKind, localId: string, stripeId: string | null, { account, livemode }: { account: string; livemode: boolean }): Promise<void> {
    await this.outbox.changed(manager, kind, localId)
    await manager.query(
      `update stripe_mapping set stripe_id = $5, generation = generation + 1, synced_revision = 0, pushed = null, sent_metadata_keys = '{}', pending_create = null,
         deleted_at = null, pending_since = now(), drift = '[]', repairs_stopped_at = null, leased_until = null, leased_by = null
       where kind = $1 and local_id = $2 and account = $3 and livemode = $4`,
      [kind, localId, account, livemode, stripeId],
    )
  }
}

async function assertUnused(manager: EntityManager, stripeProductId: string): Promise<void> {
  const [used] = await manager.query<unknown[]>('select 1 from subscription_item where product_id = $1 limit 1', [stripeProductId])
  if (used) throw conflict(`Members subscribe to ${stripeProductId}, which this product has in Stripe now: it would be left behind. Make another product in the catalog and let that one adopt.`)
}
