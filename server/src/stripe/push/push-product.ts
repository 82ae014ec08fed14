import type { Product } from '../../entities/product.ts'
import type { StripeMapping } from '../../entities/stripe-mapping.ts'
import type { StripeConnection } from '../client.ts'
import { managedProduct, productCreateParams, productUpdateParams } from '../managed-product.ts'
import { readFailure, type PushOutcome } from './outcome.ts'
import type { StripeRateLimiter } from './rate-limiter.ts'

/** The id we choose for a product in Stripe; one for every object that was deleted there in between. */
export function chosenProductId(localId: string, generation: number): string {
  const id = `prod_${localId.replaceAll('-', '')}`
  return generation === 1 ? id : `${id}_${generation}`
}

/**
 * Brings a product in Stripe to the current revision. The id is ours, so a create that may or may not have
 * happened is simply repeated: the second one finds the first and updates it.
 */
export async function pushProduct(stripe: StripeConnection, limiter: StripeRateLimiter, mapping: StripeMapping, product: Product): Promise<PushOutcome> {
  const fields = managedProduct(product, mapping.generation)
  const id = mapping.stripeId ?? chosenProductId(mapping.localId, mapping.generation)
  const confirmed: PushOutcome = { result: 'confirmed', stripeId: id, revision: mapping.revision, pushed: fields }
  if (!mapping.stripeId) {
    try {
      await limiter.turn()
      await stripe.client.products.create(productCreateParams(id, fields))
      return confirmed
    } catch (error) {
      const failure = readFailure(error)
      if (failure.code !== 'resource_already_exists') {
        return failure.heals ? { result: 'retry', error: failure.message, rateLimited: failure.rateLimited } : { result: 'refused', error: failure.message }
      }
    }
  }
  try {
    await limiter.turn()
    await stripe.client.products.update(id, productUpdateParams(fields, mapping.pushed))
    return confirmed
  } catch (error) {
    const failure = readFailure(error)
    if (failure.code === 'resource_missing') return { result: 'deleted' }
    return failure.heals ? { result: 'retry', error: failure.message, rateLimited: failure.rateLimited } : { result: 'refused', error: failure.message }
  }
}
