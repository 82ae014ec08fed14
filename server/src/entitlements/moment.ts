import type { EntityManager } from 'typeorm'

/**
 * From when a change counts: the database's clock, which all processes share, in whole milliseconds as GraphQL tells
 * moments. Ask for it after the locks that make the change alone: a transaction's own time may be older than what it
 * waited for.
 */
export async function changeMoment(manager: EntityManager): Promise<Date> {
  const [row] = await manager.query<{ moment: Date }[]>("select date_trunc('milliseconds', clock_timestamp()) as moment")
  if (!row) throw new Error('The database did not tell the time.')
  return row.moment
}

/** The start of a range as PostgreSQL writes it, such as `["2026-11-30 01:00:00+00",)`. */
export function startOf(range: string): Date {
  const [, start] = /^[[(]"?([^",]+)"?,/.exec(range) ?? []
  if (start === undefined) throw new Error('The range has no start.')
  return new Date(start.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
}
