import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { rows } from './rows.ts'
import { deliverTo, event, inboxOf, leaveOneAttempt } from './webhook-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole
let databaseUrl: string

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
  databaseUrl = server.options.databaseUrl
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

async function settled(): Promise<void> {
  await eventually(async () => { expect(await stripe.control('GET', '/delivery')).toMatchObject({ undelivered: [], held: 0 }) }, 60_000)
  await eventually(async () => { expect(await rows(databaseUrl, "select id, error from stripe_event where status in ('received', 'dead')")).toEqual([]) }, 60_000)
}

/** A customer whose creation is projected. */
async function customer(name: string): Promise<string> {
  const { id } = await stripe.client.customers.create({ name })
  await settled()
  return id
}

const row = async (id: string) => (await rows<{ name: string; event_id: string | null; deleted: boolean }>(
  databaseUrl, 'select name, event_id, deleted_at is not null as deleted from customer where id = $1', [id]))[0]

/** Delivers a snapshot of a customer. @param created seconds from now */
async function snapshot(id: string, changes: object, { type = 'customer.updated', created = 0, version = '2026-10-28.endive' } = {}): Promise<string> {
  const object = { id, object: 'customer', name: 'Snapshot', email: null, balance: 0, metadata: {}, created: 1, invoice_settings: { default_payment_method: null }, ...changes }
  const sent = event({ type, api_version: version, created: Math.floor(Date.now() / 1000) + created, data: { object } })
  expect(await deliverTo(server, sent.payload)).toBe(200)
  return sent.id
}

/** In test mode, unless told otherwise. */
const CALLS_PER_SECOND = 25
/** How many calls were let go, or kept from going by a pause, since all slots were free, if those are fewer than there are slots. */
const takenSlots = async () => (await rows<{ taken: number }>(databaseUrl, "select count(*)::int as taken from stripe_call_slot where free_at > '2021-01-01'"))[0]?.taken
const freeAllSlots = async () => await rows(databaseUrl, "update stripe_call_slot set free_at = '2020-01-01'")

const processed = async (id: string) => await eventually(async () => { expect(await inboxOf(server, id)).toMatchObject([{ status: 'processed' }]) }, 60_000)

describe('an event of an object', () => {
  it('keeps what PostgreSQL can keep of broken text', async () => {
    const id = await customer('Plain')
    await processed(await snapshot(id, { name: 'Pl\u0000a\ud800in' }, { created: 60 }))
    expect(await row(id)).toMatchObject({ name: 'Pla\ufffdin' })
  })

  it.each([
    ['speaks an older version of the API', {}, { version: '2024-06-20', created: 60 }],
    ['lacks a field', { metadata: undefined }, { created: 60 }],
  ])('has the object fetched when it %s', async (_case, changes, how) => {
    const id = await customer('Current')
    await processed(await snapshot(id, changes, how))
    expect(await row(id)).toMatchObject({ name: 'Current' })
  })

  it('changes nothing when it is late, and brings nothing back that was deleted', async () => {
    const id = await customer('Newer')
    await processed(await snapshot(id, { name: 'Older' }, { created: -3600 }))
    expect(await row(id)).toMatchObject({ name: 'Newer', deleted: false })
    await stripe.client.customers.del(id)
    await settled()
    await processed(await snapshot(id, { name: 'Back' }, { created: 3600 }))
    expect(await row(id)).toMatchObject({ deleted: true })
  })

  it('is not held up by one whose look-up hangs', async () => {
    const hanging = await customer('Hanging')
    await stripe.control('POST', '/faults', { mode: 'hang', count: null, match: { method: 'GET', path: `/v1/customers/${hanging}` } })
    const waiting = await snapshot(hanging, {}, { version: '2024-06-20', created: 60 })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) }, 60_000)
    await processed(await snapshot('cus_other', { name: 'Quick' }))
    expect(await inboxOf(server, waiting)).toMatchObject([{ status: 'received' }])
    await stripe.control('DELETE', '/faults')
    await processed(waiting)
  }, 120_000)

  it('is done with when its own look-up is, and not by one of the payments of the same invoice', async () => {
    const payer = await customer('Payer')
    const { id } = await stripe.client.invoices.create({ customer: payer })
    await stripe.client.invoiceItems.create({ customer: payer, invoice: id, amount: 300, currency: 'eur' })
    const object = await stripe.client.invoices.finalizeInvoice(id)
    await settled()
    const tell = async (version: string) => {
      const sent = event({ type: 'invoice.updated', api_version: version, created: Math.floor(Date.now() / 1000) + 60, data: { object } })
      expect(await deliverTo(server, sent.payload)).toBe(200)
      return sent.id
    }
    await stripe.control('POST', '/faults', { mode: 'hang', count: null, match: { method: 'GET', path: `/v1/invoices/${id}` } })
    const waiting = await tell('2024-06-20')
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) }, 60_000)
    await stripe.control('DELETE', '/requests')
    await processed(await tell('2026-10-28.endive'))
    await eventually(async () => {
      expect((await stripe.control<{ count: number }>('GET', '/requests?method=GET&path=/v1/invoice_payments')).count).toBe(1)
      expect(await rows(databaseUrl, 'select kind from stripe_lookup')).toEqual([{ kind: 'invoice' }])
    }, 60_000)
    expect(await inboxOf(server, waiting)).toMatchObject([{ status: 'received' }])
    await stripe.control('DELETE', '/faults')
    await processed(waiting)
  }, 120_000)

  it('is not held up by one whose projection takes too long', async () => {
    await rows(databaseUrl, `
      create function take_long() returns trigger language plpgsql as $$ begin raise 'canceling statement due to statement timeout' using errcode = 'query_canceled'; end $$;
      create trigger take_long before insert on customer for each row when (new.name = 'Endless') execute function take_long()`)
    const [endless, quick] = await Promise.all([snapshot('cus_endless', { name: 'Endless' }), snapshot('cus_beside', { name: 'Quick' })])
    await processed(quick)
    await eventually(async () => { expect((await rows(databaseUrl, 'select 1 from stripe_event where id = $1 and attempts > 0', [endless]))).toHaveLength(1) })
    await rows(databaseUrl, 'drop trigger take_long on customer; drop function take_long')
    await processed(endless)
  }, 120_000)

  it('has everything asked for at its turn, also the pages of a long list', async () => {
    const id = await customer('Long bill')
    const bill = await stripe.client.invoices.create({ customer: id, auto_advance: false, collection_method: 'send_invoice', days_until_due: 30 })
    for (let line = 0; line < 101; line += 1) await stripe.client.invoiceItems.create({ customer: id, invoice: bill.id, amount: 100, currency: 'eur' })
    await settled()
    await freeAllSlots()
    await stripe.control('DELETE', '/requests')
    await stripe.client.invoices.finalizeInvoice(bill.id, { auto_advance: false })
    await settled()
    await eventually(async () => { expect(await rows(databaseUrl, 'select kind, object_id from stripe_lookup')).toEqual([]) }, 60_000)
    expect(await rows(databaseUrl, 'select count(*)::int as lines from invoice_line where invoice_id = $1', [bill.id])).toEqual([{ lines: 101 }])
    const { requests } = await stripe.control<{ requests: unknown[] }>('GET', '/requests?method=GET')
    expect(requests.length).toBeGreaterThanOrEqual(3)
    expect(await takenSlots()).toBe(requests.length)
  }, 120_000)

  it('has everybody pause when Stripe says that its look-up was one call too many', async () => {
    const id = await customer('Too many')
    await freeAllSlots()
    await stripe.control('POST', '/faults', { mode: 'error', status: 429, count: 1, match: { method: 'GET', path: `/v1/customers/${id}` } })
    await processed(await snapshot(id, {}, { version: '2024-06-20', created: 60 }))
    expect(await takenSlots()).toBe(CALLS_PER_SECOND)
  })

  it('is given up when Stripe refuses the look-up for good, and says why', async () => {
    const id = await customer('Forbidden')
    await stripe.control('POST', '/faults', { mode: 'error', status: 403, count: 100, match: { method: 'GET', path: `/v1/customers/${id}` } })
    const refused = await snapshot(id, {}, { version: '2024-06-20', created: 60 })
    await leaveOneAttempt(server, refused)
    await eventually(async () => { expect(await inboxOf(server, refused)).toMatchObject([{ status: 'dead', error: expect.stringMatching(/.+/) }]) }, 60_000)
    await stripe.control('DELETE', '/faults')
    await server.graphql('mutation ($id: ID!) { replayStripeEvent(id: $id) { stripeEvent { status } } }', { id: refused })
    await processed(refused)
  })
})
