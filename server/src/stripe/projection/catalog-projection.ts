import { isDeepStrictEqual } from 'node:util'
import type Stripe from 'stripe'
import type { DataSource, EntityManager } from 'typeorm'
import type { CatalogPolicy } from '../../config/config.ts'
import { StripeEvent } from '../../entities/stripe-event.ts'
import { StripeMapping, type CatalogKind, type ManagedFields } from '../../entities/stripe-mapping.ts'
import { UnrecognizedStripeObject } from '../../entities/unrecognized-stripe-object.ts'
import type { StripeConnection } from '../client.ts'
import { driftedFields } from '../drift.ts'
import { LOCAL_ID_KEY } from '../managed-metadata.ts'
import { managedFromStripePrice } from '../managed-price.ts'
import { managedFromStripeProduct } from '../managed-product.ts'
import type { CatalogOutbox } from '../outbox.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import type { Projection } from './projection.ts'

/** A product or price as an event or Stripe's API shows it. */
export type CatalogObject = Stripe.Product | Stripe.Price

/** The outcome of comparing a snapshot: nothing more to do, or it differs from what we pushed as of a revision. */
type Verdict = 'settled' | { differsFrom: number }

/**
 * What `product.*` and `price.*` events mean for the catalog. The catalog is ours, so an event never changes it: it
 * confirms our push, shows drift, tells of a deletion, or of an object that we did not make.
 */
export class CatalogProjection implements Projection {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection,
    private readonly limiter: StripeRateLimiter,
    private readonly outbox: CatalogOutbox,
    private readonly policy: CatalogPolicy,
  ) {}

  handles(type: string): boolean {
    return /^(?:product|price)\.(?:created|updated|deleted)$/.test(type)
  }

  async project(events: readonly StripeEvent[]): Promise<void> {
    for (const { id, type, payload } of events) {
      const { data } = JSON.parse(payload) as { data: { object: CatalogObject } }
      const [noun, verb] = type.split('.')
      await this.apply(noun === 'product' ? 'product' : 'price', verb === 'deleted', data.object, async (manager) => {
        await manager.update(StripeEvent, { id }, { status: 'processed', processedAt: new Date(), error: null })
      })
    }
  }

  /**
   * Applies one event and, in the same transaction, whatever `done` writes. An event may be old, so one that differs
   * from what we pushed proves nothing: the object is fetched and compared as it is now.
   */
  private async apply(kind: CatalogKind, deleted: boolean, snapshot: CatalogObject, done: (manager: EntityManager) => Promise<void>): Promise<void> {
    if (deleted) return await this.forget(snapshot.id, done)
    const verdict = await this.dataSource.transaction(async (manager) => {
      const found = await this.compare(manager, kind, snapshot)
      if (found === 'settled') await done(manager)
      return found
    })
    if (verdict === 'settled') return
    const current = await this.fetch(kind, snapshot.id)
    if (!current) return await this.forget(snapshot.id, done)
    await this.dataSource.transaction(async (manager) => {
      await this.compare(manager, kind, current, verdict.differsFrom)
      await done(manager)
    })
  }

  /** Tombstones are final: Stripe never brings an id back. */
  private async forget(stripeId: string, done: (manager: EntityManager) => Promise<void>): Promise<void> {
    const { account, livemode } = this.stripe
    await this.dataSource.transaction(async (manager) => {
      await manager.update(StripeMapping, { stripeId, account, livemode }, {
        deletedAt: () => 'coalesce(deleted_at, now())', nextAttemptAt: null, pendingSince: null, attempts: 0, lastError: null, drift: [], pendingCreate: null,
      })
      await manager.delete(UnrecognizedStripeObject, { stripeId, account, livemode })
      await done(manager)
    })
  }

  /**
   * @param fetchedAt the revision we had pushed when the object was fetched; undefined for an event's snapshot,
   *   which may be older than anything
   */
  private async compare(manager: EntityManager, kind: CatalogKind, object: CatalogObject, fetchedAt?: number): Promise<Verdict> {
    const { account, livemode } = this.stripe
    const mapping = await manager.findOne(StripeMapping, { where: { kind, stripeId: object.id, account, livemode }, lock: { mode: 'pessimistic_write' } })
    if (!mapping) return await this.unmapped(manager, kind, object)
    // A push of ours is on its way, or came between the fetch and now: its own events will speak.
    const overtaken = mapping.revision > mapping.syncedRevision || (fetchedAt !== undefined && fetchedAt !== mapping.syncedRevision)
    if (mapping.deletedAt || overtaken || !mapping.pushed) return 'settled'
    const drift = driftedFields(mapping.pushed, managedFields(kind, object, mapping.pushed), new Date())
    if (drift.length === 0 && mapping.drift.length === 0) return 'settled'
    if (fetchedAt === undefined) return { differsFrom: mapping.syncedRevision }
    if (drift.length > 0 && this.policy === 'repair') await this.outbox.changed(manager, kind, mapping.localId)
    else if (!sameDrift(mapping, drift)) await manager.update(StripeMapping, keyOf(mapping), { drift })
    return 'settled'
  }

  /** Ours on its way to being mapped, or somebody else's. */
  private async unmapped(manager: EntityManager, kind: CatalogKind, object: CatalogObject): Promise<Verdict> {
    const { account, livemode } = this.stripe
    const localId = object.metadata[LOCAL_ID_KEY]
    if (localId && UUID.test(localId)) {
      const pending = await manager.existsBy(StripeMapping, { kind, localId, account, livemode })
      if (pending) return 'settled'
    }
    const name = 'name' in object ? object.name : object.nickname
    await manager.query(
      `insert into unrecognized_stripe_object (stripe_id, account, livemode, kind, name) values ($1, $2, $3, $4, $5)
       on conflict (stripe_id, account, livemode) do update set name = excluded.name, last_seen_at = now()`,
      [object.id, account, livemode, kind, name],
    )
    return 'settled'
  }

  private async fetch(kind: CatalogKind, id: string): Promise<CatalogObject | undefined> {
    await this.limiter.turn()
    try {
      const object = kind === 'product' ? await this.stripe.client.products.retrieve(id) : await this.stripe.client.prices.retrieve(id)
      return 'deleted' in object && object.deleted ? undefined : object
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'resource_missing') return undefined
      throw error
    }
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function managedFields(kind: CatalogKind, object: CatalogObject, pushed: ManagedFields): ManagedFields {
  return kind === 'product' ? managedFromStripeProduct(object as Stripe.Product, pushed) : managedFromStripePrice(object as Stripe.Price, pushed)
}

function keyOf({ kind, localId, account, livemode }: StripeMapping): Pick<StripeMapping, 'kind' | 'localId' | 'account' | 'livemode'> {
  return { kind, localId, account, livemode }
}

function sameDrift(mapping: StripeMapping, drift: StripeMapping['drift']): boolean {
  const bare = (fields: StripeMapping['drift']) => fields.map(({ field, ours, stripes }) => ({ field, ours, stripes }))
  return isDeepStrictEqual(bare(mapping.drift), bare(drift))
}
