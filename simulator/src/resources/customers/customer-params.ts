import { invalidRequest } from '../../http/api-error.ts'
import { emptyableList, hash } from '../../params/composite.ts'
import { metadata } from '../../params/metadata.ts'
import { emptyable, integer, oneOf, required, text, type Param } from '../../params/param.ts'

/** An e-mail address of at most 512 characters. @throws ApiError 400 `email_invalid`. */
export function email(): Param<string> {
  const inner = text(512)
  return {
    ...inner,
    read(value, path) {
      const address = inner.read(value, path)
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw invalidRequest(`Invalid email address: ${address}`, { code: 'email_invalid', param: path })
      return address
    },
  }
}

/** A two-letter country code. */
function country(): Param<string> {
  const inner = text()
  return {
    ...inner,
    read(value, path) {
      const code = inner.read(value, path)
      if (!/^[A-Za-z]{2}$/.test(code)) throw invalidRequest(`Country '${code}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`, { code: 'country_unknown', param: path })
      return code.toUpperCase()
    },
  }
}

/** A postal address. */
export const address = hash({
  city: emptyable(text()),
  country: emptyable(country()),
  line1: emptyable(text()),
  line2: emptyable(text()),
  postal_code: emptyable(text()),
  state: emptyable(text()),
})

const common = {
  address: emptyable(address),
  balance: integer(),
  business_name: emptyable(text(150)),
  description: emptyable(text()),
  email: emptyable(email()),
  individual_name: emptyable(text(150)),
  invoice_prefix: text(12),
  invoice_settings: hash({
    custom_fields: emptyableList(hash({ name: required(text(40)), value: required(text(140)) }), 4),
    default_payment_method: emptyable(text()),
    footer: emptyable(text()),
    rendering_options: emptyable(hash({ amount_tax_display: emptyable(oneOf('exclude_tax', 'include_inclusive_tax')), template: text() })),
  }),
  metadata: metadata(),
  name: emptyable(text(256)),
  next_invoice_sequence: integer({ min: 1 }),
  phone: emptyable(text(20)),
  preferred_locales: emptyableList(text()),
  shipping: emptyable(hash({ address: required(address), name: required(text()), phone: emptyable(text(20)) })),
  tax_exempt: emptyable(oneOf('none', 'exempt', 'reverse')),
}

/** POST /v1/customers, without the sources, tax ids and cash balances that the simulator does not have. */
export const CUSTOMER_CREATE = { ...common, payment_method: text(), test_clock: text() }

/** POST /v1/customers/:id */
export const CUSTOMER_UPDATE = common
