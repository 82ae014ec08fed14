import type { DataSource } from 'typeorm'
import { createDataSource } from '../src/db/data-source.ts'
import { readSchemaFacts, takenAway } from '../src/db/schema-facts.ts'
import { createTestDatabase } from './harness/database.ts'

let dataSource: DataSource
beforeAll(async () => { dataSource = await createDataSource(await createTestDatabase(), 1).initialize() })
afterAll(async () => { await dataSource?.destroy() })

/** What the version before cannot live with in what such a migration makes. */
async function takenBy(...statements: string[]): Promise<string[]> {
  const runner = dataSource.createQueryRunner()
  await runner.startTransaction()
  try {
    const was = await readSchemaFacts(runner)
    for (const statement of statements) await runner.query(statement)
    return takenAway(was, await readSchemaFacts(runner)).map(({ says }) => says)
  } finally {
    await runner.rollbackTransaction()
    await runner.release()
  }
}

describe('a migration may while the version before still runs', () => {
  it.each([
    ['add a column that may be left out', 'alter table product add column next text, add column rank integer not null default 0 check (rank >= 0)'],
    ['add a table with all that it demands', 'create table next (id uuid primary key, product_id uuid not null references product (id), name text not null unique)'],
    ['add and drop indexes for speed', 'create index next_idx on product (name, id); drop index audit_log_actor_idx'],
    ['demand less', 'alter table product alter column name drop not null; alter table stripe_mapping drop constraint stripe_mapping_counts'],
    ['give a default', "alter table product alter column name set default ''"],
    ['make a unique index over what is new', 'alter table product add column code text; create unique index next_key on product (code)'],
  ])('%s', async (_what, statement) => {
    expect(await takenBy(statement)).toEqual([])
  })
})

describe('a migration may not', () => {
  it.each([
    ['drop a table', 'drop table stripe_lease', ['the table stripe_lease is gone']],
    ['drop a column', 'alter table product drop column description', ['product.description of type text is gone']],
    ['rename a column', 'alter table product rename column description to about', ['product.description of type text is gone']],
    ['rename a table', 'alter table webhook_trouble rename to trouble', ['the table webhook_trouble is gone']],
    ['change a type', 'alter table product alter column name type varchar(200)', expect.arrayContaining(['product.name of type text is gone'])],
    ['add a column that must be given', 'alter table product add column next text not null', ['no row without next is demanded of product']],
    ['take a default away', 'alter table stripe_mapping alter column attempts drop default', ['no row without attempts is demanded of stripe_mapping']],
    ['refuse null', 'alter table product alter column description set not null', expect.arrayContaining(['no null in description is demanded of product'])],
    ['refuse what was allowed', "alter table product add constraint next check (name <> 'x')", [expect.stringContaining('CHECK')]],
    ['refuse what is there twice', 'create unique index next_key on product (name)', [expect.stringContaining('unique index')]],
    ['drop what conflicts are told by', 'drop index stripe_mapping_stripe_id_key', [expect.stringContaining('unique index')]],
    ['meddle with what is written', 'create trigger next before insert on product for each row execute function suppress_redundant_updates_trigger()', [expect.stringContaining('trigger next')]],
    ['hide one of these behind new columns', "alter table product add column next text; alter table product add constraint next check (next is not null or name <> 'x')", [expect.stringContaining('CHECK')]],
  ])('%s', async (_what, statement, taken) => {
    expect(await takenBy(statement)).toEqual(taken)
  })
})
