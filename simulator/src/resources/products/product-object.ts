import { invalidRequest } from '../../http/api-error.ts'
import { changedMetadata } from '../../params/metadata.ts'
import type { Values } from '../../params/composite.ts'
import type { StoredProduct } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import type { PRODUCT_CREATE, PRODUCT_DATA, PRODUCT_UPDATE } from './product-params.ts'

/** What a product can be made from: a product's own parameters, or a price's `product_data`. */
type ProductSource = Omit<Values<typeof PRODUCT_CREATE>, 'default_price_data'> | Values<typeof PRODUCT_DATA>

/** The tax details that `tax_code` and `tax_details` together mean; the code may be given by either. */
function taxDetails(taxCode: string | null | undefined, details: Values<typeof PRODUCT_UPDATE>['tax_details']): StoredProduct['tax_details'] {
  const code = details?.tax_code ?? taxCode ?? null
  const location = details?.performance_location ?? null
  return code === null && location === null ? null : { performance_location: location, tax_code: code }
}

/**
 * Makes and stores a product, without telling of it: a default price may follow first.
 * @throws ApiError 400 `resource_already_exists` when the chosen id is taken.
 */
export function buildProduct(call: Call, source: ProductSource): StoredProduct {
  const id = source.id ?? call.ids.short('prod')
  if (call.tx.get('product', id) !== undefined) throw invalidRequest('Product already exists.', { code: 'resource_already_exists', param: 'id' })
  const params: Omit<Values<typeof PRODUCT_CREATE>, 'default_price_data'> = source
  const details = taxDetails(params.tax_code, params.tax_details)
  const product: StoredProduct = {
    id,
    object: 'product',
    active: params.active ?? true,
    created: call.now,
    default_price: null,
    description: params.description ?? null,
    images: params.images ?? [],
    livemode: false,
    marketing_features: params.marketing_features ?? [],
    metadata: changedMetadata({}, params.metadata),
    name: params.name,
    package_dimensions: params.package_dimensions ?? null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: details?.tax_code ?? null,
    tax_details: details,
    type: params.type ?? 'service',
    unit_label: params.unit_label ?? null,
    updated: call.now,
    url: params.url ?? null,
  }
  call.tx.put('product', id, product)
  return product
}

/** The product after an update; the same one, `updated` included, when nothing differs. The default price is checked by the caller. */
export function changedProduct(product: StoredProduct, params: Values<typeof PRODUCT_UPDATE>): StoredProduct {
  const touchesTax = params.tax_code !== undefined || params.tax_details !== undefined
  const details = touchesTax ? taxDetails(params.tax_code, params.tax_details) : product.tax_details
  return {
    ...product,
    active: params.active ?? product.active,
    default_price: params.default_price === undefined ? product.default_price : params.default_price,
    description: params.description === undefined ? product.description : params.description,
    images: params.images === undefined ? product.images : (params.images ?? []),
    marketing_features: params.marketing_features === undefined ? product.marketing_features : (params.marketing_features ?? []),
    metadata: changedMetadata(product.metadata, params.metadata),
    name: params.name ?? product.name,
    package_dimensions: params.package_dimensions === undefined ? product.package_dimensions : params.package_dimensions,
    shippable: params.shippable ?? product.shippable,
    statement_descriptor: params.statement_descriptor === undefined ? product.statement_descriptor ?? null : params.statement_descriptor,
    tax_code: details?.tax_code ?? null,
    tax_details: details,
    unit_label: params.unit_label === undefined ? product.unit_label ?? null : params.unit_label,
    url: params.url === undefined ? product.url : params.url,
  }
}
