import type Stripe from 'stripe'
import type { Product } from '../../entities/product.ts'
import type { ManagedFields, StripeMapping } from '../../entities/stripe-mapping.ts'
import type { StripeConnection } from '../client.ts'
import { metadataOf } from '../managed-metadata.ts'
import { managedFromStripeProduct, managedProduct, productCreateParams, productUpdateParams } from '../managed-product.ts'
import { failed, readFailure, type PushOutcome } from './outcome.ts'
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
  const { products } = stripe.client
  const fields = managedProduct(product, mapping.generation)
  if (!mapping.stripeId) {
    try {
      const id = chosenProductId(mapping.localId, mapping.generation)
      return confirmed(await limiter.call(async () => await products.create(productCreateParams(id, fields)), 'POST /v1/products'), fields, mapping)
    } catch (error) {
      const failure = readFailure(error)
      if (failure.code !== 'resource_already_exists') return failed(failure)
    }
  }
  try {
    const id = mapping.stripeId ?? chosenProductId(mapping.localId, mapping.generation)
    return confirmed(await limiter.call(async () => await products.update(id, productUpdateParams(fields, mapping.sentMetadataKeys)), 'POST /v1/products/:id'), fields, mapping)
  } catch (error) {
    const failure = readFailure(error)
    return failure.code === 'resource_missing' ? { result: 'deleted' } : failed(failure)
  }
}

function confirmed(product: Stripe.Product, fields: ManagedFields, mapping: StripeMapping): PushOutcome {
  return {
    result: 'confirmed', stripeId: product.id, revision: mapping.revision, pushed: fields,
    stripes: managedFromStripeProduct(product, fields, mapping.sentMetadataKeys), sentMetadataKeys: Object.keys(metadataOf(fields)),
  }
}
