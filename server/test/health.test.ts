import { createProduct, syncOf } from './catalog-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { reconcile } from './reconcile-calls.ts'
import { rows } from './rows.ts'
import { addOldEvent, deliverTo, event } from './webhook-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

interface Health { events: { waiting: number; dead: number; lastReceivedAt: string | null }; status: string; version: string; alerts: { code: string; severity: string }[]; stripe: { reachable: boolean }; pushes: { waiting: number }; database: { version: string }; jobs: { workers: number } }

async function health(): Promise<Health> {
  const answer = await server.graphql<{ health: Health }>(
    '{ health { status version alerts { code severity message since } stripe { configured reachable error } events { waiting dead lagSeconds lastReceivedAt } pushes { waiting failing stopped oldestAt } database { version sizeBytes connections maxConnections freeDiskBytes } jobs { workers lookupsWaiting lastReconciledAt } } }')
  return answer.health
}

const codes = async () => (await health()).alerts.map(({ code }) => code)

describe('health', () => {
  it('is well when nothing is wrong', async () => {
    // What is left of an account that was connected before is nothing to this one.
    await rows(server.options.databaseUrl, `insert into stripe_event (id, type, received_by, livemode, created_at, received_at, payload, status)
      select 'evt_' || status, 'customer.updated', 'acct_1Former', false, now(), now() - interval '1 hour', '{}', status from unnest(array['received', 'dead']) as status`)
    // Of what the endpoint does not ask for, nothing is missing.
    await addOldEvent(stripe, 'payment_intent.succeeded')
    expect(await health()).toMatchObject({
      status: 'OK', alerts: [], events: { waiting: 0, dead: 0, lastReceivedAt: null }, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), stripe: { configured: true, reachable: true },
      pushes: { waiting: 0, failing: 0 }, database: { version: expect.stringMatching(/^\d+/) }, jobs: { workers: 1 },
    })
  })

  it('says that the signing secret must be wrong when deliveries are refused and none comes through', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await deliverTo(server, event().payload, 't=1,v1=00')).toBe(400)
    await eventually(async () => { expect(await codes()).toContain('SIGNATURE_FAILING') })
    expect(await deliverTo(server, event().payload)).toBe(200)
    await eventually(async () => { expect(await codes()).not.toContain('SIGNATURE_FAILING') })
  })

  it('says so again when that ended with one right delivery and began anew at once', async () => {
    const refuse = async () => { for (let attempt = 0; attempt < 3; attempt += 1) expect(await deliverTo(server, event().payload, 't=1,v1=00')).toBe(400) }
    await refuse()
    expect(await deliverTo(server, event().payload)).toBe(200)
    await refuse()
    await eventually(async () => { expect(await codes()).toContain('SIGNATURE_FAILING') })
    expect(await deliverTo(server, event().payload)).toBe(200)
    await eventually(async () => { expect(await codes()).not.toContain('SIGNATURE_FAILING') })
  })

  it('is not told otherwise by a reconcile that fetches what could not be delivered, only by a delivery', async () => {
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    await stripe.client.customers.create({ name: 'Fetched' })
    const [newest] = (await stripe.client.events.list({ limit: 1 })).data
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await deliverTo(server, event().payload, 't=1,v1=00')).toBe(400)
    await eventually(async () => { expect(await codes()).toContain('SIGNATURE_FAILING') })
    const { events: { lastReceivedAt } } = await health()
    // Stripe's youngest events are left to their delivery.
    await eventually(async () => {
      await reconcile(server)
      expect(await rows(server.options.databaseUrl, 'select status from stripe_event where id = $1', [newest?.id])).toEqual([{ status: 'processed' }])
    }, 60_000)
    expect(await health()).toMatchObject({ alerts: expect.arrayContaining([expect.objectContaining({ code: 'SIGNATURE_FAILING' })]), events: { lastReceivedAt } })
    await stripe.control('POST', '/delivery/release')
    await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
    await eventually(async () => { expect(await codes()).toEqual([]) })
    expect(await rows(server.options.databaseUrl, 'select delivered from stripe_event where id = $1', [newest?.id])).toEqual([{ delivered: true }])
  })

  it('says that deliveries cannot be kept for as long as none comes through, even when that cannot be written down', async () => {
    await rows(server.options.databaseUrl, `
      create function refuse() returns trigger language plpgsql as $$ begin raise 'no room' using errcode = 'disk_full'; end $$;
      create trigger refuse before insert on stripe_event for each row execute function refuse();
      create trigger refuse before insert on webhook_trouble for each row execute function refuse()`)
    const { payload } = event()
    expect(await deliverTo(server, payload)).toBe(500)
    expect(await codes()).toContain('DELIVERIES_FAILING')
    await rows(server.options.databaseUrl, 'drop trigger refuse on webhook_trouble')
    await eventually(async () => { expect(await rows(server.options.databaseUrl, "select count from webhook_trouble where kind = 'failed'")).toEqual([{ count: 1 }]) })
    expect(await codes()).toContain('DELIVERIES_FAILING')
    await rows(server.options.databaseUrl, 'drop trigger refuse on stripe_event; drop function refuse')
    expect(await deliverTo(server, payload)).toBe(200)
    expect(await codes()).toEqual([])
  })

  it('says no more that deliveries cannot be kept when one comes through that was kept already', async () => {
    const { payload } = event()
    expect(await deliverTo(server, payload)).toBe(200)
    await rows(server.options.databaseUrl, "insert into webhook_trouble (kind, account, livemode, count, first_at, last_at) values ('failed', $1, false, 1, now(), now()) on conflict (kind, account, livemode) do update set last_at = now()", [stripe.accountId])
    expect(await codes()).toContain('DELIVERIES_FAILING')
    expect(await deliverTo(server, payload)).toBe(200)
    await eventually(async () => { expect(await codes()).toEqual([]) })
  })

  it('leaves alone what another replica counts after deliveries came through here', async () => {
    const counted = async (kind: string) => await rows(server.options.databaseUrl, 'select count from webhook_trouble where kind = $1', [kind])
    const fail = async () => await rows(server.options.databaseUrl, "insert into webhook_trouble (kind, account, livemode, count, first_at, last_at) values ('failed', $1, false, 5, now(), now())", [stripe.accountId])
    await rows(server.options.databaseUrl, 'delete from webhook_trouble')
    await fail()
    const { payload } = event()
    for (let delivery = 0; delivery < 2; delivery += 1) expect(await deliverTo(server, payload)).toBe(200)
    await eventually(async () => { expect(await counted('failed')).toEqual([]) })
    await fail()
    expect(await deliverTo(server, payload, 't=1,v1=00')).toBe(400)
    await eventually(async () => { expect(await counted('signature')).toEqual([{ count: 1 }]) })
    expect(await counted('failed')).toEqual([{ count: 5 }])
    await rows(server.options.databaseUrl, 'delete from webhook_trouble')
  })

  it('names dead events, refused pushes and what others keep changing', async () => {
    await stripe.control('POST', '/faults', { mode: 'error', status: 400, count: 1, match: { method: 'POST', path: '/v1/products' } })
    const id = await createProduct(server, { name: 'Refused' })
    await eventually(async () => { expect(await syncOf(server, 'product', id)).toMatchObject({ stopped: true }) })
    await rows(server.options.databaseUrl, "update stripe_event set status = 'dead'")
    await rows(server.options.databaseUrl, `update stripe_mapping set repairs_stopped_at = now(), drift = '[{"field": "name", "ours": "a", "stripes": "b", "seenAt": "2026-01-01T00:00:00Z"}]'`)
    expect(await health()).toMatchObject({ status: 'ERROR', alerts: expect.arrayContaining(['EVENTS_DEAD', 'PUSHES_STOPPED', 'DRIFT_STOPPED'].map((code) => expect.objectContaining({ code }))) })
  })
})

describe('of events that do not arrive', () => {
  /** Stripe's newest event of this type, as if it had been made so long ago. */
  async function ago(minutes: number, type: string): Promise<Date> {
    const [{ id } = { id: '' }] = (await stripe.client.events.list({ type, limit: 1 })).data
    const { event: events } = await stripe.control<{ event: { id: string; created: number }[] }>('GET', '/state')
    const found = events.find((each) => each.id === id)
    if (!found) throw new Error(`Stripe made no ${type}.`)
    const created = Math.floor(Date.now() / 1000) - minutes * 60
    await stripe.control('POST', '/state', { event: [{ ...found, created }] })
    return new Date(created * 1000)
  }

  it('health speaks when they were to be delivered, also when a reconcile has fetched them, and not of others', async () => {
    const others = stripe
    stripe = await startSimulator({ rateLimit: 0 })
    try {
      const options = { stripe, webhooks: false, environment: { STRIPE_WEBHOOK_SECRET: 'whsec_of_this_one' } }
      await stripe.client.customers.create({ name: 'Not told' })
      const since = (await ago(60, 'customer.created')).toISOString()
      // Nobody is sent these, unless the endpoint asks for everything.
      await stripe.client.paymentIntents.create({ amount: 500, currency: 'eur' })
      await ago(30, 'payment_intent.created')
      const first = await startConsole(options)
      expect(await reconcile(first)).toMatchObject({ status: 'DONE' })
      expect(await rows(first.options.databaseUrl, "select delivered from stripe_event where type = 'customer.created'")).toEqual([{ delivered: false }])
      // They were made before it was connected.
      expect(await alertsOf(first)).toEqual([])
      await rows(first.options.databaseUrl, "update reconcile_run set started_at = started_at - interval '2 hours'")
      // Which has not asked Stripe yet how it is.
      const second = await startConsole({ ...options, databaseUrl: first.options.databaseUrl, apiKey: first.apiKey })
      expect(await alertsOf(second)).toEqual([{ code: 'EVENTS_NOT_ARRIVING', since }])
      for (const each of [first, second]) await each.stop()
    } finally {
      await stripe.stop()
      stripe = others
    }
  }, 300_000)
})

async function alertsOf(console: StartedConsole): Promise<unknown[]> {
  return (await console.graphql<{ health: { alerts: unknown[] } }>('{ health { alerts { code since } } }')).health.alerts
}

describe('/metrics', () => {
  it('shows what passes through to this machine, and to nobody behind a proxy', async () => {
    await server.graphql('query Named { products { totalCount } }')
    const response = await fetch(`${server.url}/metrics`)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    for (const line of [
      /^console_webhook_deliveries_total\{status="200"\} [1-9]/m, /^console_events\{status="dead"\} \d/m, /^console_events_lag_seconds /m, /^console_pushes\{state="stopped"\} 1$/m,
      /^console_stripe_call_seconds_count\{method="POST",status="400"\} 1$/m, /^console_graphql_seconds_count\{operation="Named",outcome="answered"\} 1$/m, /^console_database_connections\{pool="graphql",state="open"\} [1-9]/m,
    ]) expect(text).toMatch(line)
    expect((await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(401)
  })
})
