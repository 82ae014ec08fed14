import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildSchema } from 'graphql'
import pg from 'pg'
import { startConsole, type StartedConsole } from '../server/test/harness/console.ts'
import { startSimulator } from '../server/test/harness/simulator.ts'
import { startCluster } from './database.ts'
import { asListTable, p99, type ListMeasured } from './list-report.ts'
import { listVariants, type ListVariant } from './list-variants.ts'
import { report } from './report.ts'
import { fillLists, samplesOf, type ListSizes } from './lists-data.ts'

// `pnpm bench lists`: every list of the API, without a filter and with each of its filters, at a thousand rows and at a
// million: how many SQL statements a page costs, and how long its first and its thousandth page take.
const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '100000' },
    members: { type: 'string', default: '1000000' },
    invoices: { type: 'string', default: '3000000' },
    /** How often each page is asked for: so often that a hundredth of them is a few. */
    requests: { type: 'string', default: '300' },
    /** Only lists whose name, filter included, begins so. */
    only: { type: 'string', default: '' },
    /** A directory that keeps the filled database for the next run; without, a temporary one. */
    keep: { type: 'string' },
  },
})
const sizes: ListSizes = { products: Number(values.products), members: Number(values.members), invoices: Number(values.invoices) }
const SMALL: ListSizes = { products: 1000, members: 1000, invoices: 1000 }
const [requests, LIMIT, PAGES] = [Number(values.requests), 20, 1000]
/** A list that is slow is not asked so often. Milliseconds. */
const MOST_TIME = 30_000

/** A console on one of the two databases. */
interface Side { server: StartedConsole; sizes: ListSizes; client: pg.Client }

const cluster = await startCluster(values.keep, {
  shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_utility': 'off',
  // Nothing that a bench fills has to survive a power failure, and lists only read.
  fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB',
})
const stripe = await startSimulator({ rateLimit: 0 })
const sides: Side[] = []
const results: ListMeasured[] = []
try {
  const small = await startSide('small', SMALL)
  const large = await startSide('large', sizes)
  const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'))
  for (const [index, variant] of listVariants(schema, samplesOf(sizes)).entries()) {
    if (!variant.name.startsWith(values.only)) continue
    const of = listVariants(schema, samplesOf(SMALL))[index] ?? variant
    const measured = await measure(small, large, of, variant)
    results.push(measured)
    process.stderr.write(`${measured.name}: ${measured.statements.join(' / ')} statements, p99 ${measured.firstOfThousand.toFixed(1)} | ${measured.first.toFixed(1)} | ${measured.deep.toFixed(1)} ms\n`)
  }
} finally {
  for (const { server, client } of sides) {
    await server.stop()
    await client.end()
  }
  await stripe.stop()
  await cluster.stop()
}
report('lists', asListTable(results), { sizes, requests, results })

async function startSide(name: string, ofSizes: ListSizes): Promise<Side> {
  const databaseUrl = await cluster.database(name)
  // Without workers nothing but the lists asks the database.
  const server = await startConsole({ databaseUrl, stripe, flags: ['--role=web'], environment: { LOG_LEVEL: 'error', API_KEY_RATE_LIMIT: '999999999' } })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const side = { server, sizes: ofSizes, client }
  sides.push(side)
  await client.query('create extension if not exists pg_stat_statements')
  const { rowCount } = await client.query('select from member limit 1')
  if (rowCount === 0) {
    const started = performance.now()
    await fillLists(client, ofSizes, stripe.accountId, (table, seconds) => { if (seconds > 1) process.stderr.write(`${name}: ${table} filled in ${seconds.toFixed(1)} s\n`) })
    process.stderr.write(`${name}: filled in ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
  }
  return side
}

async function measure(small: Side, large: Side, ofSmall: ListVariant, variant: ListVariant): Promise<ListMeasured> {
  const deep = await position(large, variant)
  // All pages are as long as the small one's, which few rows may suit: a longer one would be slower for its length alone.
  const { [variant.list]: page } = await small.server.graphql<Record<string, { items: unknown[] }>>(variant.query, { ...ofSmall.variables, limit: LIMIT })
  const limit = Math.max(1, page?.items.length ?? 0)
  const asked = [
    { side: small, query: variant.query, variables: { ...ofSmall.variables, limit } },
    { side: large, query: variant.query, variables: { ...variant.variables, limit } },
    { side: large, query: variant.query, variables: { ...variant.variables, limit, ...deep.at } },
  ]
  const times = asked.map((): number[] => [])
  const until = performance.now() + MOST_TIME
  // In turns, so that whatever else the machine does hits all of them; the first rounds warm up and are not counted.
  for (let round = -5; round < requests && (round < 10 || performance.now() < until); round += 1) {
    for (const [index, { side, query, variables }] of asked.entries()) {
      const started = performance.now()
      await side.server.graphql(query, variables)
      if (round >= 0) times[index]?.push(performance.now() - started)
    }
  }
  const [firstOfThousand = 0, first = 0, atDeep = 0] = times.map(p99)
  return {
    name: variant.name, entries: limit, firstOfThousand, first, deep: atDeep, deepPage: deep.page,
    statements: [await statements(large, { ...variant, variables: { ...variant.variables, limit: LIMIT } }), await statements(large, { ...variant, variables: { ...variant.variables, limit: 3 * LIMIT } })],
  }
}

/** Where the thousandth page begins, or the last if there are fewer. */
async function position({ server }: Side, { list, paging, walk, variables }: ListVariant): Promise<{ at: Record<string, unknown>; page: number }> {
  const skipped = (PAGES - 1) * LIMIT
  if (paging === 'offset') {
    const { [list]: page } = await server.graphql<Record<string, { totalCount: number }>>(walk, { ...variables, limit: 1 })
    const offset = Math.min(skipped, Math.max(0, Math.floor(((page?.totalCount ?? 1) - 1) / LIMIT)) * LIMIT)
    return { at: { offset }, page: offset / LIMIT + 1 }
  }
  let [after, passed]: [string | undefined, number] = [undefined, 0]
  while (passed < skipped) {
    const limit = Math.min(100, skipped - passed)
    const data: Record<string, { endCursor: string | null; hasNextPage: boolean }> = await server.graphql(walk, { ...variables, limit, after })
    const page = data[list]
    if (!page?.hasNextPage || page.endCursor === null) break
    after = page.endCursor
    passed += limit
  }
  return { at: after === undefined ? {} : { after }, page: passed / LIMIT + 1 }
}

/** How many statements a page costs: the fewest of some tries, for the console asks now and then for itself. */
async function statements({ server, client }: Side, { query, variables }: ListVariant): Promise<number> {
  const counts: number[] = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await client.query('select pg_stat_statements_reset()')
    await server.graphql(query, variables)
    const { rows: [row] } = await client.query<{ calls: number }>(
      "select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and query !~ 'pg_stat_statements'")
    counts.push(row?.calls ?? 0)
  }
  return Math.min(...counts)
}
