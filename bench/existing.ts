import type pg from 'pg'
import { bulkLoad } from './bulk-load.ts'
import { existingSuffix, PREFIXES } from './events.ts'

/** A table whose rows are copied: the columns that differ from row to row, as SQL of the text `suffix`. */
interface Copied { table: string; first: string; columns: Record<string, string> }

const projected = { as_of: "now() - interval '1 day'", content_hash: 'translate(encode(sha256(suffix::bytea), \'base64\'), \'+/=\', \'-_\')', event_id: "'evt_existing' || suffix" }
const id = (prefix: string) => `'${prefix}' || suffix`
const FIRST = existingSuffix(0)

const COPIED: readonly Copied[] = [
  { table: 'customer', first: `${PREFIXES.customer}${FIRST}`, columns: { ...projected, id: id(PREFIXES.customer), name: "'Customer ' || suffix", email: "suffix || '@example.org'" } },
  { table: 'subscription', first: `${PREFIXES.subscription}${FIRST}`, columns: { ...projected, id: id(PREFIXES.subscription), customer_id: id(PREFIXES.customer) } },
  { table: 'subscription_item', first: `si_${FIRST}_0`, columns: { id: "'si_' || suffix || '_0'", subscription_id: id(PREFIXES.subscription) } },
  { table: 'invoice', first: `${PREFIXES.invoice}${FIRST}`, columns: { ...projected, id: id(PREFIXES.invoice), customer_id: id(PREFIXES.customer) } },
  { table: 'invoice_line', first: `il_${FIRST}_0`, columns: { id: "'il_' || suffix || '_0'", invoice_id: id(PREFIXES.invoice) } },
]

/**
 * Fills the tables with so many customers, each with a subscription and an invoice: copies of the ones that the console
 * itself projected from events.
 */
export async function addExisting(client: pg.Client, count: number): Promise<void> {
  await client.query('set statement_timeout = 0')
  await bulkLoad(client, COPIED.map(({ table }) => table), async () => {
    for (const { table, first, columns } of COPIED) {
      const { rows } = await client.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1", [table])
      const names = rows.map(({ name }) => name)
      await client.query(
        `insert into ${table} (${names.join(', ')}) select ${names.map((name) => columns[name] ?? `first.${name}`).join(', ')}
         from ${table} as first, (select lpad(number::text, 8, '0') as suffix from generate_series(1, $2::int - 1) as number) as numbered where first.id = $1`,
        [first, count])
    }
  })
  await client.query('checkpoint')
}
