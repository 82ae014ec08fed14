import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { eventually } from '../harness/eventually.ts'
import { createMember } from '../members-calls.ts'
import { rows } from '../rows.ts'
import { deliverTo, event, signer } from '../webhook-calls.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'

let fleet: Fleet
beforeAll(async () => { fleet = await startFleet() })
afterAll(async () => { await fleet?.stop() })

/** Milliseconds. */
const LONGEST_LOCK = 10_000

/** Locks a table as a careless migration would, until told to let go. */
async function lock(table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: fleet.databaseUrl })
  await client.connect()
  await client.query(`begin; lock table ${table} in access exclusive mode`)
  return async () => {
    await client.query('commit')
    await client.end()
  }
}

/** The same, but never for long: what waits for it is let through now and then, as the console gives up a statement that takes 30 s. */
async function lockAgainAndAgain(table: string): Promise<() => Promise<void>> {
  const ended = new AbortController()
  const locking = (async () => {
    while (!ended.signal.aborted) {
      const release = await lock(table)
      await sleep(LONGEST_LOCK, undefined, { signal: ended.signal }).catch(() => undefined)
      await release()
    }
  })()
  await eventually(async () => { expect(await rows(fleet.databaseUrl, "select from pg_locks where relation = $1::regclass and mode = 'AccessExclusiveLock' and granted", [table])).toHaveLength(1) })
  return async () => {
    ended.abort()
    await locking
  }
}

/** Memory that a process takes, where that can be asked. MiB. */
function memory(pid: number): number {
  if (process.platform !== 'linux') return 0
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

/** What a delivery was answered. */
interface Answer { status: number; retryAfter: string | null }

/** 408, or a connection that is closed: where one core is to read a flood, what waited for ten seconds and was not read is let go. Stripe comes again. */
const NOT_READ = 408

/** Delivers one event; returns the answer's status and when to come again. */
async function deliver(payload: string): Promise<Answer> {
  const web = fleet.web()
  const headers = { 'stripe-signature': signer.webhooks.generateTestHeaderString({ payload, secret: web.webhookSecret ?? '' }) }
  try {
    const response = await fetch(`${web.url}/webhooks/stripe`, { method: 'POST', body: payload, headers })
    await response.arrayBuffer()
    return { status: response.status, retryAfter: response.headers.get('retry-after') }
  } catch {
    return { status: NOT_READ, retryAfter: null }
  }
}

/** Of these, how many are kept. */
async function kept(events: readonly { id: string }[]): Promise<number> {
  const [found] = await rows<{ count: number }>(fleet.databaseUrl, 'select count(*)::int from stripe_event where id = any($1)', [events.map(({ id }) => id)])
  return found?.count ?? 0
}

it('more deliveries than can be held are asked to come again, while GraphQL answers, and all are taken in the end', async () => {
  const before = memory(fleet.web().program.pid)
  const filler = 'x'.repeat(250_000)
  const flood = Array.from({ length: 600 }, (_value, number) => event({ type: 'charge.updated', data: { object: { id: `ch_${number}`, object: 'charge', description: filler } } }))
  const release = await lockAgainAndAgain('stripe_event')
  const first = Promise.all(flood.map(async ({ payload }) => await deliver(payload)))
  try {
    // Nobody waits behind the inbox but those who deliver.
    for (let number = 0; number < 30; number += 1) await createMember(fleet.web(), { name: `Meanwhile ${number}` })
    expect(await connections('graphql', 'wanted')).toBe(0)
    // There is room for nothing more, however often it comes.
    for (let wave = 0; wave < 3; wave += 1) await Promise.all(flood.slice(0, 200).map(async ({ payload }) => await deliver(payload)))
  } finally {
    await release()
  }
  const answers = await first
  expect(new Set(answers.map(({ status }) => status).filter((status) => status !== NOT_READ))).toEqual(new Set([200, 503]))
  const taken = flood.filter((_event, index) => answers[index]?.status === 200)
  expect(await kept(taken)).toBe(taken.length)
  expect(answers.filter(({ status }) => status === 503).every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true)
  // The flood was 300 MB, each of them a body and a text; what is held of it is bounded.
  expect(memory(fleet.web().program.pid) - before).toBeLessThan(300)
  await eventually(async () => { expect(await alerts(fleet.web())).toContain('DELIVERIES_SHED') })
  const refused = flood.filter((each) => !taken.includes(each))
  while (refused.length > 0) {
    const again = await Promise.all(refused.splice(0, 20).map(async ({ payload }) => await deliverTo(fleet.web(), payload)))
    expect(new Set(again)).toEqual(new Set([200]))
  }
  expect(await kept(flood)).toBe(600)
}, 300_000)

it('a table that somebody locks holds up the events that write it, says so, and no others', async () => {
  const { client } = fleet.stripe
  const release = await lock('invoice')
  try {
    const { id: customer } = await client.customers.create({ name: 'Billed' })
    const invoice = await client.invoices.create({ customer })
    await client.customers.update(customer, { name: 'Goes on' })
    await eventually(async () => { expect(await rows(fleet.databaseUrl, 'select name from customer where id = $1', [customer])).toEqual([{ name: 'Goes on' }]) })
    for (let number = 0; number < 20; number += 1) await client.customers.create({ name: `Meanwhile ${number}` })
    await eventually(async () => {
      expect(await rows(fleet.databaseUrl, "select count(*)::int from customer where name like 'Meanwhile %'")).toEqual([{ count: 20 }])
    })
    await eventually(async () => {
      expect(await rows(fleet.databaseUrl, 'select status, attempts, error from stripe_event where object_id = $1', [invoice.id]))
        .toEqual([{ status: 'received', attempts: 0, error: expect.stringContaining('lock timeout') }])
    })
  } finally {
    await release()
  }
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
})

/** What `/metrics` says of a pool. */
async function connections(pool: string, state: string): Promise<number> {
  const text = await (await fetch(`${fleet.web().url}/metrics`)).text()
  return Number(new RegExp(`^console_database_connections\\{pool="${pool}",state="${state}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
}
