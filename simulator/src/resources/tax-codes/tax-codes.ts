import type { Stripe } from 'stripe'
import { invalidRequest } from '../../http/api-error.ts'
import { text, type Param } from '../../params/param.ts'
import type { ObjectType } from '../object-type.ts'

/** The tax codes an organisation of members meets most (https://docs.stripe.com/tax/tax-codes); any other well-formed code is accepted under its number. */
const NAMES: Readonly<Record<string, string>> = {
  txcd_00000000: 'Nontaxable',
  txcd_10000000: 'General - Electronically Supplied Services',
  txcd_10103000: 'Software as a service (SaaS) - personal use',
  txcd_10103001: 'Software as a service (SaaS) - business use',
  txcd_20030000: 'General - Services',
  txcd_90000001: 'Gift Card',
  txcd_99999999: 'General - Tangible Goods',
}

/** A tax code's id. @throws ApiError 400 `No such tax code` for text that cannot be one. */
export function taxCode(): Param<string> {
  const inner = text()
  return {
    ...inner,
    read(value, path) {
      const id = inner.read(value, path)
      if (!/^txcd_\d{8}$/.test(id)) throw invalidRequest(`No such tax code: '${id}'`, { code: 'resource_missing', param: path })
      return id
    },
  }
}

/** How tax codes are sent when `tax_code` is expanded. */
export const TAX_CODE: ObjectType = {
  object: 'tax_code',
  fields: {},
  find(_reader, id) {
    const name = NAMES[id] ?? `Tax code ${id.replace('txcd_', '')}`
    return { id, object: 'tax_code', description: name, name, requirements: null } satisfies Stripe.TaxCode
  },
}
