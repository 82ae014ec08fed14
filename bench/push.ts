import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { anyFreePort } from '../server/src/config/ports.ts'
import { startConsole, type StartedConsole } from '../server/test/harness/console.ts'
import { eventually } from '../server/test/harness/eventually.ts'
import { startSimulator, type StartedSimulator } from '../server/test/harness/simulator.ts'
import { registerEndpoint } from '../server/test/harness/webhook-endpoint.ts'
import { startDatabase } from './database.ts'
import { makeCatalog } from './push-catalog.ts'
import { report } from './report.ts'
import { asPushTable, type PushMeasured, type PushPhase } from './push-report.ts'

// `pnpm bench push`: a catalog that an account has never seen is pushed to it, the console is killed on the way and
// started again: how much of Stripe's limit is used, and whether anything is refused or made twice.
const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '2000' },
    /** Prices of each product. */
    prices: { type: 'string', default: '3' },
    /** Calls a second that the simulator accepts, one run after the other. */
    limits: { type: 'string', default: '25,100' },
    /** Calls a second that it accepts of one endpoint; by default as many as of all. Stripe's own is 25. */
    'endpoint-limit': { type: 'string' },
    /** How long each half of a run is measured at most; then it is cut off. 0: until everything is pushed. */
    seconds: { type: 'string', default: '60' },
  },
})
const [products, prices, seconds] = [Number(values.products), Number(values.prices), Number(values.seconds)]
const OBJECTS = products * (1 + prices)

const results: PushMeasured[] = []
const database = await startDatabase()
try {
  const maker = await startConsole({ databaseUrl: database.url, environment: { LOG_LEVEL: 'error', API_KEY_RATE_LIMIT: '999999999' } })
  const started = performance.now()
  await makeCatalog(maker, products, prices)
  await maker.stop()
  process.stderr.write(`${OBJECTS} objects made in ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
  for (const limit of values.limits.split(',').map(Number)) results.push(await measure(limit))
} finally {
  await database.stop()
}
report('push', asPushTable(results), { products, prices, seconds, results })

/** To an account of its own, which has never seen the catalog. */
async function measure(limit: number): Promise<PushMeasured> {
  const perEndpoint = Number(values['endpoint-limit'] ?? limit)
  const stripe = await startSimulator({ rateLimit: limit, endpointRateLimit: perEndpoint, accountId: `acct_1BenchOf${limit}` })
  // Its endpoint is made once: nobody but the console calls Stripe while it is measured.
  const port = await anyFreePort('127.0.0.1')
  const endpoint = await registerEndpoint(stripe, `http://127.0.0.1:${port}`)
  const environment = { LOG_LEVEL: 'error', STRIPE_CALLS_PER_SECOND: String(limit), STRIPE_CALLS_PER_ENDPOINT: String(perEndpoint), STRIPE_WEBHOOK_SECRET: endpoint.secret }
  let server = await startConsole({ databaseUrl: database.url, port, stripe, webhooks: false, environment })
  try {
    const before = await phase(stripe, limit, OBJECTS / 3)
    await server.kill()
    const killed = performance.now()
    server = await startConsole(server.options)
    await untilPushing(stripe)
    const resumedAfter = (performance.now() - killed) / 1000
    // The last second is not measured: less and less is left to be pushed beside each other.
    const after = await phase(stripe, limit, OBJECTS - limit)
    if (seconds === 0 || await pushed(stripe) >= OBJECTS - limit) await eventually(async () => { if (await pushed(stripe) < OBJECTS) throw new Error('Not everything is pushed yet.') }, 120_000)
    return { limit, before, after, resumedAfter, refused: await calls(stripe, '&status=429'), ...await made(server, stripe) }
  } finally {
    await server.stop()
    await stripe.stop()
  }
}

/** How many calls are accepted until so much is pushed, or for as long as is measured. */
async function phase(stripe: StartedSimulator, limit: number, until: number): Promise<PushPhase> {
  await untilPushing(stripe)
  const [started, from] = [performance.now(), await calls(stripe)]
  const over = () => seconds > 0 && performance.now() - started > seconds * 1000
  while (!over() && await pushed(stripe) < until) await sleep(200)
  const accepted = await calls(stripe) - from
  const took = (performance.now() - started) / 1000
  process.stderr.write(`${limit}/s: ${accepted} calls in ${took.toFixed(1)} s, ${(accepted / took / limit).toFixed(3)} of the limit\n`)
  return { seconds: took, calls: accepted, share: accepted / took / limit }
}

async function untilPushing(stripe: StartedSimulator): Promise<void> {
  const before = await pushed(stripe)
  await eventually(async () => { if (await pushed(stripe) === before) throw new Error('Nothing is pushed yet.') }, 60_000)
}

async function calls(stripe: StartedSimulator, filter = ''): Promise<number> {
  return (await stripe.control<{ count: number }>('GET', `/requests?limit=0${filter}`)).count
}

async function pushed({ accountId }: StartedSimulator): Promise<number> {
  const { rows: [row] } = await database.client.query<{ count: number }>('select count(*)::int as count from stripe_mapping where account = $1 and revision = synced_revision', [accountId])
  return row?.count ?? 0
}

/** What the simulator has in the end: everything once, and nothing that the console does not know. */
async function made(server: StartedConsole, stripe: StartedSimulator): Promise<Pick<PushMeasured, 'made' | 'twice' | 'unknown'>> {
  // What is under way comes to its end first, and then Stripe is asked without a limit.
  await server.stop()
  await stripe.control('POST', '/rate-limit', { requestsPerSecond: 0 })
  const { client, accountId } = stripe
  const objects = [
    ...await client.products.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 }), ...await client.prices.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 }),
  ]
  const { rows } = await database.client.query<{ local_id: string; stripe_id: string | null; under_way: boolean }>(
    'select local_id, stripe_id, pending_create is not null or leased_until is not null as under_way from stripe_mapping where account = $1', [accountId])
  const known = new Set(rows.map(({ stripe_id: id }) => id))
  const underWay = new Set(rows.filter((row) => row.under_way).map(({ local_id: id }) => id))
  const owners = objects.map(({ metadata }) => metadata['member_console_id'])
  return {
    made: objects.length, twice: owners.length - new Set(owners).size,
    unknown: objects.filter(({ id, metadata }) => !known.has(id) && !underWay.has(metadata['member_console_id'] ?? '')).length,
  }
}
