import type { Stripe } from 'stripe'
import { invalidRequest } from '../../http/api-error.ts'
import { randomBase62 } from '../../ids.ts'
import type { Values } from '../../params/composite.ts'
import { changedMetadata } from '../../params/metadata.ts'
import type { StoredCustomer } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { attachCard, findOrMakeCard, ownCard } from '../payment-methods/payment-method-object.ts'
import type { CUSTOMER_CREATE, CUSTOMER_UPDATE } from './customer-params.ts'

type Update = Values<typeof CUSTOMER_UPDATE>

function address(given: NonNullable<Update['address']>): Stripe.Address {
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  }
}

function or<T>(given: T | undefined, current: T): T {
  return given === undefined ? current : given
}

/** The customer after an update; equal to the one before when nothing differs. */
export function changedCustomer(customer: StoredCustomer, params: Update): StoredCustomer {
  const settings = params.invoice_settings ?? {}
  const { business_name: businessName, individual_name: individualName, ...rest } = customer
  return {
    ...rest,
    address: params.address === undefined ? (customer.address ?? null) : params.address && address(params.address),
    balance: params.balance ?? customer.balance,
    ...named('business_name', params.business_name, businessName),
    ...named('individual_name', params.individual_name, individualName),
    description: or(params.description, customer.description),
    email: or(params.email, customer.email),
    invoice_prefix: prefix(params.invoice_prefix) ?? customer.invoice_prefix ?? null,
    invoice_settings: {
      custom_fields: or(settings.custom_fields, customer.invoice_settings.custom_fields),
      default_payment_method: or(settings.default_payment_method, customer.invoice_settings.default_payment_method),
      footer: or(settings.footer, customer.invoice_settings.footer),
      rendering_options:
        settings.rendering_options === undefined
          ? customer.invoice_settings.rendering_options
          : settings.rendering_options && { amount_tax_display: settings.rendering_options.amount_tax_display ?? null, template: settings.rendering_options.template ?? null },
    },
    metadata: changedMetadata(customer.metadata, params.metadata),
    name: or(params.name, customer.name ?? null),
    next_invoice_sequence: params.next_invoice_sequence ?? customer.next_invoice_sequence ?? 1,
    phone: or(params.phone, customer.phone ?? null),
    preferred_locales: params.preferred_locales === undefined ? (customer.preferred_locales ?? []) : (params.preferred_locales ?? []),
    shipping:
      params.shipping === undefined
        ? customer.shipping
        : params.shipping && { address: address(params.shipping.address), name: params.shipping.name, phone: params.shipping.phone ?? null },
    tax_exempt: params.tax_exempt === undefined ? (customer.tax_exempt ?? 'none') : (params.tax_exempt ?? 'none'),
  }
}

/** A name that is absent, not null, while unset. */
function named<N extends 'business_name' | 'individual_name'>(name: N, given: string | null | undefined, current: string | undefined): { [K in N]?: string } {
  const value = given === undefined ? current : given
  return value === null || value === undefined ? {} : ({ [name]: value } as { [K in N]?: string })
}

function prefix(given: string | undefined): string | undefined {
  if (given !== undefined && !/^[A-Z0-9]{3,12}$/.test(given)) {
    throw invalidRequest('The invoice prefix must be 3-12 uppercase letters or numbers.', { param: 'invoice_prefix' })
  }
  return given
}

/** The parameters with the id of the payment method that is meant: `pm_card_visa` becomes the card it made. @throws ApiError 400 for one that is not the customer's. */
export function resolveMethod<P extends Update>(call: Call, params: P, customer: StoredCustomer): P {
  const settings = params.invoice_settings
  const id = settings?.default_payment_method
  if (typeof id !== 'string') return params
  const param = 'invoice_settings[default_payment_method]'
  const method = id.startsWith('pm_card_') ? attachCard(call, findOrMakeCard(call, id, param), customer) : ownCard(call, id, customer, param)
  return { ...params, invoice_settings: { ...settings, default_payment_method: method.id } }
}

/** Makes and stores a customer, without its default payment method. */
export function buildCustomer(call: Call, params: Values<typeof CUSTOMER_CREATE>): StoredCustomer {
  const blank: StoredCustomer = {
    id: call.ids.short('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: call.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomBase62(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: params.test_clock ?? null,
  }
  const customer = changedCustomer(blank, { ...params, invoice_settings: { ...params.invoice_settings, default_payment_method: undefined } })
  call.tx.put('customer', customer.id, customer)
  return customer
}
