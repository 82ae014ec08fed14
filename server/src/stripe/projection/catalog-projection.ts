import { isDeepStrictEqual } from 'node:util'
import type Stripe from 'stripe'
import type { DataSource, EntityManager } from 'typeorm'
import type { CatalogPolicy } from '../../config/config.ts'
import { StripeEvent } from '../../entities/stripe-event.ts'
import { StripeMapping, type CatalogKind, type ManagedFields } from '../../entities/stripe-mapping.ts'
import { StripeDifference } from '../../entities/stripe-difference.ts'
import { isUuid } from '../../input.ts'
import { STRIPE_API_VERSION, type StripeConnection } from '../client.ts'
import { driftedFields } from '../drift.ts'
import { isOwn, LOCAL_ID_KEY } from '../managed-metadata.ts'
import { managedFromStripePrice } from '../managed-price.ts'
import { managedFromStripeProduct } from '../managed-product.ts'
import type { CatalogOutbox } from '../outbox.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { recordDifferences } from '../reconcile/difference-log.ts'
import { answerDrift } from '../reconcile/drift-answer.ts'
import { LANES, runBounded } from './lanes.ts'
import type { Projection } from './projection.ts'

/** How long an event waits for a push of ours to be through. Seconds. */
const POSTPONE_SECONDS = 2

/** A product or price as an event or Stripe's API shows it. */
export type CatalogObject = Stripe.Product | Stripe.Price

/** The outcome of comparing a snapshot: nothing more to do; not now, since a push of ours is on
 * its way; or it differs from what we pushed as of a revision. */
type Verdict = 'settled' | 'later' | { differsFrom: number }

/** How a snapshot came to be compared. */
interface Circumstances {
  /** The revision we had pushed when the object was fetched; undefined for an event's snapshot, which may be older than anything. */
  fetchedAt?: number
  /** The reconcile that compares. */
  runId?: string
}

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

  /** Objects beside each other, the events of one object one after the other. */
  async project(events: readonly StripeEvent[]): Promise<void> {
    const byObject = [...Map.groupBy(events, (event) => event.objectId).values()]
    await runBounded(byObject.map((group) => async () => {
      for (const event of group) await this.projectOne(event)
    }), LANES)
  }

  private async projectOne(event: StripeEvent): Promise<void> {
    const { data } = JSON.parse(event.payload) as { data: { object: CatalogObject } }
    const [noun, verb] = event.type.split('.')
    const kind = noun === 'product' ? 'product' : 'price'
    if (verb === 'deleted') return await this.forget(kind, data.object.id, [event.id])
    // A snapshot of another version of the API, or without what we compare, says only that something happened.
    const readable = event.apiVersion === STRIPE_API_VERSION && typeof data.object.metadata === 'object' && data.object.metadata !== null
    const verdict = readable ? await this.judge(kind, data.object, event) : await this.ask(kind, data.object.id)
    if (typeof verdict === 'object') await this.refresh(kind, data.object.id, event, verdict)
    if (verdict === 'later') await this.postpone([event.id])
  }

  /**
   * Compares what Stripe listed. That is old when it arrives, so what differs is fetched and compared again.
   * @returns did it differ
   */
  async check(kind: CatalogKind, listed: CatalogObject, runId: string): Promise<boolean> {
    const verdict = await this.dataSource.transaction((manager) => this.compare(manager, kind, listed, { runId }))
    return typeof verdict === 'object' && await this.lookUp(kind, listed.id, runId)
  }

  /**
   * Fetches an object and compares it; one that Stripe does not know is buried.
   * @returns did it differ
   */
  async lookUp(kind: CatalogKind, stripeId: string, runId: string): Promise<boolean> {
    const asked = await this.ask(kind, stripeId)
    const current = await this.fetch(kind, stripeId)
    if (!current) {
      await this.forget(kind, stripeId, [], runId)
      return true
    }
    await this.dataSource.transaction((manager) => this.compare(manager, kind, current, { runId, fetchedAt: asked.differsFrom }))
    return await this.dataSource.manager.existsBy(StripeDifference, { runId, stripeId })
  }

  private async judge(kind: CatalogKind, snapshot: CatalogObject, event: StripeEvent): Promise<Verdict> {
    return await this.dataSource.transaction(async (manager) => {
      const verdict = await this.compare(manager, kind, snapshot)
      if (verdict === 'settled') await markProcessed(manager, [event.id])
      return verdict
    })
  }

  /** What a fetch would be compared with. */
  private async ask(kind: CatalogKind, stripeId: string): Promise<{ differsFrom: number }> {
    const { account, livemode } = this.stripe
    const mapping = await this.dataSource.manager.findOneBy(StripeMapping, { kind, stripeId, account, livemode })
    return { differsFrom: mapping?.syncedRevision ?? 0 }
  }

  /**
   * An event may be old, so one that differs from what we pushed proves nothing: the object is fetched and compared as
   * it is now. That settles every event of it that had arrived before.
   */
  private async refresh(kind: CatalogKind, stripeId: string, event: StripeEvent, { differsFrom }: { differsFrom: number }): Promise<void> {
    const waiting = await this.dataSource.manager.find(StripeEvent, { select: { id: true }, where: { objectId: stripeId, status: 'received' } })
    const settled = [event.id, ...waiting.map(({ id }) => id)]
    const current = await this.fetch(kind, stripeId)
    if (!current) return await this.forget(kind, stripeId, settled)
    const verdict = await this.dataSource.transaction(async (manager) => {
      const found = await this.compare(manager, kind, current, { fetchedAt: differsFrom })
      if (found === 'settled') await markProcessed(manager, settled)
      return found
    })
    if (verdict !== 'settled') await this.postpone([event.id])
  }

  /** Tombstones are final: Stripe never brings an id back, and an event that comes later brings nothing back here. */
  private async forget(kind: CatalogKind, stripeId: string, settled: readonly string[], runId?: string): Promise<void> {
    const { account, livemode } = this.stripe
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(StripeMapping, { kind, stripeId, account, livemode }, {
        deletedAt: () => 'coalesce(deleted_at, now())', nextAttemptAt: null, pendingSince: null, attempts: 0, lastError: null, drift: [], pendingCreate: null,
      })
      if (affected === 0) {
        await manager.query(
          `insert into unrecognized_stripe_object (stripe_id, account, livemode, kind, deleted_at) values ($1, $2, $3, $4, now())
           on conflict (stripe_id, account, livemode) do update set deleted_at = coalesce(unrecognized_stripe_object.deleted_at, now())`,
          [stripeId, account, livemode, kind],
        )
      }
      await markProcessed(manager, settled)
      if (runId) await recordDifferences(manager, this.stripe, [{ kind, stripeId, fields: [{ field: 'id', ours: stripeId, stripes: null }], action: 'buried', runId }])
    })
  }

  /** A push of ours is on its way and changes what there is to compare with: the event keeps until it is through. */
  private async postpone(ids: readonly string[]): Promise<void> {
    await this.dataSource.query(
      `update stripe_event set next_attempt_at = now() + interval '${POSTPONE_SECONDS} seconds' where id = any($1) and status = 'received'`, [ids])
  }

  private async compare(manager: EntityManager, kind: CatalogKind, object: CatalogObject, { fetchedAt, runId }: Circumstances = {}): Promise<Verdict> {
    const { account, livemode } = this.stripe
    // One statement, under lock: between two, our own create could be settled, and the object would look like nobody's.
    const localId = object.metadata[LOCAL_ID_KEY]
    const candidates = await manager.find(StripeMapping, {
      where: [{ kind, stripeId: object.id, account, livemode }, ...(localId && isUuid(localId) ? [{ kind, localId, account, livemode }] : [])],
      lock: { mode: 'pessimistic_write' },
    })
    const mapping = candidates.find(({ stripeId }) => stripeId === object.id)
    if (!mapping) {
      // Ours, on its way: settling our create maps it. With another id in the mapping it is a copy that somebody made.
      const onItsWay = candidates.some((each) => each.stripeId === null && isOwn(object.metadata, each.localId, each.generation))
      return onItsWay ? 'later' : await this.list(manager, kind, object)
    }
    if (mapping.deletedAt) return 'settled'
    // One that is refused waits for a person, and nothing is going to change by itself.
    const underWay = mapping.revision > mapping.syncedRevision && mapping.nextAttemptAt !== null
    if (underWay || mapping.leasedUntil !== null || (fetchedAt !== undefined && fetchedAt !== mapping.syncedRevision)) return 'later'
    if (!mapping.pushed || mapping.revision > mapping.syncedRevision) return 'settled'
    const drift = driftedFields(mapping.pushed, managedFields(kind, object, mapping.pushed), new Date())
    if (drift.length === 0 && mapping.drift.length === 0) return 'settled'
    if (fetchedAt === undefined) return { differsFrom: mapping.syncedRevision }
    await this.answer(manager, mapping, drift, runId)
    return 'settled'
  }

  /** Pushes our truth again or shows the difference, and writes down what was done. */
  private async answer(manager: EntityManager, mapping: StripeMapping, drift: StripeMapping['drift'], runId: string | undefined): Promise<void> {
    const known = sameDrift(mapping, drift)
    if (drift.length === 0) return void (await manager.update(StripeMapping, keyOf(mapping), { drift, repairsStoppedAt: null }))
    // What our last push could not repair is shown, not pushed again and again.
    const action = await answerDrift(manager, mapping, this.policy, isLeftByOurPush(mapping) && known)
    if (action === 'repaired') await this.outbox.changed(manager, mapping.kind, mapping.localId)
    else if (known) return
    else await manager.update(StripeMapping, keyOf(mapping), { drift, ...(action === 'stopped' && { repairsStoppedAt: () => 'coalesce(repairs_stopped_at, now())' }) })
    await recordDifferences(manager, this.stripe, [{ kind: mapping.kind, stripeId: mapping.stripeId ?? '', localId: mapping.localId, fields: drift, action, runId }])
  }

  /** Somebody else's. */
  private async list(manager: EntityManager, kind: CatalogKind, object: CatalogObject): Promise<Verdict> {
    const { account, livemode } = this.stripe
    const name = ('name' in object ? object.name : object.nickname)?.replaceAll('\0', '') ?? null
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


function managedFields(kind: CatalogKind, object: CatalogObject, pushed: ManagedFields): ManagedFields {
  return kind === 'product' ? managedFromStripeProduct(object as Stripe.Product, pushed) : managedFromStripePrice(object as Stripe.Price, pushed)
}

async function markProcessed(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query("update stripe_event set status = 'processed', processed_at = now(), error = null where id = any($1) and status = 'received'", [ids])
}

function keyOf({ kind, localId, account, livemode }: StripeMapping): Pick<StripeMapping, 'kind' | 'localId' | 'account' | 'livemode'> {
  return { kind, localId, account, livemode }
}

/** What is left after a push was seen in its very answer; what somebody changed was seen later. */
function isLeftByOurPush({ drift, syncedAt }: StripeMapping): boolean {
  return drift.every(({ seenAt }) => seenAt === syncedAt?.toISOString())
}

function sameDrift(mapping: StripeMapping, drift: StripeMapping['drift']): boolean {
  const bare = (fields: StripeMapping['drift']) => fields.map(({ field, ours, stripes }) => ({ field, ours, stripes }))
  return isDeepStrictEqual(bare(mapping.drift), bare(drift))
}
