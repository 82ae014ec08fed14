import { z } from 'zod'
import { line, optional, paragraphs } from '../input.ts'

const reason = line(1000).min(1, 'Say why.')
const note = optional(paragraphs(5000))
const endsAt = z.date().nullish()

const details = {
  entitlementSetId: z.guid('Give the id of an entitlement set.'),
  quantity: z.int('Give a whole number.').min(1, 'Give at least 1.').max(1_000_000_000, 'Give at most 1,000,000,000.').nullish(),
  startsAt: z.date().nullish(),
  endsAt,
  reason,
  note,
}

/** What a new grant gives. */
export const grantDetails = z.object(details)

/** Changes of a grant: what is left out stays, null clears. */
export const grantChanges = z.object({ id: z.guid('Give the id of a grant.'), version: z.int(), endsAt, note })

/** A grant to take back. */
export const grantRevocation = z.object({ id: z.guid('Give the id of a grant.'), reason })

/** What a new grant gives, checked. */
export type GrantDetails = z.output<typeof grantDetails>
