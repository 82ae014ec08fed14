import { table } from './table.ts'

/** A part of a run in which the console pushed without a break. */
export interface PushPhase { seconds: number; calls: number; /** Of the calls that the limit allows. */ share: number }

/** How one limit was used. */
export interface PushMeasured {
  /** Calls a second. */
  limit: number
  before: PushPhase
  /** After the console was killed and started again. */
  after: PushPhase
  /** Seconds from the kill to the next call. */
  resumedAfter: number
  /** Calls that were answered 429. */
  refused: number
  /** Products and prices in Stripe at the end. */
  made: number
  /** Those that stand for a catalog object that another one stands for, too. */
  twice: number
  /** Those that the console does not know. */
  unknown: number
}

/** The report for people. */
export function asPushTable(results: readonly PushMeasured[]): string {
  const part = ({ seconds, calls, share }: PushPhase) => [seconds.toFixed(0), calls.toLocaleString('en'), share.toFixed(3)]
  const lines = results.map(({ limit, before, after, resumedAfter, refused, made, twice, unknown }) =>
    [`${limit}/s`, ...part(before), ...part(after), resumedAfter.toFixed(1), ...[refused, made, twice, unknown].map((count) => count.toLocaleString('en'))])
  const head = ['limit', 'seconds', 'calls', 'of the limit', 's after the kill', 'calls', 'of the limit', 'resumed after s', '429', 'made', 'twice', 'unknown']
  return table(head, lines)
}
