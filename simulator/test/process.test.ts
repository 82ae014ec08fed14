import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Simulator } from '../src/simulator.ts'
import { anyPort, closeAll, closeLater, control, eventually, raw, sdk } from './harness.ts'
import { receiver } from './receiver.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

let directory: string
let state: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'))
  state = join(directory, 'state')
})
afterEach(async () => {
  await closeAll()
  rmSync(directory, { recursive: true })
})

interface Started {
  child: ChildProcess
  ready: Simulator & { ready: true }
  stdout: string[]
  stderr: string[]
  exit: Promise<number | null>
}

function launch(args: string[], env: Record<string, string> = {}): Omit<Started, 'ready'> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  const stdout: string[] = []
  const stderr: string[] = []
  createInterface(child.stdout).on('line', (line) => stdout.push(line))
  createInterface(child.stderr).on('line', (line) => stderr.push(line))
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  closeLater({
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await exit
    },
  })
  return { child, stdout, stderr, exit }
}

/** Starts the command line on a free port and waits for its line. */
async function start(args: string[], env: Record<string, string> = {}): Promise<Started> {
  const launched = launch(['--port', String(anyPort()), '--rate-limit', '0', ...args], env)
  const line = await eventually(() => launched.stdout[0] ?? (launched.child.exitCode === null ? undefined : '{}'), 'the ready line', 20_000)
  const ready = JSON.parse(line) as Started['ready']
  if (!ready.ready && launched.stderr.join('').includes('is taken')) return start(args, env)
  if (!ready.ready) throw new Error(`it did not start: ${launched.stderr.join('\n')}`)
  return { ...launched, ready }
}

describe('the command line', () => {
  test('prints one line of JSON, and stops on SIGTERM', async () => {
    const { child, ready, stdout, exit } = await start(['--account', 'acct_1Mine', '--api-key', 'sk_test_one,sk_test_two'])
    expect(ready).toMatchObject({ ready: true, accountId: 'acct_1Mine', apiKey: 'sk_test_one', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) })
    expect((await raw(ready, 'GET', '/v1/account', { key: 'sk_test_two' })).json['id']).toBe('acct_1Mine')
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    expect(stdout).toHaveLength(1)
  })

  test('stops on SIGTERM although a call hangs', async () => {
    const { child, ready, exit } = await start([])
    await control(ready, 'POST', '/faults', { mode: 'hang' })
    const hanging = raw(ready, 'GET', '/v1/products').catch(() => 'cut')
    await eventually(async () => ((await control<{ holding: number }>(ready, 'GET', '/faults')).holding === 1 ? true : undefined), 'a call hangs')
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    expect(await hanging).toBe('cut')
  })

  test('stops with its parent when told so', async () => {
    const { child, exit } = await start(['--exit-with-parent'])
    child.stdin?.end()
    expect(await exit).toBe(0)
  })

  test('reads the environment, which flags override', async () => {
    const { ready } = await start(['--account', 'acct_1Flag'], { SIMULATOR_ACCOUNT: 'acct_1Environment', SIMULATOR_API_KEY: 'sk_test_environment' })
    expect(ready).toMatchObject({ accountId: 'acct_1Flag', apiKey: 'sk_test_environment' })
  })

  test('names every mistake at once, and no secret', async () => {
    const { exit, stderr, stdout } = launch(['--port', '70000', '--webhook-secret', 'topsecret', '--account', 'mine', '--webhook-events', 'product.created,product.exploded'], { SIMULATOR_API_KEY: 'sk_live_dangerous' })
    expect(await exit).toBe(2)
    const text = stderr.join('\n')
    for (const flag of ['--port', '--webhook-secret', '--account', '--api-key', '--webhook-events']) expect(text).toContain(flag)
    expect(text).toContain('there is no product.exploded')
    expect(text).not.toMatch(/topsecret|dangerous/)
    expect(stdout).toEqual([])
  })

  test('says in one line that the port is taken', async () => {
    const port = anyPort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    closeLater({ close: () => new Promise<void>((resolve) => other.close(() => resolve())) })
    const { exit, stderr } = launch(['--port', String(port)])
    expect(await exit).toBe(1)
    expect(stderr).toEqual([`The Stripe simulator could not start: port ${port} is taken: choose another with --port`])
  })

  test('explains its flags', async () => {
    const { exit, stdout } = launch(['--help'])
    expect(await exit).toBe(0)
    expect(stdout.join('\n')).toMatch(/--webhook-url.*\n.*SIMULATOR_WEBHOOK_URL/)
  })
})

describe('the state file', () => {
  test('has everything that was answered, after kill -9 in the middle of a storm', async () => {
    const first = await start(['--state', state])
    const answered: string[] = []
    let count = 0
    const worker = async (): Promise<void> => {
      for (;;) {
        const id = `p${count++}`
        const answer = await raw(first.ready, 'POST', '/v1/products', { form: `id=${id}&name=x`, headers: { 'idempotency-key': id } })
        if (answer.status === 200) answered.push(id)
      }
    }
    const workers = Array.from({ length: 8 }, () => worker().catch(() => {}))
    await eventually(() => (answered.length > 200 ? true : undefined), 'two hundred products', 20_000)
    first.child.kill('SIGKILL')
    await first.exit
    await Promise.all(workers)

    const second = await start(['--state', state])
    const dump = await control<{ product: Array<{ id: string }>; event: Array<{ data: { object: { id: string } } }>; answer: Array<{ id: string }> }>(second.ready, 'GET', '/state')
    const products = new Set(dump.product.map(({ id }) => id))
    expect(answered.filter((id) => !products.has(id))).toEqual([])
    // A product, its event and the answer for its key were one transaction.
    expect(dump.event.map(({ data }) => data.object.id)).toEqual([...products])
    expect(dump.answer.map(({ id }) => id)).toEqual([...products])
    const [one = ''] = answered
    const replay = await raw(second.ready, 'POST', '/v1/products', { form: `id=${one}&name=x`, headers: { 'idempotency-key': one } })
    expect([replay.status, replay.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
  })

  test('has one endpoint that asks for what the last start named', async () => {
    const asked: string[][] = []
    for (const events of [[], ['--webhook-events', 'product.created,product.updated'], ['--webhook-events', 'customer.created'], []]) {
      const { ready, child, exit } = await start(['--state', state, '--webhook-url', 'http://127.0.0.1:9/hook', ...events])
      asked.push(...(await sdk(ready).webhookEndpoints.list()).data.map((endpoint) => endpoint.enabled_events))
      child.kill('SIGTERM')
      await exit
    }
    expect(asked).toEqual([['*'], ['product.created', 'product.updated'], ['customer.created'], ['customer.created']])
  })

  test('goes on with deliveries, the clock, endpoints and deletions', async () => {
    const endpoint = await receiver()
    const hook = ['--state', state, '--webhook-url', endpoint.url]
    const first = await start(hook)
    const stripe = sdk(first.ready)
    await control(first.ready, 'POST', '/delivery/mode', { mode: 'withhold' })
    const customer = await stripe.customers.create({ email: 'a@example.com' })
    await stripe.customers.del(customer.id)
    await control(first.ready, 'POST', '/clock/advance', { seconds: 12_345 })
    first.child.kill('SIGKILL')
    await first.exit
    expect(endpoint.received).toEqual([])

    const second = await start(hook)
    await endpoint.until(2)
    expect(endpoint.received.map(({ event }) => event.type).toSorted()).toEqual(['customer.created', 'customer.deleted'])
    const [call] = endpoint.received
    expect(second.ready.webhookSecret).toBe(first.ready.webhookSecret)
    stripe.webhooks.constructEvent(call?.body ?? '', String(call?.headers['stripe-signature']), String(second.ready.webhookSecret))
    expect(await control(second.ready, 'GET', '/clock')).toMatchObject({ aheadSeconds: 12_345 })
    expect(await sdk(second.ready).customers.retrieve(customer.id)).toMatchObject({ deleted: true })
    expect((await sdk(second.ready).webhookEndpoints.list()).data).toHaveLength(1)
  })

  test('is not shared by two simulators', async () => {
    await start(['--state', state])
    const second = launch(['--port', String(anyPort()), '--state', state])
    expect(await second.exit).toBe(1)
    expect(second.stderr.join('\n')).toContain('is in use by another simulator')
  })
})
