import type { LoadResult } from './access-load.ts'
import { table } from './table.ts'

/** How a contender did at so many members, round by round; those of its warm-up do not count. */
export interface AccessRounds { members: number; name: string; warmUp: LoadResult[]; rounds: LoadResult[] }
/** One line of the report: medians of its rounds. */
export interface AccessMeasured extends LoadResult, AccessRounds {}

/** A contender's rounds as one line. */
export function summarized({ members, name, warmUp, rounds }: AccessRounds): AccessMeasured {
  const middle = (figure: keyof LoadResult) => rounds.map((each) => each[figure]).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0
  return { members, name, perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99'), warmUp, rounds }
}

/** The report for people: shares are of the prepared query at as many members, and of the same contender at the fewest. */
export function asAccessTable(results: readonly AccessMeasured[]): string {
  const lines = results.map((each) => {
    const ceiling = results.find(({ members, name }) => members === each.members && name === 'prepared query') ?? each
    const smallest = results.find(({ name }) => name === each.name) ?? each
    return [
      `${each.name}, ${each.members.toLocaleString('en')} members`, Math.round(each.perSecond).toLocaleString('en'), (each.perSecond / ceiling.perSecond).toFixed(2),
      each.p50.toFixed(1), each.p99.toFixed(1), (each.p99 / ceiling.p99).toFixed(2), (each.perSecond / smallest.perSecond).toFixed(2),
      `${each.warmUp.length} (from ${Math.round(each.warmUp[0]?.perSecond ?? 0).toLocaleString('en')}/s)`,
    ]
  })
  const head = ['', 'requests/s', 'of prepared query', 'p50 ms', 'p99 ms', "of prepared query's", 'of fewest members', 'rounds until steady']
  return table(head, lines)
}
