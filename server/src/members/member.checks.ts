import { z } from 'zod'
import { MemberKind } from '../entities/member.ts'
import { line, metadata, optional } from '../input.ts'

// Every run of white space becomes one space, so that a search finds "Ada  Lovelace" pasted from a spreadsheet.
const name = line(250).min(1, 'Give the member a name.').transform((value) => value.replace(/\s+/g, ' '))

// Only an e-mail sent there proves an address: this keeps out what cannot be one. Letters of any script may stand in it (RFC 6531);
// 254 characters are the longest that SMTP can deliver to (RFC 5321, 4.5.3.1.3, less the angle brackets).
const EMAIL = /^[^\s@<>()[\]\\,;:"\p{C}]+@(?:[^\s@<>()[\]\\,;:"\p{C}.]+\.)+[^\s@<>()[\]\\,;:"\p{C}.]+$/u

const email = z.string().trim().max(254, 'Use at most 254 characters.')
  .refine((value) => value === '' || EMAIL.test(value), 'Give an e-mail address such as ada@example.org.')

// Compared exactly, so it is kept exactly: what would be trimmed is refused.
const externalId = z.string().max(255, 'Use at most 255 characters.')
  .refine((value) => value === value.trim(), 'Leave out spaces at the start and the end.')
  .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), 'Leave out control characters.')

const details = {
  email: optional(email),
  externalId: optional(externalId),
  metadata: metadata.nullish(),
}

/** A new member. */
export const newMember = z.object({ kind: z.enum(MemberKind), name, ...details })

/** Changes of a member: what is left out stays, null clears. */
export const memberChanges = z.object({ id: z.guid('Give the id of a member.'), version: z.int().nullish(), kind: z.enum(MemberKind, 'Choose PERSON or ORGANIZATION.').optional(), name: name.optional(), ...details })
