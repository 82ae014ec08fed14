import pg from 'pg'
import { eventually } from '../harness/eventually.ts'
import type { Moment } from './kill-at.ts'

/** Any number that nothing else locks. */
const LOCK = 5_150_001

/**
 * Holds up whoever writes such a row, before it is written: a moment that lasts microseconds becomes one in which a test
 * can kill the writer.
 * @param when condition on `new` and, for an update, `old`
 */
export async function pauseAt(databaseUrl: string, table: string, change: 'insert' | 'update', when = 'true'): Promise<Moment> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`select pg_advisory_lock(${LOCK})`)
  await client.query(`create or replace function stand_still() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${LOCK}); return new; end $$`)
  await client.query(`create trigger stand_still before ${change} on ${table} for each row when (${when}) execute function stand_still()`)
  return {
    reached: async () => {
      await eventually(async () => {
        const { rowCount } = await client.query(
          `select from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted and database = (select oid from pg_database where datname = current_database())`)
        expect(rowCount).toBeGreaterThan(0)
      })
    },
    release: async () => {
      await client.query(`select pg_advisory_unlock(${LOCK})`)
      await client.query(`drop trigger stand_still on ${table}`)
      await client.end()
    },
  }
}
