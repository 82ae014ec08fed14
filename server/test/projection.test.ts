import fc from 'fast-check'
import type Stripe from 'stripe'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createTestDatabase } from './harness/database.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let databaseUrl: string
let servers: StartedConsole[]

// Two processes on one database: every race between them is part of the test.
beforeAll(async () => {
  databaseUrl = await createTestDatabase()
  stripe = await startSimulator({ rateLimit: 0 })
  servers = [await startConsole({ databaseUrl, stripe }), await startConsole({ databaseUrl, stripe })]
})
afterAll(async () => {
  for (const server of servers ?? []) await server.stop()
  await stripe?.stop()
})

/** What a customer's row must say, from a fresh read. */
function expected(customer: Stripe.Customer): object {
  return { id: customer.id, name: customer.name ?? null, email: customer.email, balance: String(customer.balance), metadata: customer.metadata, deleted: false }
}

const projected = async (ids: string[]) => await rows<{ id: string }>(
  databaseUrl, 'select id, name, email, balance, metadata, deleted_at is not null as deleted from customer where id = any($1) order by id', [ids])

async function settled(): Promise<void> {
  await eventually(async () => { expect(await stripe.control('GET', '/delivery')).toMatchObject({ undelivered: [], held: 0 }) }, 60_000)
  await eventually(async () => { expect(await rows(databaseUrl, "select id, error from stripe_event where status in ('received', 'dead')")).toEqual([]) }, 60_000)
}

type Step = { change: 'update'; name: string; balance: number } | { change: 'delete' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ change: fc.constant('update' as const), name: fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name.trim() === name && !/\p{Cc}/u.test(name)), balance: fc.integer({ min: -5000, max: 5000 }) }) },
  { weight: 1, arbitrary: fc.record({ change: fc.constant('delete' as const) }) },
)
const life = fc.array(step, { maxLength: 8 })
const mode = fc.constantFrom({ mode: 'normal' }, { mode: 'duplicate', times: 3 }, { mode: 'shuffle', window: 10 })

async function live(steps: readonly Step[]): Promise<{ id: string; deleted: boolean }> {
  const { id } = await stripe.client.customers.create({ name: 'Newborn', email: 'somebody@example.org' })
  for (const each of steps) {
    if (each.change === 'delete') {
      await stripe.client.customers.del(id)
      return { id, deleted: true }
    }
    await stripe.client.customers.update(id, { name: each.name, balance: each.balance })
  }
  return { id, deleted: false }
}

describe('customers', () => {
  it('end as Stripe has them, however their events come', async () => {
    await fc.assert(fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 4 }), mode, async (lives, delivery) => {
      await stripe.control('POST', '/delivery/mode', delivery)
      const customers = await Promise.all(lives.map(live))
      await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
      await settled()
      const found = await projected(customers.map(({ id }) => id))
      expect(found).toHaveLength(customers.length)
      for (const { id, deleted } of customers) {
        const row = found.find((each) => each.id === id)
        expect(row).toEqual(deleted ? { ...row, deleted: true } : expected(await stripe.client.customers.retrieve(id) as Stripe.Customer))
      }
    }), { numRuns: 12, endOnFailure: true })
  }, 180_000)

  it('survive a worker that is killed while their events wait', async () => {
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    const customers = await Promise.all(Array.from({ length: 20 }, (_value, number) => live([{ change: 'update', name: `Name ${number}`, balance: number }])))
    await stripe.control('POST', '/delivery/release', { shuffle: true })
    await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    const [first] = servers
    if (!first) throw new Error('There are two servers.')
    await first.kill()
    servers[0] = await startConsole(first.options)
    await settled()
    const found = await projected(customers.map(({ id }) => id))
    for (const { id } of customers) expect(found.find((each) => each.id === id)).toEqual(expected(await stripe.client.customers.retrieve(id) as Stripe.Customer))
  }, 180_000)

  it('keep what PostgreSQL can keep of broken text', async () => {
    const { id } = await stripe.client.customers.create({ name: 'Plain' })
    await settled()
    const [event] = await rows<{ payload: string }>(databaseUrl, 'select payload from stripe_event where object_id = $1', [id])
    await rows(databaseUrl, "update stripe_event set payload = $2, status = 'received', next_attempt_at = now(), created_at = now() + interval '1 hour' where object_id = $1",
      [id, event?.payload.replace('"Plain"', String.raw`"Pl\u0000a\ud800in"`)])
    await settled()
    expect(await rows(databaseUrl, 'select name from customer where id = $1', [id])).toEqual([{ name: 'Pla\ufffdin' }])
  })

  it('are fetched when the event speaks an older version of the API', async () => {
    const { id } = await live([{ change: 'update', name: 'Current', balance: 7 }])
    await settled()
    await rows(databaseUrl, "update stripe_event set api_version = '2024-06-20', status = 'received', next_attempt_at = now() where object_id = $1", [id])
    await settled()
    expect(await rows(databaseUrl, 'select name, event_id from customer where id = $1', [id])).toEqual([{ name: 'Current', event_id: null }])
  })
})
