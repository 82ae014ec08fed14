import type Stripe from 'stripe'
import type { Product } from '../entities/product.ts'
import type { ManagedFields } from '../entities/stripe-mapping.ts'
import { foreignKeysLeftOut, metadataUpdate, ownerMetadata } from './managed-metadata.ts'

/** The fields of a product that the console writes to Stripe, as they should be there. */
export function managedProduct(product: Product, generation: number): ManagedFields {
  return {
    name: product.name,
    active: product.active,
    description: product.description,
    images: product.images,
    unit_label: product.unitLabel,
    statement_descriptor: product.statementDescriptor,
    tax_code: product.taxCode,
    url: product.url,
    marketing_features: product.marketingFeatures,
    metadata: { ...product.metadata, ...ownerMetadata(product.id, generation) },
  }
}

/** The same fields as Stripe has them, to be compared with what we wrote. */
export function managedFromStripeProduct(product: Stripe.Product, ours: ManagedFields, sentKeys: readonly string[]): ManagedFields {
  return {
    name: product.name,
    active: product.active,
    description: product.description,
    images: product.images,
    unit_label: product.unit_label ?? null,
    statement_descriptor: product.statement_descriptor ?? null,
    tax_code: typeof product.tax_code === 'string' ? product.tax_code : (product.tax_code?.id ?? null),
    url: product.url,
    marketing_features: product.marketing_features.map((feature) => feature.name ?? ''),
    metadata: foreignKeysLeftOut(product.metadata, ours, sentKeys),
  }
}

/** What creates the product in Stripe under an id that we chose. */
export function productCreateParams(id: string, fields: ManagedFields): Stripe.ProductCreateParams {
  const params = productUpdateParams(fields, [])
  return Object.fromEntries(Object.entries({ id, ...params }).filter(([, value]) => value !== '')) as unknown as Stripe.ProductCreateParams
}

/**
 * What brings the product in Stripe to `fields`. Everything is sent, so that a repeat after an
 * unknown outcome ends in the same state; an empty string unsets. https://docs.stripe.com/api/products/update
 */
export function productUpdateParams(fields: ManagedFields, sentKeys: readonly string[]): Stripe.ProductUpdateParams {
  const features = fields['marketing_features'] as string[]
  const images = fields['images'] as string[]
  return {
    name: fields['name'] as string,
    active: fields['active'] as boolean,
    description: textOrUnset(fields['description']),
    images: images.length > 0 ? images : '',
    unit_label: textOrUnset(fields['unit_label']),
    statement_descriptor: textOrUnset(fields['statement_descriptor']),
    tax_code: textOrUnset(fields['tax_code']),
    url: textOrUnset(fields['url']),
    marketing_features: features.length > 0 ? features.map((name) => ({ name })) : '',
    metadata: metadataUpdate(fields, sentKeys),
  }
}

function textOrUnset(value: ManagedFields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
