import { registerEnumType } from 'type-graphql'
import { badUserInput } from './errors.ts'

/** Which way a list runs. */
export enum SortDirection { ASC = 'ASC', DESC = 'DESC' }
registerEnumType(SortDirection, { name: 'SortDirection', description: 'Which way a list runs.' })

/** Longest page of any list. */
const MAX_LIMIT = 100
/** Deepest offset; past it a filter is the better way. */
const MAX_OFFSET = 1_000_000

/** One page of a list with its total. */
export interface Page<T> { items: T[]; totalCount: number }

/** One page of a list that may be too long to be counted: `totalCountIsExact` false: at least so many match. */
export interface CountedPage<T> extends Page<T> { totalCountIsExact: boolean }

/** @throws BAD_USER_INPUT when the page asked for does not exist in any list */
export function checkPage(limit: number, offset: number): void {
  if (limit < 1 || limit > MAX_LIMIT) throw badUserInput({ limit: `Ask for 1 to ${MAX_LIMIT} at once.` })
  if (offset < 0 || offset > MAX_OFFSET) throw badUserInput({ offset: `Must be 0 to ${MAX_OFFSET}; narrow the list with a filter instead.` })
}

/** A text as PostgreSQL can take it: no text of ours holds a NUL, so whoever looks for one finds nothing. */
export function searchable(text: string): string {
  return text.replaceAll('\0', '\u0001')
}

/** A pattern for `ilike` that finds the text itself, whatever signs it holds. */
export function containing(text: string): string {
  return `%${searchable(text).replace(/[\\%_]/g, '\\$&')}%`
}
