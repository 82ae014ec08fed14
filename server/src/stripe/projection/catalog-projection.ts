import { isDeepStrictEqual } from 'node:util'
import type Stripe from 'stripe'
import type { DataSource, EntityManager } from 'typeorm'
import { currentActor, runAs, type Actor } from '../../audit/actor.ts'
import { recordAudit } from '../../audit/audit.ts'
import type { CatalogPolicy } from '../../config/config.ts'
import { StripeDifference } from '../../entities/stripe-difference.ts'
import { StripeMapping, type CatalogKind } from '../../entities/stripe-mapping.ts'
import { isUuid } from '../../input.ts'
import type { StripeConnection } from '../client.ts'
import { driftedFields } from '../drift.ts'
import { LOCAL_ID_KEY } from '../managed-metadata.ts'
import type { CatalogOutbox } from '../outbox.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { recordDifferences } from '../reconcile/difference-log.ts'
import { answerDrift } from '../reconcile/drift-answer.ts'
import { isOnItsWay, isUnderWay, judgeSnapshots, listStrangers, managedFields, type CatalogObject } from './catalog-snapshots.ts'
import type { Lookup, Settle } from './lookup.ts'
import { orMissing } from '../missing.ts'
import { Later } from './outage.ts'
import { lockObjects } from './projected-writer.ts'
import type { Delivered, Projection, Unsettled } from './projection.ts'

/** How an object came to be compared. */
interface Circumstances {
  /** What we had pushed and compared before it was fetched; undefined: it was listed, and may be older than anything. */
  before?: Pick<StripeMapping, 'syncedRevision' | 'comparisons'>
  /** The reconcile that compares. */
  runId?: string | undefined
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

  async project(manager: EntityManager, events: readonly Delivered[]): Promise<Unsettled> {
    return await judgeSnapshots(manager, this.stripe, events as readonly Delivered<CatalogObject>[])
  }

  /** The look-ups of one kind of catalog object. */
  lookups(kind: CatalogKind): Lookup {
    return { kind, lookUp: async (objectId, settle) => await this.fetchAndCompare(kind, objectId, { settle }) }
  }

  /**
   * Compares what Stripe listed. That is old when it arrives, so what differs is fetched and compared again.
   * @returns did it differ
   */
  async check(kind: CatalogKind, listed: CatalogObject, runId: string): Promise<boolean> {
    const verdict = await this.dataSource.transaction((manager) => this.compare(manager, kind, listed, { runId }))
    return verdict === 'differs' && await this.lookUp(kind, listed.id, runId)
  }

  /**
   * Fetches an object and compares it; one that Stripe does not know is buried.
   * @returns did it differ
   */
  async lookUp(kind: CatalogKind, stripeId: string, runId: string): Promise<boolean> {
    await this.fetchAndCompare(kind, stripeId, { runId })
    return await this.dataSource.manager.existsBy(StripeDifference, { runId, stripeId })
  }

  /** A snapshot may be old, so one that differs from what we pushed proves nothing: the object is compared as it is now. */
  private async fetchAndCompare(kind: CatalogKind, stripeId: string, { runId, settle }: { runId?: string; settle?: Settle }): Promise<void> {
    const { account, livemode } = this.stripe
    const before = await this.dataSource.manager.findOneBy(StripeMapping, { kind, stripeId, account, livemode })
    const current = await this.fetch(kind, stripeId)
    const cause = settle ? await causeOf(this.dataSource.manager, stripeId) : currentActor()
    await runAs(cause, () => this.dataSource.transaction(async (manager) => {
      if (!current) await this.forget(manager, kind, stripeId, runId)
      else {
        const verdict = await this.compare(manager, kind, current, { runId, before: before ?? { syncedRevision: 0, comparisons: 0 } })
        if (verdict === 'later' && settle) throw new Later(`A push of ${stripeId} is on its way.`)
      }
      await settle?.(manager)
    }))
  }

  /** Tombstones are final: Stripe never brings an id back, and an event that comes later brings nothing back here. */
  private async forget(manager: EntityManager, kind: CatalogKind, stripeId: string, runId: string | undefined): Promise<void> {
    const { account, livemode } = this.stripe
    // One that our create is just being settled of is either known by then, or finds here that it is gone.
    await lockObjects(manager, [stripeId])
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
    if (runId) await recordDifferences(manager, this.stripe, [{ kind, stripeId, fields: [{ field: 'id', ours: stripeId, stripes: null }], action: 'buried', runId }])
  }

  private async compare(manager: EntityManager, kind: CatalogKind, object: CatalogObject, { before, runId }: Circumstances): Promise<'settled' | 'later' | 'differs'> {
    const { account, livemode } = this.stripe
    // One statement, under lock: between two, our own create could be settled, and the object would look like nobody's.
    const localId = object.metadata[LOCAL_ID_KEY]
    const candidates = await manager.find(StripeMapping, {
      where: [{ kind, stripeId: object.id, account, livemode }, ...(localId && isUuid(localId) ? [{ kind, localId, account, livemode }] : [])],
      order: { localId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    })
    const mapping = candidates.find(({ stripeId }) => stripeId === object.id)
    if (!mapping) {
      if (isOnItsWay(candidates, object)) return 'later'
      await listStrangers(manager, this.stripe, [{ type: `${kind}.updated`, object }])
      return 'settled'
    }
    if (mapping.deletedAt) return 'settled'
    if (isUnderWay(mapping) || (before && (before.syncedRevision !== mapping.syncedRevision || before.comparisons !== mapping.comparisons))) return 'later'
    if (!mapping.pushed || mapping.revision > mapping.syncedRevision) return 'settled'
    if (before) await manager.update(StripeMapping, keyOf(mapping), { comparisons: () => 'comparisons + 1' })
    const drift = driftedFields(mapping.pushed, managedFields(object, mapping.pushed, mapping), new Date())
    if (drift.length === 0 && mapping.drift.length === 0) return 'settled'
    if (!before) return 'differs'
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
    if (action === 'repaired') {
      await recordAudit(manager, {
        action: 'repairDrift', objectType: mapping.kind === 'product' ? 'Product' : 'Price', objectId: mapping.localId, before: { drift }, after: { drift: [] },
      })
    }
  }

  private async fetch(kind: CatalogKind, id: string): Promise<CatalogObject | undefined> {
    const object = await orMissing(this.limiter.call(async (): Promise<Stripe.Product | Stripe.DeletedProduct | Stripe.Price> => {
      const { products, prices } = this.stripe.client
      return kind === 'product' ? await products.retrieve(id) : await prices.retrieve(id)
    }))
    return object === undefined || ('deleted' in object && object.deleted) ? undefined : object
  }
}

function keyOf({ kind, localId, account, livemode }: StripeMapping): Pick<StripeMapping, 'kind' | 'localId' | 'account' | 'livemode'> {
  return { kind, localId, account, livemode }
}

/** What is left after a push was seen in its very answer; what somebody changed was seen later. */
function isLeftByOurPush({ drift, syncedAt }: StripeMapping): boolean {
  return drift.every(({ seenAt }) => seenAt === syncedAt?.toISOString())
}

/** The newest event that made us look. */
async function causeOf(manager: EntityManager, stripeId: string): Promise<Actor> {
  const [event] = await manager.query<{ id: string; type: string }[]>(
    "select id, type from stripe_event where object_id = $1 and awaits_lookup and status = 'received' order by created_at desc, id desc limit 1", [stripeId])
  return event ? { kind: 'STRIPE_EVENT', id: event.id, name: event.type } : currentActor()
}

function sameDrift(mapping: StripeMapping, drift: StripeMapping['drift']): boolean {
  const bare = (fields: StripeMapping['drift']) => fields.map(({ field, ours, stripes }) => ({ field, ours, stripes }))
  return isDeepStrictEqual(bare(mapping.drift), bare(drift))
}
