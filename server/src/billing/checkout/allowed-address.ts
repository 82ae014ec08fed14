import { z } from 'zod'
import { webAddress } from '../../input.ts'

/**
 * An address to which Stripe may send the member back: only where the organisation itself is, so that nobody can make
 * links that end elsewhere. Stripe's `{CHECKOUT_SESSION_ID}` may stand in it.
 * @param origins what `--checkout-origins` allows
 */
export function allowedAddress(origins: readonly string[]): z.ZodType<string> {
  const remedy = `Give an address at ${origins.join(' or ')}, or add its origin to --checkout-origins (CHECKOUT_ORIGINS).`
  return webAddress
    .refine((value) => value !== '', 'Give a full address that starts with https:// or http://.')
    .refine((value) => !URL.canParse(value) || isAllowed(new URL(value), origins), remedy)
}

function isAllowed(url: URL, origins: readonly string[]): boolean {
  return origins.includes(url.origin) && url.username === '' && url.password === ''
}
