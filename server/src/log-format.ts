import { z } from 'zod'

const logLine = z.looseObject({ level: z.string(), time: z.string(), msg: z.string().optional() })
const loggedError = z.looseObject({ message: z.string().optional(), stack: z.string().optional() })

/** A JSON line of the log as one that a person reads: `12:30:05 warn  The message  port=4000`. */
export function readableLine(json: string): string {
  const { level, time, msg = '', err, ...rest } = logLine.parse(JSON.parse(json))
  const details = Object.entries(rest).map(([name, value]) => `  ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const error = loggedError.safeParse(err).data
  const problem = error === undefined ? '' : `\n${error.stack ?? error.message ?? ''}`
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${msg}${details.join('')}${problem}\n`
}
