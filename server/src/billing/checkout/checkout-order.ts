import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { AskedItem } from '../../entities/checkout-request.ts'
import { badUserInput } from '../../errors.ts'
import { LOCAL_ID_KEY, REQUEST_KEY } from '../../stripe/managed-metadata.ts'
import { RESERVED_METADATA_PREFIX } from '../../input.ts'
import type { NewCheckout } from './checkout.checks.ts'
import type { SellablePrice } from './sellable-prices.ts'

/** The metadata key under which a session says what it was made for, see {@link fingerprintOf}. */
export const FINGERPRINT_KEY = `${RESERVED_METADATA_PREFIX}fingerprint`

/** One price and how many of it. */
export interface OrderLine extends SellablePrice { quantity: number }

/** Whatever makes a difference to the member: equal for two requests that the same session serves. */
export function fingerprintOf({ memberId, items, successUrl, cancelUrl, trialDays, allowPromotionCodes }: NewCheckout): string {
  const sorted = items.map(({ priceId, quantity }) => [priceId.toLowerCase(), quantity]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return createHash('sha256').update(JSON.stringify([memberId.toLowerCase(), sorted, successUrl, cancelUrl, trialDays, allowPromotionCodes])).digest('base64url')
}

/** The lines of a request. @throws BAD_USER_INPUT for prices that do not go together */
export function orderLines({ items, trialDays }: NewCheckout, prices: readonly SellablePrice[]): OrderLine[] {
  const lines = prices.map((price, index) => ({ ...price, quantity: items[index]?.quantity ?? 1 }))
  const currency = lines[0]?.price.currency ?? ''
  lines.forEach(({ price, quantity }, index) => {
    if (price.currency !== currency) {
      throw badUserInput({ [`items.${index}.priceId`]: `All prices must have one currency: this one is in ${price.currency.toUpperCase()}, the first in ${currency.toUpperCase()}.` })
    }
    if (price.customUnitAmount && quantity !== 1) throw badUserInput({ [`items.${index}.quantity`]: 'The member chooses the amount of this price: only one of it can be sold at once.' })
  })
  if (trialDays !== null && !lines.some(isRecurring)) throw badUserInput({ trialDays: 'Only a subscription has a trial: add a recurring price, or leave it out.' })
  return lines
}

/** What a subscription made from these lines consists of; empty: they make none. */
export function recurringItems(lines: readonly OrderLine[]): AskedItem[] {
  return lines.filter(isRecurring).map(({ stripePriceId, quantity }) => ({ priceId: stripePriceId, quantity }))
}

/** What makes the session. https://docs.stripe.com/api/checkout/sessions/create @param requestId of the request that it is kept in */
export function sessionParams(checkout: NewCheckout, lines: readonly OrderLine[], customer: string, requestId: string): Stripe.Checkout.SessionCreateParams {
  const { memberId, successUrl, cancelUrl, trialDays, allowPromotionCodes } = checkout
  const metadata = { [LOCAL_ID_KEY]: memberId, [REQUEST_KEY]: requestId }
  const subscribes = lines.some(isRecurring)
  return {
    customer,
    mode: subscribes ? 'subscription' : 'payment',
    line_items: lines.map(({ stripePriceId, quantity }) => ({ price: stripePriceId, quantity })),
    success_url: successUrl,
    client_reference_id: memberId,
    metadata: { ...metadata, [FINGERPRINT_KEY]: fingerprintOf(checkout) },
    ...(cancelUrl && { cancel_url: cancelUrl }),
    ...(allowPromotionCodes && { allow_promotion_codes: true }),
    ...(subscribes ? { subscription_data: { metadata, ...(trialDays && { trial_period_days: trialDays }) } } : { payment_intent_data: { metadata } }),
    expand: ['line_items'],
  }
}

function isRecurring({ price }: OrderLine): boolean {
  return price.interval !== null
}
