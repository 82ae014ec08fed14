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
import type { StripeCalls } from '../stripe-calls.ts'
import type { AdoptStripeProductInput } from './drift.types.ts'
import { matchPrices } from './price-match.ts'

/** A product has some dozens of prices; beyond this many the rest stays unrecognised. */
const MOST_PRICES = 1000

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
   * @throws NOT_FOUND; CONFLICT when it belongs to a product already, or when somebody subscribes to what would be left behind; STRIPE_ERROR
   */
  async adopt({ stripeProductId, productId }: AdoptStripeProductInput): Promise<Adoption> {
    const account = this.calls.account()
    await this.assertUnrecognized(this.dataSource.manager, account, stripeProductId)
    const prices = await this.calls.list(async (client, page) => await client.prices.list({ product: stripeProductId, ...page }), MOST_PRICES)
    const { replaced, ...adoption } = await this.dataSource.transaction(async (manager) => await this.map(manager, account, { stripeProductId, productId }, prices))
    await this.provisions?.provideAdopted()
    if (replaced !== null) await this.archive(replaced)
    return adoption
  }

  private async map(
    manager: EntityManager, { account, livemode }: StripeAccount, { stripeProductId, productId }: AdoptStripeProductInput, listed: readonly Stripe.Price[],
  ): Promise<Adoption & { replaced: string | null }> {
    const product = isUuid(productId) ? await manager.findOne(Product, { where: { id: productId }, lock: { mode: 'pessimistic_write' } }) : null
    if (!product) throw notFound('product', productId)
    await this.assertUnrecognized(manager, { account, livemode }, stripeProductId)
    const before = await manager.findOneBy(StripeMapping, { kind: 'product', localId: productId, account, livemode })
    const replaced = before?.deletedAt ? null : (before?.stripeId ?? null)
    if (replaced !== null) await assertUnused(manager, replaced)
    const prices = await manager.find(Price, { where: { productId, active: true }, order: { createdAt: 'ASC' } })
    const matches = matchPrices(prices, listed)
    await this.provisions?.productAdopted(manager, stripeProductId)
    await this.remap(manager, 'product', productId, stripeProductId, { account, livemode })
    for (const price of prices) await this.remap(manager, 'price', price.id, matches.get(price.id) ?? null, { account, livemode })
    await manager.query('delete from unrecognized_stripe_object where stripe_id = any($1) and account = $2 and livemode = $3', [[stripeProductId, ...matches.values()], account, livemode])
    await recordAudit(manager, { action: 'adoptStripeProduct', objectType: 'Product', objectId: productId, before: { stripeId: replaced }, after: { stripeId: stripeProductId } })
    return { product, adoptedPrices: matches.size, newPrices: prices.length - matches.size, replaced }
  }

  /** In a transaction nobody else can adopt it until that ends. @throws NOT_FOUND, CONFLICT */
  private async assertUnrecognized(manager: EntityManager, { account, livemode }: StripeAccount, stripeProductId: string): Promise<void> {
    const [listed] = await manager.query<unknown[]>(
      `select 1 from unrecognized_stripe_object where stripe_id = $1 and account = $2 and livemode = $3 and kind = 'product' and deleted_at is null for update`,
      [searchable(stripeProductId), account, livemode],
    )
    if (listed) return
    const mapping = await manager.findOneBy(StripeMapping, { kind: 'product', stripeId: searchable(stripeProductId), account, livemode })
    throw mapping ? conflict(`This Stripe product belongs to the product ${mapping.localId} of the catalog already.`) : notFound('unrecognised Stripe product', stripeProductId)
  }

  /** If it cannot be archived now, it stays among the unrecognised objects, from where its page is one click away. */
  private async archive(stripeProductId: string): Promise<void> {
    await this.calls.ask(async (client) => await client.products.update(stripeProductId, { active: false })).catch((error: unknown) => {
      if (!(error instanceof StripeCallFailed)) throw error
    })
  }

  /** Gives a catalog object another Stripe object, or none yet. A push that is on its way is void. */
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
