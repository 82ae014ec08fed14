import { invalidRequest } from '../../http/api-error.ts'
import { emptyableList, hash, list, mapOf } from '../../params/composite.ts'
import { metadata } from '../../params/metadata.ts'
import { emptyable, flag, integer, measure, oneOf, required, text, url, type Param } from '../../params/param.ts'
import { amount, decimal } from '../../params/param.ts'
import { currency } from '../currencies.ts'
import { taxCode } from '../tax-codes/tax-codes.ts'

const MAX_IMAGES = 8
const MAX_FEATURES = 15
const inches = (): Param<number> => measure(2)

/**
 * At most 22 characters, none of `< > \ " '`, at least one letter; what is not ASCII is dropped, as Stripe documents.
 */
function statementDescriptor(): Param<string> {
  const inner = text(22)
  return {
    ...inner,
    read(value, path) {
      const descriptor = inner.read(value, path)
      if (/[<>\\"'*]/.test(descriptor)) {
        throw invalidRequest('Invalid statement descriptor: it may not contain any of the characters < > \\ " \' *.', { param: path })
      }
      if (!/[A-Za-z]/.test(descriptor)) throw invalidRequest('Invalid statement descriptor: it must contain at least one letter.', { param: path })
      return descriptor.replaceAll(/[^\x20-\x7e]/g, '')
    },
  }
}

const feature = hash({ name: required(text(80)) })
const dimensions = hash({ height: required(inches()), length: required(inches()), weight: required(inches()), width: required(inches()) })
const taxDetails = hash({ performance_location: text(), tax_code: emptyable(taxCode()) })

const customUnitAmount = hash({ enabled: required(flag()), maximum: amount(), minimum: amount(), preset: amount() })
const defaultPriceData = hash({
  currency: required(currency()),
  currency_options: mapOf(hash({ custom_unit_amount: customUnitAmount, tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'), unit_amount: amount(), unit_amount_decimal: decimal() })),
  custom_unit_amount: customUnitAmount,
  metadata: metadata(),
  recurring: hash({ interval: required(oneOf('day', 'week', 'month', 'year')), interval_count: integer({ min: 1 }) }),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  unit_amount: amount(),
  unit_amount_decimal: decimal(),
})

/** POST /v1/products */
export const PRODUCT_CREATE = {
  name: required(text()),
  active: flag(),
  default_price_data: defaultPriceData,
  description: text(40_000),
  id: text(),
  images: list(url(), MAX_IMAGES),
  marketing_features: list(feature, MAX_FEATURES),
  metadata: metadata(),
  package_dimensions: dimensions,
  shippable: flag(),
  statement_descriptor: statementDescriptor(),
  tax_code: taxCode(),
  tax_details: taxDetails,
  type: oneOf('good', 'service'),
  unit_label: text(12),
  url: url(),
}

/** POST /v1/products/:id. An empty default price or statement descriptor unsets it, though the SDK's types do not say so. */
export const PRODUCT_UPDATE = {
  active: flag(),
  default_price: emptyable(text()),
  description: emptyable(text(40_000)),
  images: emptyableList(url(), MAX_IMAGES),
  marketing_features: emptyableList(feature, MAX_FEATURES),
  metadata: metadata(),
  name: text(),
  package_dimensions: emptyable(dimensions),
  shippable: flag(),
  statement_descriptor: emptyable(statementDescriptor()),
  tax_code: emptyable(taxCode()),
  tax_details: emptyable(taxDetails),
  unit_label: emptyable(text(12)),
  url: emptyable(url()),
}

/** `product_data` of POST /v1/prices. */
export const PRODUCT_DATA = {
  name: required(text()),
  active: flag(),
  id: text(),
  metadata: metadata(),
  statement_descriptor: statementDescriptor(),
  tax_code: taxCode(),
  tax_details: taxDetails,
  unit_label: text(12),
}
