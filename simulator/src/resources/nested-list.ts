import { noSuch } from '../http/api-error.ts'
import { integer, text } from '../params/param.ts'
import type { PageParams } from './listing.ts'

/** An object comes with the first ten of what belongs to it; the rest come from the list's own address. https://github.com/stripe/sync-engine/pull/104 */
const SENT = 10

/** The parameters of such a list. */
export const NESTED_PAGE = { limit: integer({ min: 1, max: 100 }), starting_after: text(), ending_before: text() }

/** A list that belongs to an object, as sent. */
export interface NestedList<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/** What an object has of a list when it is sent itself. */
export function firstOf<T>(all: readonly T[], url: string): NestedList<T> {
  return { object: 'list', data: all.slice(0, SENT), has_more: all.length > SENT, url }
}

/**
 * One page of a list that belongs to an object, in the list's own order.
 * @param noun as a bad cursor's message names it. @throws ApiError 400 for a cursor that is not there.
 */
export function nestedPage<T extends { id: string }>(all: readonly T[], params: PageParams, url: string, noun: string): NestedList<T> {
  const cursor = params.starting_after ?? params.ending_before
  const at = cursor === undefined ? -1 : all.findIndex(({ id }) => id === cursor)
  if (cursor !== undefined && at === -1) throw noSuch(noun, cursor, params.starting_after === undefined ? 'ending_before' : 'starting_after', 400)
  const limit = params.limit ?? SENT
  const [from, to] = params.ending_before === undefined ? [at + 1, Math.min(at + 1 + limit, all.length)] : [Math.max(at - limit, 0), at]
  return { object: 'list', data: all.slice(from, to), has_more: params.ending_before === undefined ? to < all.length : from > 0, url }
}
