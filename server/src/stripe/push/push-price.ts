import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { Price } from '../../entities/price.ts'
import type { ManagedFields, PendingCreate, StripeMapping } from '../../entities/stripe-mapping.ts'
import type { StripeConnection } from '../client.ts'
import { isOwn, metadataOf } from '../managed-metadata.ts'
import { managedFromStripePrice, managedPrice, priceCreateParams, priceUpdateParams } from '../managed-price.ts'
import { askOf, pagesOf } from '../pages.ts'
import { failed, readFailure, type Failure, type PushOutcome } from './outcome.ts'
import type { StripeRateLimiter } from './rate-limiter.ts'

/** What pushing a price needs of the world around it. */
export interface PriceSurroundings {
  /** The create call that was stored just now and never sent; undefined: an earlier attempt's, if any, is the mapping's. */
  firstCreate: PendingCreate | undefined
  /** Is this Stripe price one that the console made? */
  isOurs(stripePriceId: string): Promise<boolean>
}

/** Brings a price in Stripe to the current revision. */
export async function pushPrice(
  stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, price: Price, surroundings: PriceSurroundings,
): Promise<PushOutcome> {
  return mapping.stripeId
    ? await updatePrice(stripe, limiter, mapping, mapping.stripeId, price, surroundings)
    : await createPrice(stripe, limiter, mapping, price, surroundings)
}

/**
 * Stripe chooses the ids of prices, so a create must never run twice: its key and parameters are stored before
 * it is sent, and after an outcome we did not learn the price is looked for among the product's prices (listing
 * is consistent, Search is not) before the very same call is repeated. https://docs.stripe.com/api/idempotent_requests
 */
async function createPrice(
  stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, price: Price, surroundings: PriceSurroundings,
): Promise<PushOutcome> {
  const pending = surroundings.firstCreate ?? mapping.pendingCreate
  if (!pending) throw new Error('A create call must be stored before it is sent.')
  try {
    const found = surroundings.firstCreate ? undefined : await findPrice(stripe, limiter, mapping, String(pending.params['product']))
    if (found) return confirmed(found, pending.revision, mapping, price)
    const { idempotencyKey } = pending
    const created = await limiter.call(async () => await stripe.client.prices.create(pending.params as unknown as Stripe.PriceCreateParams, { idempotencyKey }), 'POST /v1/prices')
    return confirmed(created, pending.revision, mapping, price)
  } catch (error) {
    return createFailed(readFailure(error), pending, mapping)
  }
}

/** The first create call of a price, to be stored before it is sent. */
export function firstCreate(mapping: StripeMapping, price: Price, stripeProductId: string): PendingCreate {
  const params = { ...priceCreateParams(price, mapping.generation, stripeProductId) }
  const version = createHash('sha256').update(JSON.stringify(params)).digest('hex').slice(0, 24)
  return { idempotencyKey: `price:${mapping.localId}:${mapping.revision}:${version}`, revision: mapping.revision, params }
}

/** What was created may be older than the price is now, and it has no lookup key yet: then an update follows. */
function confirmed(created: Stripe.Price, createdRevision: number, mapping: StripeMapping, price: Price): PushOutcome {
  const fields = managedPrice(price, mapping.generation)
  const pushed: ManagedFields = { ...fields, tax_behavior: created.tax_behavior, lookup_key: created.lookup_key }
  return {
    result: 'confirmed', stripeId: created.id, revision: price.lookupKey === null ? createdRevision : 0, pushed,
    stripes: managedFromStripePrice(created, pushed, mapping.sentMetadataKeys), sentMetadataKeys: Object.keys(created.metadata),
  }
}

function createFailed(failure: Failure, pending: PendingCreate, mapping: StripeMapping): PushOutcome {
  const { message, code, execution, replayed } = failure
  if (code === 'resource_missing') return { result: 'retry', error: message, pendingCreate: null }
  // A 5xx may come from in front of Stripe while the call still runs, so the key stays. Only when Stripe replays the
  // 500 that it keeps for the key is the call over; the look-up that precedes the next attempt has the last word then.
  if (execution === 'broken' && replayed) {
    const idempotencyKey = `${pending.idempotencyKey.split('#')[0]}#${mapping.attempts + 1}`
    return { result: 'retry', error: message, pendingCreate: { ...pending, idempotencyKey } }
  }
  return failed(failure)
}

async function findPrice(stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, product: string): Promise<Stripe.Price | undefined> {
  for await (const page of pagesOf(askOf(stripe, limiter), async (client, params) => await client.prices.list({ product, ...params }))) {
    const found = page.find(({ metadata }) => isOwn(metadata, mapping.localId, mapping.generation))
    if (found) return found
  }
  return undefined
}

async function updatePrice(
  stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, id: string, price: Price, surroundings: PriceSurroundings,
): Promise<PushOutcome> {
  const fields = managedPrice(price, mapping.generation)
  const params = priceUpdateParams(fields, mapping.pushed, mapping.sentMetadataKeys)
  try {
    const updated = await updateWithoutFixed(stripe, limiter, id, params, surroundings)
    return {
      result: 'confirmed', stripeId: id, revision: mapping.revision, pushed: fields,
      stripes: managedFromStripePrice(updated, fields, mapping.sentMetadataKeys), sentMetadataKeys: Object.keys(metadataOf(fields)),
    }
  } catch (error) {
    const failure = readFailure(error)
    return failure.code === 'resource_missing' ? { result: 'deleted' } : failed(failure)
  }
}

/** Once chosen in Stripe, tax behaviour stays: what else changed must not wait for it. The difference shows as drift. */
async function updateWithoutFixed(
  stripe: StripeConnection, limiter: StripeRateLimiter, id: string, params: Stripe.PriceUpdateParams, surroundings: PriceSurroundings,
): Promise<Stripe.Price> {
  try {
    return await updateTakingOurKey(stripe, limiter, id, params, surroundings)
  } catch (error) {
    const { tax_behavior: fixed, ...rest } = params
    if (!fixed || readFailure(error).param !== 'tax_behavior') throw error
    return await updateTakingOurKey(stripe, limiter, id, rest, surroundings)
  }
}

/** A lookup key is taken over from another price of ours, its predecessor mostly, but never from one that others made. */
async function updateTakingOurKey(
  stripe: StripeConnection, limiter: StripeRateLimiter, id: string, params: Stripe.PriceUpdateParams, surroundings: PriceSurroundings,
): Promise<Stripe.Price> {
  const { prices } = stripe.client
  const update = async (changes: Stripe.PriceUpdateParams) => await limiter.call(async () => await prices.update(id, changes), 'POST /v1/prices/:id')
  try {
    return await update(params)
  } catch (error) {
    if (!params.lookup_key || readFailure(error).param !== 'lookup_key') throw error
    const key = params.lookup_key
    const { data: [holder] } = await limiter.call(async () => await prices.list({ lookup_keys: [key], limit: 1 }))
    if (holder && !(await surroundings.isOurs(holder.id))) throw error
    return await update({ ...params, transfer_lookup_key: true })
  }
}
