import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { Price } from '../../entities/price.ts'
import type { PendingCreate, StripeMapping } from '../../entities/stripe-mapping.ts'
import type { StripeConnection } from '../client.ts'
import { isOwn } from '../managed-metadata.ts'
import { managedPrice, priceCreateParams, priceUpdateParams } from '../managed-price.ts'
import { readFailure, type Failure, type PushOutcome } from './outcome.ts'
import type { StripeRateLimiter } from './rate-limiter.ts'

/** What pushing a price needs of the world around it. */
export interface PriceSurroundings {
  /** Where the product is in Stripe. */
  stripeProductId: string
  /** Makes the create call durable before it is sent. */
  remember(pendingCreate: PendingCreate): Promise<void>
}

/** Brings a price in Stripe to the current revision. */
export async function pushPrice(
  stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, price: Price, surroundings: PriceSurroundings,
): Promise<PushOutcome> {
  return mapping.stripeId
    ? await updatePrice(stripe, limiter, mapping, mapping.stripeId, price)
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
  let pending = mapping.pendingCreate
  try {
    if (pending) {
      const found = await findPrice(stripe, limiter, mapping, surroundings.stripeProductId)
      if (found) return confirmed(found, pending.revision, mapping, price)
    } else {
      pending = firstCreate(mapping, price, surroundings.stripeProductId)
      await surroundings.remember(pending)
    }
    await limiter.turn()
    const created = await stripe.client.prices.create(pending.params as unknown as Stripe.PriceCreateParams, { idempotencyKey: pending.idempotencyKey })
    return confirmed(created, pending.revision, mapping, price)
  } catch (error) {
    return createFailed(readFailure(error), pending, mapping)
  }
}

function firstCreate(mapping: StripeMapping, price: Price, stripeProductId: string): PendingCreate {
  const params = { ...priceCreateParams(price, mapping.generation, stripeProductId) }
  const version = createHash('sha256').update(JSON.stringify(params)).digest('hex').slice(0, 24)
  return { idempotencyKey: `price:${mapping.localId}:${mapping.revision}:${version}`, revision: mapping.revision, params }
}

/** Metadata and tax behaviour as Stripe has them decide what the next update must unset or leave out. */
function confirmed(created: Stripe.Price, revision: number, mapping: StripeMapping, price: Price): PushOutcome {
  const pushed = { ...managedPrice(price, mapping.generation), metadata: created.metadata, tax_behavior: created.tax_behavior }
  return { result: 'confirmed', stripeId: created.id, revision, pushed }
}

function createFailed(failure: Failure, pending: PendingCreate | null, mapping: StripeMapping): PushOutcome {
  const { message, rateLimited, code, execution, heals } = failure
  if (code === 'resource_missing') return { result: 'retry', error: message, rateLimited, pendingCreate: null }
  // Stripe stores a 500 under its key and would replay it for ever. The look-up that precedes the next attempt
  // has the last word on whether the price exists, so a new key is safe then.
  if (execution === 'broken' && pending) {
    const idempotencyKey = `${pending.idempotencyKey.split('#')[0]}#${mapping.attempts + 1}`
    return { result: 'retry', error: message, rateLimited, pendingCreate: { ...pending, idempotencyKey } }
  }
  return heals ? { result: 'retry', error: message, rateLimited } : { result: 'refused', error: message }
}

async function findPrice(stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, product: string): Promise<Stripe.Price | undefined> {
  let after: string | undefined
  for (;;) {
    await limiter.turn()
    const page = await stripe.client.prices.list({ product, limit: 100, ...(after && { starting_after: after }) })
    const found = page.data.find(({ metadata }) => isOwn(metadata, mapping.localId, mapping.generation))
    if (found) return found
    after = page.data.at(-1)?.id
    if (!page.has_more || !after) return undefined
  }
}

async function updatePrice(stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, id: string, price: Price): Promise<PushOutcome> {
  const fields = managedPrice(price, mapping.generation)
  try {
    await limiter.turn()
    await stripe.client.prices.update(id, priceUpdateParams(fields, mapping.pushed))
    return { result: 'confirmed', stripeId: id, revision: mapping.revision, pushed: fields }
  } catch (error) {
    const { heals, message, rateLimited, code } = readFailure(error)
    if (code === 'resource_missing') return { result: 'deleted' }
    return heals ? { result: 'retry', error: message, rateLimited } : { result: 'refused', error: message }
  }
}
