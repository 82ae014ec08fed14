import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Stripe from 'stripe'
import { createTestDatabase } from '../harness/database.ts'
import { startConsole, temporaryDirectory, type ConsoleOptions, type StartedConsole } from '../harness/console.ts'
import { eventually } from '../harness/eventually.ts'
import { processesOf } from '../harness/processes.ts'

let options: ConsoleOptions & { dataDir: string }
beforeEach(async () => {
  options = { dataDir: await temporaryDirectory(), databaseUrl: await createTestDatabase(), environment: { SIMULATOR: 'on' } }
})
afterEach(async () => {
  await eventually(() => expect(processesOf(options.dataDir)).toEqual([]))
  await rm(options.dataDir, { recursive: true })
})

/** Stripe's own SDK on the simulator that the console started. */
async function stripeOf(server: StartedConsole): Promise<Stripe> {
  const port = /Stripe: simulator \(http:\/\/127\.0\.0\.1:(\d+)/.exec(server.program.stdout())?.[1]
  const apiKey = await readFile(join(options.dataDir, 'simulator/api-key'), 'utf8')
  return new Stripe(apiKey, { host: '127.0.0.1', port: Number(port), protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

async function untilInStripe(server: StartedConsole, name: string): Promise<void> {
  const stripe = await stripeOf(server)
  await eventually(async () => expect((await stripe.products.list()).data.map((product) => product.name)).toContain(name), 45_000)
}

async function addProduct(server: StartedConsole, name: string): Promise<void> {
  await server.graphql('mutation ($name: String!) { createProduct(input: { name: $name }) { product { id } } }', { name })
}

test('without a key the console starts a simulator, says so, and pushes to it; both keep their data', async () => {
  const first = await startConsole(options)
  expect(first.program.stdout()).toMatch(/Stripe: simulator \(.*\): no STRIPE_API_KEY is set/)
  await addProduct(first, 'First')
  await untilInStripe(first, 'First')
  expect(await first.stop()).toBe(0)
  expect(processesOf(options.dataDir)).toEqual([])

  const second = await startConsole(options)
  await untilInStripe(second, 'First')
  await second.stop()
})

test('a simulator that dies is started again', async () => {
  const server = await startConsole(options)
  const [simulator] = processesOf(join(options.dataDir, 'simulator'))
  process.kill(simulator ?? 0, 'SIGKILL')
  await addProduct(server, 'After the crash')
  await untilInStripe(server, 'After the crash')
  expect(server.logs()).toContain('The Stripe simulator ended')
  await server.stop()
})

test('a killed console takes its simulator with it', async () => {
  const server = await startConsole(options)
  await server.kill()
  await eventually(() => expect(processesOf(options.dataDir)).toEqual([]))
})
