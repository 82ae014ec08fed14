import type Stripe from 'stripe'
import { In, type EntityManager } from 'typeorm'
import { StripeMapping, type CatalogKind, type ManagedFields } from '../../entities/stripe-mapping.ts'
import { isUuid } from '../../input.ts'
import type { StripeAccount } from '../account.ts'
import { STRIPE_API_VERSION } from '../client.ts'
import { driftedFields } from '../drift.ts'
import { isOwn, LOCAL_ID_KEY } from '../managed-metadata.ts'
import { managedFromStripePrice } from '../managed-price.ts'
import { managedFromStripeProduct } from '../managed-product.ts'
import { storableText } from './row-writer.ts'
import type { Delivered, Unsettled } from './projection.ts'

/** A product or price as an event or Stripe's API shows it. */
export type CatalogObject = Stripe.Product | Stripe.Price

/** `stranger`: somebody else's. `later`: a push of ours is on its way. `differs` from what we pushed, or seemed to. */
export type Verdict = 'settled' | 'stranger' | 'later' | 'differs'

/** The kind that a type of event speaks of, e.g. `product.created`. */
export function catalogKindOf(type: string): CatalogKind {
  return type.startsWith('product.') ? 'product' : 'price'
}

/** What an object shows of the fields that we pushed. */
export function managedFields(object: CatalogObject, pushed: ManagedFields, { kind, sentMetadataKeys }: Pick<StripeMapping, 'kind' | 'sentMetadataKeys'>): ManagedFields {
  return kind === 'product' ? managedFromStripeProduct(object as Stripe.Product, pushed, sentMetadataKeys) : managedFromStripePrice(object as Stripe.Price, pushed, sentMetadataKeys)
}

/** Can it be compared? A snapshot of another version of the API, or without what we compare, says only that something happened. */
function isReadable({ type, apiVersion, object }: Delivered<CatalogObject>): boolean {
  return !type.endsWith('.deleted') && apiVersion === STRIPE_API_VERSION && typeof object.metadata === 'object' && object.metadata !== null
}

/**
 * Compares snapshots with what we pushed. Read in one statement and without locks: while a push is on its way its mapping
 * says so, and whatever a snapshot seems to contradict is looked up.
 */
export async function judgeSnapshots(manager: EntityManager, account: StripeAccount, events: readonly Delivered<CatalogObject>[]): Promise<Unsettled> {
  const readable = events.filter(isReadable)
  const mappings = await mappingsOf(manager, account, readable.map(({ object }) => object))
  const verdicts = Map.groupBy(events, (event) => (isReadable(event) ? verdictOf(mappings, event) : 'differs'))
  await listStrangers(manager, account, verdicts.get('stranger') ?? [])
  return {
    lookups: (verdicts.get('differs') ?? []).map(({ type, object }) => ({ kind: catalogKindOf(type), objectId: object.id })),
    later: (verdicts.get('later') ?? []).map(({ id }) => id),
  }
}

async function mappingsOf(manager: EntityManager, account: StripeAccount, objects: readonly CatalogObject[]): Promise<StripeMapping[]> {
  const scope = { account: account.account, livemode: account.livemode, kind: In<CatalogKind>(['product', 'price']) }
  const localIds = objects.flatMap(({ metadata }) => metadata[LOCAL_ID_KEY] ?? []).filter(isUuid)
  return await manager.find(StripeMapping, { where: [{ ...scope, stripeId: In(objects.map(({ id }) => id)) }, { ...scope, localId: In(localIds) }] })
}

function verdictOf(mappings: readonly StripeMapping[], { type, object }: Delivered<CatalogObject>): Verdict {
  const kind = catalogKindOf(type)
  const mapping = mappings.find((each) => each.kind === kind && each.stripeId === object.id)
  if (!mapping) return isOnItsWay(mappings.filter((each) => each.kind === kind), object) ? 'later' : 'stranger'
  if (mapping.deletedAt) return 'settled'
  if (isUnderWay(mapping)) return 'later'
  if (!mapping.pushed || mapping.revision > mapping.syncedRevision) return 'settled'
  const drift = driftedFields(mapping.pushed, managedFields(object, mapping.pushed, mapping), new Date())
  return drift.length === 0 && mapping.drift.length === 0 ? 'settled' : 'differs'
}

/** Ours, and settling our create is going to map it. With another id in the mapping it is a copy that somebody made. */
export function isOnItsWay(mappings: readonly StripeMapping[], object: CatalogObject): boolean {
  return mappings.some((each) => each.stripeId === null && isOwn(object.metadata, each.localId, each.generation))
}

/** A push of ours is going to change what there is to compare with. One that is refused waits for a person instead. */
export function isUnderWay({ revision, syncedRevision, nextAttemptAt, leasedUntil }: StripeMapping): boolean {
  return (revision > syncedRevision && nextAttemptAt !== null) || leasedUntil !== null
}

/** Lists objects that the console did not make, under the names that were seen last. */
export async function listStrangers(manager: EntityManager, { account, livemode }: StripeAccount, events: readonly Pick<Delivered<CatalogObject>, 'type' | 'object'>[]): Promise<void> {
  if (events.length === 0) return
  const newest = [...new Map(events.map((event) => [event.object.id, event])).values()].toSorted((a, b) => (a.object.id < b.object.id ? -1 : 1))
  await manager.query(
    `insert into unrecognized_stripe_object (stripe_id, account, livemode, kind, name)
     select stripe_id, $1, $2, kind, name from unnest($3::text[], $4::text[], $5::text[]) as stranger (stripe_id, kind, name)
     on conflict (stripe_id, account, livemode) do update set name = excluded.name, last_seen_at = now()`,
    [account, livemode, newest.map(({ object }) => object.id), newest.map(({ type }) => catalogKindOf(type)), newest.map(({ object }) => nameOf(object))],
  )
}

function nameOf(object: CatalogObject): string | null {
  const name = 'name' in object ? object.name : object.nickname
  return typeof name === 'string' ? storableText(name) : null
}
