import { z } from 'zod'
import { line, optional } from '../../input.ts'
import { allowedAddress } from './allowed-address.ts'

/** Stripe takes at most twenty recurring prices. https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-line_items */
const MAX_ITEMS = 20

/** How many units of a price. */
export const quantity = z.number().int('Give a whole number.').min(1, 'Give at least 1.').max(999_999, 'Give at most 999999.')

const item = z.object({ priceId: z.guid('Give the id of a price.'), quantity })

/** What a member is to pay for, and how. @param origins what `--checkout-origins` allows */
export function newCheckout(origins: readonly string[]) {
  const address = allowedAddress(origins)
  return z.object({
    memberId: z.guid('Give the id of a member.'),
    items: z.array(item).min(1, 'Give at least one item.').max(MAX_ITEMS, `Use at most ${MAX_ITEMS} items.`),
    successUrl: address,
    cancelUrl: address.nullish().transform((value) => value ?? null),
    trialDays: z.number().int('Give a whole number.').min(1, 'Give at least 1 day, or leave it out.').max(730, 'Stripe allows at most 730 days.').nullish().transform((value) => value ?? null),
    allowPromotionCodes: z.boolean().nullish().transform((value) => value ?? false),
    allowMultiple: z.boolean().nullish().transform((value) => value ?? false),
    idempotencyKey: optional(line(255)).transform((value) => value ?? null),
  }).superRefine(({ items }, context) => {
    items.forEach(({ priceId }, index) => {
      const first = items.findIndex((each) => each.priceId.toLowerCase() === priceId.toLowerCase())
      if (first < index) context.addIssue({ code: 'custom', path: ['items', index, 'priceId'], message: `Item ${first} has this price already: raise its quantity instead.` })
    })
  })
}

/** A checked request. */
export type NewCheckout = z.output<ReturnType<typeof newCheckout>>

/** A member's way to the Billing Portal. @param origins what `--checkout-origins` allows */
export function newPortalSession(origins: readonly string[]) {
  return z.object({ memberId: z.guid('Give the id of a member.'), returnUrl: allowedAddress(origins) })
}
