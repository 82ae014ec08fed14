import pg from 'pg'
import { bulkLoad } from './bulk-load.ts'

const FEATURES = 10
const SETS = 5
const PRODUCTS = 20

/** The key of one of the features that there are. */
export function featureKey(number: number): string {
  return `feature_${number % FEATURES}`
}

/** An application's own id for one of the members that there are. */
export function externalId(number: number): string {
  return `member-${number}`
}

/** Fills an empty database with so many members, and puts what is asked for into PostgreSQL's memory. */
export async function fillAccess(databaseUrl: string, count: number, account: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rowCount } = await client.query('select from member limit 1')
  if (rowCount === 0) {
    await addCatalog(client)
    await bulkLoad(client, ['member', 'provision'], async () => await addMembers(client, count, account))
  }
  await client.query('create extension if not exists pg_prewarm')
  await client.query(`select pg_prewarm(pg_class.oid) from pg_class left join pg_index on indexrelid = pg_class.oid
    where coalesce(indrelid, pg_class.oid) in ('member'::regclass, 'provision'::regclass)`)
  await client.end()
}

/** Makes features, sets with rules that were changed once, and products that give the sets. */
async function addCatalog(client: pg.Client): Promise<void> {
  await client.query(
    `insert into feature (id, key, kind, name, aggregation)
     select uuidv7(), 'feature_' || number, kind, 'Feature ' || number, case kind when 'LIMIT' then 'MAX' end
     from generate_series(0, ${FEATURES - 1}) as number, lateral (select (array['BOOLEAN', 'LIMIT', 'TEXT'])[number % 3 + 1] as kind)`)
  await client.query(`insert into entitlement_set (id, key, name, rank) select uuidv7(), 'set_' || number, 'Set ' || number, number from generate_series(0, ${SETS - 1}) as number`)
  await client.query(
    `insert into entitlement_rule (id, set_id, feature_id, limit_value, unlimited, text_value, per_unit, rank, period)
     select uuidv7(), set.id, feature.id, case kind when 'LIMIT' then 10 * (set.rank + 1) end, false, case kind when 'TEXT' then set.name end, kind = 'LIMIT', set.rank, period
     from entitlement_set as set, feature, (values (tstzrange(now() - interval '2 years', now() - interval '6 months')), (tstzrange(now() - interval '6 months', null))) as time (period)`)
  await client.query(`insert into product (id, name) select uuidv7(), 'Product ' || number from generate_series(0, ${PRODUCTS - 1}) as number`)
  await client.query(
    `insert into product_entitlement_set (id, product_id, set_id, period)
     select uuidv7(), product.id, set.id, tstzrange(now() - interval '2 years', null)
     from (select id, row_number() over (order by id) % ${SETS} as number from product) as product
     join entitlement_set as set on set.rank = product.number`)
}

/**
 * Makes members of whom each holds two products and a granted set, and held another product until last year; of one of
 * those it holds, the console had recorded another quantity before.
 */
async function addMembers(client: pg.Client, count: number, account: string): Promise<void> {
  await client.query(
    `insert into member (id, kind, name, email, external_id, created_at)
     select uuidv7(), 'PERSON', 'Member ' || number, number || '@example.org', 'member-' || number, now() - interval '2 years'
     from generate_series(0, $1::int - 1) as number`, [count])
  await client.query(
    `create temporary table numbered on commit drop as
     select id, substr(external_id, 8)::int as number from member order by number`)
  await client.query(
    `create temporary table numbered_product on commit drop as
     select id, row_number() over (order by id) - 1 as number from product`)
  const held = [
    { item: 'a', factor: 1, quantity: 2, ...times("interval '-1 year'", "interval '20 days'", "interval '-1 month'") },
    { item: 'b', factor: 7, quantity: 1, ...times("interval '-1 year'", "interval '20 days'", "interval '-1 year'") },
    { item: 'a', factor: 1, quantity: 1, ...times("interval '-1 year'", "interval '20 days'", "interval '-1 year'", "interval '-1 month'") },
    { item: 'c', factor: 3, quantity: 1, ...times("interval '-2 years'", "interval '-1 year'", "interval '-2 years'") },
  ]
  // One after the other: what a member holds does not lie in one place, as it came at different times.
  for (const { item, factor, quantity, period, recorded } of held) {
    await client.query(
      `insert into provision (id, member_id, source, source_id, source_item_id, product_id, account, livemode, quantity, period, recorded)
       select uuidv7(), member.id, 'SUBSCRIPTION', 'sub_' || member.number, 'si_${item}' || member.number, product.id, $1, false, ${quantity}, ${period}, ${recorded}
       from numbered as member join numbered_product as product on product.number = member.number * ${factor} % ${PRODUCTS}
       order by member.number`, [account])
  }
  await client.query(
    `insert into provision (id, member_id, source, source_id, set_id, quantity, period, recorded)
     select uuidv7(), member.id, 'GRANT', uuidv7()::text, set.id, 1, tstzrange(now() - interval '1 month', null), tstzrange(now() - interval '1 month', null)
     from numbered as member join entitlement_set as set on set.rank = member.number % ${SETS} order by member.number`)
}

/** When something is held, and from when until when the console knows of it, as SQL. */
function times(starts: string, ends: string, known: string, unknown?: string): { period: string; recorded: string } {
  return { period: `tstzrange(now() + ${starts}, now() + ${ends})`, recorded: `tstzrange(now() + ${known}, ${unknown === undefined ? 'null' : `now() + ${unknown}`})` }
}
