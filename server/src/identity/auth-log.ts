import { isNativeError } from 'node:util/types'
import type { BetterAuthOptions } from 'better-auth'
import type { Logger } from 'pino'

/**
 * Routes better-auth's messages to our log. Its arguments may hold rows, requests or driver errors with values in
 * them, so only the kind of an error and its stack's frames are kept, and the text itself is {@link redact}ed.
 *
 * A refusal (wrong password, unknown key) is an everyday answer to the caller, which better-auth calls an error or a
 * warning: it is logged as debug.
 */
export function authLog(logger: Logger): NonNullable<BetterAuthOptions['logger']> {
  return {
    // pino filters by level. Not 'debug', 'warn' or 'error': with these, better-auth prints to the console as well.
    level: 'info',
    disableColors: true,
    log(level, message, ...details: unknown[]) {
      const error = details.find(isNativeError)
      // An error with a code is the database's: no caller is to blame for that.
      const refused = (everydayRefusals.has(message) && (error === undefined || !('code' in error))) || error?.name === 'APIError'
      const fields = error ? { failure: describeError(error) } : {}
      logger[refused ? 'debug' : level](fields, redact(message))
    },
  }
}

/** What may be logged of an error that may carry personal data or secrets in its text. */
export function describeError(error: unknown): { type: string, code?: string, stack?: string } {
  if (!isNativeError(error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack?.split('\n').filter(line => line.startsWith('    at ')).join('\n')
  return { type: error.name, code, stack: frames }
}

const everydayRefusals = new Set(['User not found', 'Password not found', 'Invalid password', 'Failed to verify registration', 'Failed to verify authentication'])

/** Puts a text into our terms, and blanks e-mail addresses, quoted values and everything long enough to be a token. */
function redact(message: string): string {
  return message
    .replaceAll('BETTER_AUTH_SECRET', 'AUTH_SECRET') // as it is called here
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+/g, '[address]')
    .replace(/"[^"]*"/g, '"[value]"')
    .replace(/[\w+/=-]{24,}/g, '[token]')
}
