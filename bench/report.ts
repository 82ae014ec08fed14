/** One line of the report. */
export interface Measured {
  name: string
  /** Events answered with 200 per second. */
  acknowledgedPerSecond: number | null
  /** Events per second from the first delivery until the last one is projected. */
  projectedPerSecond: number | null
  /** Processor time of PostgreSQL. */
  postgresMicrosecondsPerEvent: number | null
  peakMemoryMiB: number | null
  /** What the medians are of. */
  rounds: { acknowledged: number[]; projected: number[] }
}

/** The middle one, rounded; null of nothing. */
export function median(numbers: readonly number[]): number | null {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
  return middle === undefined ? null : Math.round(middle)
}

/** The report for people: shares are of the grouped insert of the same run. */
export function asTable(results: readonly Measured[]): string {
  const ceiling = results.find(({ name }) => name.includes('insert'))?.acknowledgedPerSecond ?? null
  const share = (value: number | null) => (value === null || ceiling === null ? '' : (value / ceiling).toFixed(2))
  const number = (value: number | null) => (value === null ? '' : value.toLocaleString('en'))
  const lines = results.map((each) => [
    each.name, number(each.acknowledgedPerSecond), share(each.acknowledgedPerSecond), number(each.projectedPerSecond), share(each.projectedPerSecond),
    number(each.postgresMicrosecondsPerEvent), number(each.peakMemoryMiB),
  ])
  return [['', 'acknowledged/s', 'share', 'projected/s', 'share', 'PostgreSQL µs/event', 'peak MiB'], Array.from({ length: 7 }, () => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
