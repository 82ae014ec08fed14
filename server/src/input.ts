import { z } from 'zod'
import { badUserInput, type FieldMessages } from './errors.ts'

/**
 * Checks an input and returns it cleaned.
 * @throws BAD_USER_INPUT with a message for every field that is wrong
 */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields: FieldMessages = {}
  // A check of ours has words of ours; the library's own speak of types.
  for (const { path, message } of result.error.issues) fields[path.join('.') || 'input'] ??= message.startsWith('Invalid input') ? 'Give a usable value, or leave the field out.' : message
  throw badUserInput(fields)
}

/** One line of text for people: trimmed, without control characters or HTML. */
export function line(max: number): z.ZodString {
  return z.string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine(isText, BROKEN)
    .refine((value) => !CONTROL.test(value), 'Leave out line breaks and control characters.')
    .refine((value) => !HTML.test(value), 'Leave out HTML: this is shown as plain text.')
}

/** Text that may be left out: an empty one counts as none. */
export function optional<T extends z.ZodType<string | null>>(schema: T): z.ZodOptional<z.ZodNullable<z.ZodPipe<T, z.ZodTransform<string | null, string | null>>>> {
  return schema.transform((value): string | null => (value === '' ? null : value)).nullable().optional()
}

/** Several lines of text. */
export function paragraphs(max: number): z.ZodString {
  return z.string().trim().max(max, `Use at most ${max} characters.`).refine(isText, BROKEN).refine((value) => !UNPRINTABLE.test(value), 'Leave out control characters.')
}

/** A web address. */
export const webAddress = z.string().trim().max(2048, 'Use at most 2048 characters.')
  .refine((value) => value.isWellFormed() && !/[\p{Cc}\s]/u.test(value), 'Leave out spaces and control characters.')
  .refine((value) => value === '' || isWebAddress(value), 'Give a full address that starts with https:// or http://.')

/** Stripe's limits, less the two keys that the console keeps for itself. https://docs.stripe.com/api/metadata */
export const metadata = z.record(z.string(), z.string()).superRefine((value, context) => {
  const keys = Object.keys(value)
  if (keys.length > 48) context.addIssue({ code: 'custom', message: 'Use at most 48 keys.' })
  for (const [key, text] of Object.entries(value)) {
    const message = metadataProblem(key, text)
    if (message) context.addIssue({ code: 'custom', path: [key], message })
  }
})

/** Metadata keys that the console keeps for itself. */
export const RESERVED_METADATA_PREFIX = 'member_console_'

const CONTROL = /[\p{Cc}\u2028\u2029]/u
const UNPRINTABLE = /[^\P{Cc}\t\n\r]/u
/** Half of a surrogate pair: no Unicode text, and PostgreSQL refuses it. */
const isText = (value: string) => value.isWellFormed()
const BROKEN = 'Leave out broken characters: this is no valid Unicode text.'
const HTML = /<\/?[a-z!][^>]*>?/i

function isWebAddress(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:'
}

function metadataProblem(key: string, text: string): string | undefined {
  if (key.trim() === '' || key.length > 40) return 'A key has 1 to 40 characters.'
  if (/[[\]]/.test(key)) return 'A key has no square brackets.'
  if (key.startsWith(RESERVED_METADATA_PREFIX)) return 'Keys that start with member_console_ are kept for the console.'
  if (!isText(key) || !isText(text)) return BROKEN
  if (UNPRINTABLE.test(key) || UNPRINTABLE.test(text)) return 'Leave out control characters.'
  if (text === '') return 'Give a value, or leave the key out.'
  return text.length > 500 ? 'A value has at most 500 characters.' : undefined
}

/** Could this be one of our ids? Anything else is simply not found, and never reaches the database. */
export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
}
