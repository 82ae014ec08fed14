import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { createDataSource } from '../../src/db/data-source.ts'
import { readSchemaFacts, takenAway } from '../../src/db/schema-facts.ts'
import { createProduct } from '../catalog-calls.ts'
import { createFeature } from '../entitlement-calls.ts'
import { consoleEntry, startConsole } from '../harness/console.ts'
import { createEmptyDatabase, createTestDatabase } from '../harness/database.ts'
import { eventually } from '../harness/eventually.ts'
import { createMember } from '../members-calls.ts'
import { rows } from '../rows.ts'
import { startFleet } from './fleet.ts'
import { accounts } from './ledger.ts'
import { startLoad } from './load.ts'

async function migrate(databaseUrl: string): Promise<void> {
  await promisify(execFile)(process.execPath, [consoleEntry, 'migrate'], { env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl } })
}

it('processes that start at once on an empty database migrate it once, and both serve', async () => {
  const databaseUrl = await createEmptyDatabase()
  const both = await Promise.all([startConsole({ databaseUrl, apiKey: 'the-same-key-for-both-of-them' }), startConsole({ databaseUrl, apiKey: 'the-same-key-for-both-of-them' })])
  for (const server of both) await createProduct(server, { name: 'From one of both' })
  const applied = await rows<{ name: string }>(databaseUrl, 'select name from migration')
  expect(new Set(applied.map(({ name }) => name)).size).toBe(applied.length)
  expect(await rows(databaseUrl, 'select count(*)::int from operator')).toEqual([{ count: 1 }])
  await Promise.all(both.map(async (server) => await server.stop()))
})

/** Alters every table in the ways that `pnpm migrations:check` allows, as a next version may. @returns how many there are */
async function alterAll(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
  for (const { name } of tables) {
    await client.query(`
      alter table ${name} add column next_text text, add column next_number integer not null default 0 check (next_number >= 0), add column next_code text unique;
      create index ${name}_next_idx on ${name} (next_number)`)
  }
  await client.query(`
    create table next_version (id uuid primary key, product_id uuid not null references product (id));
    insert into migration (timestamp, name) values (9999999999999, 'NextVersion9999999999999')`)
  await client.end()
  return tables.length
}

it('a version works on under load, and can be started again, while the next one has changed every table already', async () => {
  const fleet = await startFleet()
  const { url, apiKey } = fleet.web()
  const access = async (id: string) => await fleet.web().graphql('query ($id: ID!) { access(member: { id: $id }, feature: "next.old") { granted } }', { id })
  const { id: memberId } = await createMember(fleet.web(), { name: 'Asked about' })
  await createFeature(fleet.web(), { key: 'next.old', name: 'Old', kind: 'BOOLEAN' })
  // Of as many as have their statements prepared by now.
  await Promise.all(Array.from({ length: 20 }, async () => await access(memberId)))
  const loads = [startLoad({ urls: [url], apiKey, callers: 2, object: 'Member', pause: 20, stubborn: false }), startLoad({ urls: [url], apiKey, callers: 1, object: 'Product', pause: 100, stubborn: false })]
  const goesOn = async (): Promise<void> => {
    const before = loads.map((load) => load.done())
    await eventually(() => { loads.forEach((load, index) => { expect(load.done()).toBeGreaterThan((before[index] ?? 0) + 5) }) })
  }
  await goesOn()
  const was = await readSchemaFacts(fleet.dataSource)
  expect(await alterAll(fleet.databaseUrl)).toBeGreaterThan(40)
  expect(takenAway(was, await readSchemaFacts(fleet.dataSource))).toEqual([])
  await goesOn()
  const { id: customer } = await fleet.stripe.client.customers.create({ name: 'Meanwhile' })
  await fleet.stripe.client.customers.update(customer, { name: 'Renamed' })
  expect(await Promise.all(Array.from({ length: 20 }, async () => await access(memberId)))).toEqual(Array.from({ length: 20 }, () => ({ access: { granted: false } })))
  await fleet.kill('worker')
  await fleet.revive('worker')
  await goesOn()
  for (const load of loads) await load.stop()
  expect(loads.flatMap((load) => load.lost())).toEqual([])
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  await fleet.kill('web')
  await fleet.revive('web')
  await createProduct(fleet.web(), { name: 'After' })
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  await fleet.stop()
}, 300_000)

it('a migration that waits for a table gives way to the version that still runs', async () => {
  const databaseUrl = await createTestDatabase()
  const dataSource = await createDataSource(databaseUrl, 2).initialize()
  const [latest] = await rows<{ name: string }>(databaseUrl, 'select name from migration order by timestamp desc limit 1')
  const server = await startConsole({ databaseUrl })
  // The table of migrations itself stands for any that a migration needs and somebody holds.
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  await dataSource.undoLastMigration()
  await holder.query('begin; lock table migration in share mode')
  const migrated = migrate(databaseUrl)
  await eventually(async () => {
    const waiting = await rows(databaseUrl, "select from pg_locks join pg_stat_activity using (pid) where not granted and application_name = 'member-console-migrate'")
    expect(waiting).not.toEqual([])
  })
  await createProduct(server, { name: 'Not held up' })
  await holder.query('commit')
  await holder.end()
  await migrated
  expect(await rows(databaseUrl, 'select name from migration order by timestamp desc limit 1')).toEqual([latest])
  await dataSource.destroy()
  await server.stop()
})
