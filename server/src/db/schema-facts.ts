import type { DataSource, QueryRunner } from 'typeorm'

/** Something that processes may rely on, or have to obey. */
export interface Fact {
  /** The table, or `table.column`. */
  object: string
  /** In words. */
  says: string
  /** For a demand: the columns that it is about, if whoever does not know them fulfils it. */
  columns?: string[]
}

/** What a schema offers to the statements of processes, and what it demands of them. */
export interface SchemaFacts {
  offers: Fact[]
  demands: Fact[]
}

const OFFERS = `
  select c.relname as object, 'the table ' || c.relname as says from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  union all
  select c.relname || '.' || a.attname, format('%s.%s of type %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  union all
  select t.relname, format('the unique index %s of %s', regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', ''), t.relname)
  from pg_index i join pg_class t on t.oid = i.indrelid where t.relnamespace = 'public'::regnamespace and i.indisunique
  union all
  select p.proname, 'the function ' || p.oid::regprocedure from pg_proc p
  where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`

const DEMANDS = `
  select c.relname || '.' || a.attname as object, format('no row without %s', a.attname) as says, '{}'::text[] as columns
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and a.attnotnull and not a.atthasdef and a.attidentity = ''
  union all
  select c.relname || '.' || a.attname, format('no null in %s', a.attname), array[a.attname::text]
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attnotnull
  union all
  select t.relname, pg_get_constraintdef(k.oid), array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any(k.conkey))
  from pg_constraint k join pg_class t on t.oid = k.conrelid where t.relnamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'x')
  union all
  select t.relname, 'the unique index ' || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', ''),
    array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any(i.indkey))
  from pg_index i join pg_class t on t.oid = i.indrelid where t.relnamespace = 'public'::regnamespace and i.indisunique
  union all
  select t.relname, 'the trigger ' || g.tgname, '{}' from pg_trigger g join pg_class t on t.oid = g.tgrelid where t.relnamespace = 'public'::regnamespace and not g.tgisinternal`

/** Reads them from the catalog of a database. */
export async function readSchemaFacts(database: DataSource | QueryRunner): Promise<SchemaFacts> {
  return { offers: await database.query(OFFERS) as Fact[], demands: await database.query(DEMANDS) as Fact[] }
}

/** What a process that knows the schema as it was cannot live with in the schema as it is; empty: nothing. */
export function takenAway(was: SchemaFacts, is: SchemaFacts): Fact[] {
  const known = new Set(was.offers.map(({ object }) => object))
  const offered = new Set(is.offers.map(key))
  const demanded = new Set(was.demands.map(key))
  const left = tablesOf(is)
  const dropped = new Set([...tablesOf(was)].filter((table) => !left.has(table)))
  const gone = was.offers.filter((fact) => !offered.has(key(fact)) && (isTable(fact) || !dropped.has(tableOf(fact))))
  // Of what nobody knew before, anything may be demanded.
  const isNew = (fact: Fact): boolean => {
    const { columns = [] } = fact
    return !known.has(tableOf(fact)) || (columns.length > 0 && columns.every((column) => !known.has(`${tableOf(fact)}.${column}`)))
  }
  const asked = is.demands.filter((fact) => !demanded.has(key(fact)) && !isNew(fact))
  return [
    ...gone.map(({ object, says }) => ({ object, says: `${says} is gone` })),
    ...asked.map((fact) => ({ object: fact.object, says: `${fact.says} is demanded of ${tableOf(fact)}` })),
  ]
}

function isTable({ says }: Fact): boolean {
  return says.startsWith('the table ')
}

function tablesOf({ offers }: SchemaFacts): Set<string> {
  return new Set(offers.filter(isTable).map(({ object }) => object))
}

function tableOf({ object }: Pick<Fact, 'object'>): string {
  return object.split('.')[0] ?? object
}

function key({ object, says }: Fact): string {
  return `${object} ${says}`
}
