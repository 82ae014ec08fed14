import { table } from './table.ts'

/** How one list fared. Times in milliseconds. */
export interface ListMeasured {
  name: string
  /** On each of the pages that are compared. */
  entries: number
  /** The first page of a thousand rows. */
  firstOfThousand: number
  /** The first page of all rows. */
  first: number
  /** The thousandth page of all rows, or the last. */
  deep: number
  deepPage: number
  /** SQL statements for a page of 20 entries, and for one of 60. */
  statements: [number, number]
}

/** No page may take longer than so many times the first page of a thousand rows. */
const FACTOR = 3

/** What 99 of a hundred requests were done within. */
export function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? 0
}

/** Does it keep what a list must? */
export function isKept({ statements, firstOfThousand, first, deep }: ListMeasured): boolean {
  return statements[1] <= statements[0] && Math.max(first, deep) <= FACTOR * firstOfThousand
}

/** The report for people. */
export function asListTable(results: readonly ListMeasured[]): string {
  const share = (time: number, each: ListMeasured) => (time / each.firstOfThousand).toFixed(1)
  const lines = results.map((each) => [
    each.name, each.statements[0] === each.statements[1] ? String(each.statements[0]) : each.statements.join(' → '), String(each.entries), each.firstOfThousand.toFixed(1),
    each.first.toFixed(1), share(each.first, each), each.deep.toFixed(1), share(each.deep, each), String(each.deepPage), isKept(each) ? '' : 'OVER',
  ])
  const head = ['list', 'SQL', 'entries', 'p99 at 1,000', 'p99 first', '×', 'p99 deep', '×', 'page', '']
  return table(head, lines)
    + `\n${results.filter(isKept).length} of ${results.length} keep to ${FACTOR} times the first page of a thousand rows, with as many statements for any length.`
}
