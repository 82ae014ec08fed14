import type pg from 'pg'

/**
 * Loads tables the way a restore does, in one transaction: no change feed of what was there before, references are known
 * to hold, and indexes are made when the rows are there. Rows are frozen, as those that have stood for long are.
 */
export async function bulkLoad(client: pg.Client, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  await client.query('begin')
  await client.query("set local session_replication_role = replica; set local maintenance_work_mem = '512MB'")
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid::regclass::text = any($1) and not exists (select from pg_constraint where conindid = indexrelid)`, [tables])
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await load()
  for (const { definition } of indexes) await client.query(definition)
  await client.query('commit')
  await client.query(`vacuum (freeze, analyze) ${tables.join(', ')}`)
}
