import { z } from 'zod'
import { line, optional } from '../../input.ts'
import { quantity } from '../checkout/checkout.checks.ts'
import { CancelWhen, Proration } from './change.inputs.ts'

const reason = optional(line(500)).transform((value) => value ?? null)

/** How a subscription is to end. */
export const cancellation = z.object({ id: z.string(), when: z.enum(CancelWhen), reason })

/** Which subscription is to go on. */
export const resumption = z.object({ id: z.string(), reason })

/** What a subscription is to become. */
export const subscriptionChange = z.object({
  id: z.string(),
  itemId: z.string().nullish(),
  priceId: z.guid('Give the id of a price.').nullish(),
  quantity: quantity.nullish(),
  proration: z.enum(Proration),
  prorationDate: z.date().nullish(),
  reason,
}).refine(({ priceId, quantity: units }) => priceId != null || units != null, { path: ['priceId'], message: 'Give another price, another quantity, or both.' })

/** A checked change. */
export type CheckedChange = z.output<typeof subscriptionChange>
