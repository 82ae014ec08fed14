import { z } from 'zod'
import { line } from '../../input.ts'
import { scopes } from '../permissions.ts'

const future = z.date().refine((at) => at > new Date(), 'Give a moment in the future.').nullish()

/** A new API key. */
export const newApiKey = z.object({
  name: line(100).min(1, 'Say which application the key is for.'),
  scopes: z.array(z.enum(scopes, `Choose from ${scopes.join(', ')}.`)).min(1, 'Choose at least one scope.')
    .transform((given) => scopes.filter((scope) => given.includes(scope))),
  expiresAt: future,
  requestsPerMinute: z.int().min(1, 'Allow at least 1.').nullish(),
})

/** A rotation. */
export const apiKeyRotation = z.object({
  id: z.guid('Give the id of an API key.'),
  overlapSeconds: z.int().min(0, 'Give 0 or more seconds.').max(30 * 86_400, 'Give at most 2592000 seconds, 30 days.'),
  expiresAt: future,
})
