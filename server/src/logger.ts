import { pino, stdSerializers, type Logger as PinoLogger } from 'pino'
import type { LogLevel } from './config/config.ts'
import { readableLine } from './log-format.ts'
import { scrub } from './log-scrubber.ts'

/** Writes structured messages; see {@link createLogger}. */
export type Logger = PinoLogger

/** Where finished lines go. */
export interface LogDestination {
  write(line: string): void
}

/**
 * The console's log. It goes to standard error, as standard output belongs to what a command answers: readable lines
 * on a terminal, JSON everywhere else. Every line is scrubbed of secrets and personal data.
 */
export function createLogger(level: LogLevel, options: { readable?: boolean; destination?: LogDestination } = {}): Logger {
  const { readable = process.stderr.isTTY, destination = process.stderr } = options
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
    },
    { write: (line: string) => void destination.write(readable ? readableLine(scrub(line)) : scrub(line)) },
  )
}

/**
 * What is safe and useful of an error. Database errors carry rows and parameters, Stripe errors carry headers and
 * bodies: only named fields pass.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = stdSerializers.err(error)
  const known: Record<string, unknown> = { type, message, stack }
  for (const field of ['code', 'statusCode', 'requestId', 'constraint', 'table', 'severity', 'syscall']) {
    const value: unknown = Reflect.get(error, field)
    if (typeof value === 'string' || typeof value === 'number') known[field] = value
  }
  return known
}
