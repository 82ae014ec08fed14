import { randomBytes, randomInt } from 'node:crypto'
import fc from 'fast-check'
import type { DataSource } from 'typeorm'
import { createDataSource } from '../src/db/data-source.ts'
import { startConsole, type ConsoleOptions, type StartedConsole } from './harness/console.ts'
import { createTestDatabase } from './harness/database.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { differences } from './lives/differences.ts'
import { life, live } from './lives/life.ts'
import { rows } from './rows.ts'

/** More of them, and a run that failed again: `LIVES_RUNS=100`, `LIVES_SEED=…` as the failure printed it. */
const RUNS = Number(process.env['LIVES_RUNS'] ?? 3)
const SEED = Number(process.env['LIVES_SEED'] ?? randomInt(2 ** 31))

let stripe: StartedSimulator
let databaseUrl: string
let dataSource: DataSource
/** Two processes on one database: every race between them is part of the test. */
let servers: StartedConsole[]
let prices: [string, string, string]

beforeAll(async () => {
  databaseUrl = await createTestDatabase()
  stripe = await startSimulator({ rateLimit: 0 })
  const options: ConsoleOptions = { databaseUrl, stripe, apiKey: `test_key_${randomBytes(16).toString('hex')}`, events: ['*'] }
  servers = await Promise.all([startConsole(options), startConsole(options)])
  // One endpoint speaks an older version, so that whichever delivery of an event comes first decides its shape.
  const { data } = await stripe.client.webhookEndpoints.list()
  const older = data.find(({ url }) => url.startsWith(servers[1]?.url ?? ''))
  await stripe.control('POST', `/webhook_endpoints/${older?.id}/version`, { apiVersion: '2024-06-20' })
  dataSource = await createDataSource(databaseUrl, 2).initialize()
  const product = (await stripe.client.products.create({ name: 'Membership' })).id
  const [cheap, dear, once] = await Promise.all([
    stripe.client.prices.create({ product, currency: 'eur', unit_amount: 500, recurring: { interval: 'month' } }),
    stripe.client.prices.create({ product, currency: 'eur', unit_amount: 900, recurring: { interval: 'month' } }),
    stripe.client.prices.create({ product, currency: 'eur', unit_amount: 700 }),
  ])
  prices = [cheap.id, dear.id, once.id]
})
afterAll(async () => {
  await dataSource?.destroy()
  for (const server of servers ?? []) await server.stop()
  await stripe?.stop()
})

/** Everything was delivered, projected and looked up. */
async function settled(): Promise<void> {
  await eventually(async () => { expect(await stripe.control('GET', '/delivery')).toMatchObject({ undelivered: [], held: 0 }) }, 120_000)
  await eventually(async () => {
    expect(await rows(databaseUrl, "select id, type, error from stripe_event where status in ('received', 'dead') union all select object_id, kind, error from stripe_lookup")).toEqual([])
  }, 120_000)
}

async function killOne(): Promise<void> {
  const [first] = servers
  if (!first) throw new Error('There are two servers.')
  await first.kill()
  servers[0] = await startConsole(first.options)
}

describe('customers, subscriptions, invoices and payments', () => {
  it('end as Stripe has them, whatever order, however often and in whatever shape their events come, and whoever dies meanwhile', async () => {
    let run = 0
    await fc.assert(fc.asyncProperty(fc.array(life, { minLength: 2, maxLength: 3 }), async (lives) => {
      await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
      const before = new Set((await stripe.client.events.list({ limit: 1 })).data.map(({ id }) => id))
      const customers = await Promise.all(lives.map(async (each) => (await live(stripe, prices, each)).customer))
      // Reads and writes the same objects beside the events.
      await servers[1]?.graphql('mutation { startReconcile { started } }')
      await stripe.control('POST', '/delivery/release', { shuffle: true })
      await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
      if (run === 0) await killOne()
      run += 1
      const { data: latest } = await stripe.client.events.list({ limit: 20 })
      for (const again of latest.filter(({ id }) => !before.has(id))) await stripe.control('POST', `/events/${again.id}/send`, {})
      await settled()
      expect(await differences(dataSource, stripe.client, customers)).toEqual([])
    }), { numRuns: RUNS, seed: SEED, endOnFailure: true })
  }, 120_000 + RUNS * 120_000)
})
