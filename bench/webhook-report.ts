import { table } from './table.ts'

/** One line of the report: medians of the rounds. */
export interface Measured {
  name: string
  /** Events answered with 200 per second. */
  acknowledgedPerSecond: number
  /** Events per second from the first delivery until the last one is projected; null: nothing is projected. */
  projectedPerSecond: number | null
  /** The slowest hundredth of deliveries took longer. */
  p99Milliseconds: number
  /** Processor time of the receiver and of PostgreSQL; null where the system does not say. */
  receiverMicrosecondsPerEvent: number | null
  postgresMicrosecondsPerEvent: number | null
  /** The most memory that the receiver ever held. */
  peakMemoryMiB: number | null
  /** What the medians are of. */
  rounds: { acknowledged: number[]; projected: number[] }
}

/** The ceilings, and the console on empty tables and, if that was asked for, on full ones. */
export interface WebhookResults { verify: Measured; insert: Measured; empty: Measured; full?: Measured }

/** A figure beside what is to be reached. */
interface Goal { name: string; value: number; atLeast?: number; below?: number }

/** The middle one; null of nothing. */
export function median(numbers: readonly number[]): number | null {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
  return middle ?? null
}

/** What is to be reached: issue by issue the same figures, as shares of what was measured in the same run where they depend on the machine. */
export function goalsOf({ insert, empty, full }: WebhookResults): Goal[] {
  const share = (part: number | null, whole: number | null) => Math.round(((part ?? 0) / (whole ?? Infinity)) * 100) / 100
  return [
    { name: 'acknowledged, share of the grouped insert', value: share(empty.acknowledgedPerSecond, insert.acknowledgedPerSecond), atLeast: 0.6 },
    // 4,500 a second where the grouped insert reached 12,800.
    { name: 'projected, share of the grouped insert', value: share(empty.projectedPerSecond, insert.acknowledgedPerSecond), atLeast: 0.35 },
    { name: 'projected per second', value: empty.projectedPerSecond ?? 0, atLeast: 4500 },
    ...(full ? [
      { name: 'acknowledged, share of the figure on empty tables', value: share(full.acknowledgedPerSecond, empty.acknowledgedPerSecond), atLeast: 0.9 },
      { name: 'projected, share of the figure on empty tables', value: share(full.projectedPerSecond, empty.projectedPerSecond), atLeast: 0.9 },
    ] : []),
    { name: 'peak memory in MiB', value: Math.max(empty.peakMemoryMiB ?? 0, full?.peakMemoryMiB ?? 0), below: 300 },
  ]
}

/** The report for people. */
export function asWebhookTable(results: WebhookResults): string {
  const number = (value: number | null) => (value === null ? '' : Math.round(value).toLocaleString('en'))
  const lines = [results.verify, results.insert, results.empty, results.full].flatMap((each) => (each ? [[
    each.name, number(each.acknowledgedPerSecond), number(each.projectedPerSecond), each.p99Milliseconds.toFixed(1), number(each.receiverMicrosecondsPerEvent),
    number(each.postgresMicrosecondsPerEvent), number(each.peakMemoryMiB),
  ]] : []))
  const goals = goalsOf(results).map(({ name, value, atLeast, below }) => [name, value.toLocaleString('en'), atLeast !== undefined ? `≥ ${atLeast.toLocaleString('en')}` : below !== undefined ? `< ${below}` : ''])
  return [
    table(['', 'acknowledged/s', 'projected/s', 'p99 ms', 'receiver µs/event', 'PostgreSQL µs/event', 'peak MiB'], lines),
    table(['', 'measured', 'to reach'], goals),
  ].join('\n\n')
}
