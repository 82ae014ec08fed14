import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { createDataSource } from '../../src/db/data-source.ts'
import { createProduct } from '../catalog-calls.ts'
import { consoleEntry, startConsole } from '../harness/console.ts'
import { createEmptyDatabase, createTestDatabase } from '../harness/database.ts'
import { eventually } from '../harness/eventually.ts'
import { rows } from '../rows.ts'
import { startFleet } from './fleet.ts'
import { accounts } from './ledger.ts'

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

it('a version works on, and can be started again, while the next one has changed the schema already', async () => {
  const fleet = await startFleet()
  await createProduct(fleet.web(), { name: 'Before' })
  // As the next version would: something is added, nothing is taken away.
  await rows(fleet.databaseUrl, `
    alter table product add column next_version text not null default 'new'; alter table customer add column next_version integer;
    create table next_version (id uuid primary key); create index next_version_idx on stripe_event (type, id);
    insert into migration (timestamp, name) values (9999999999999, 'NextVersion9999999999999')`)
  await createProduct(fleet.web(), { name: 'Meanwhile' })
  await fleet.stripe.client.customers.create({ name: 'Meanwhile' })
  await fleet.kill('worker')
  await fleet.revive('worker')
  await createProduct(fleet.web(), { name: 'After' })
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  await fleet.stop()
})

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
