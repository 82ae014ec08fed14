import { isOutOfReach } from '../../db/out-of-reach.ts'
import { StripeError } from '../client.ts'
import { storableText } from './row-writer.ts'

/** An event or a look-up is given up after as many failures. */
export const MAX_ATTEMPTS = 12

/** Not a failure: something is under way, and the work is tried again in a moment. */
export class Later extends Error {}

/** Answers of Stripe that say nothing about the object asked for: the key, a conflict, too many calls. */
const PASSING = new Set([401, 409, 429])

/**
 * Stripe or the database is out of reach or busy, which says nothing about the event or object at hand: that is waited
 * out, however long it takes. Everything else counts as an attempt, also that a statement took too long: it may be what
 * is at hand that takes so long, and nothing but less of it helps.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof Later) return true
  if (error instanceof StripeError) {
    const { statusCode } = error
    return statusCode === undefined || statusCode >= 500 || PASSING.has(statusCode)
  }
  return isOutOfReach(error) && !isTimedOut(error)
}

/** Somebody else has locked what is to be written, for longer than was waited. https://www.postgresql.org/docs/18/errcodes-appendix.html */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}

/** A statement was cut off: it took longer than is allowed. */
function isTimedOut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014'
}

/** What an operator may read of a failure. */
export function failureText(error: unknown): string {
  return storableText((error instanceof Error ? error.message : String(error)).slice(0, 2000))
}

/** SQL for how long to wait: a second after the first failure, doubled up to 5 minutes; two to four while something is out of reach. */
export function backOff(attempts: string, outage: string): string {
  return `case when ${outage} then 2 + 2 * random() else least(300, power(2, least(${attempts}, 20))) end * interval '1 second'`
}
