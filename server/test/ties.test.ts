import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { rows } from './rows.ts'
import { deliverTo, event } from './webhook-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole
beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
  // What the console hears it hears from the test alone.
  await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

/** An object as it travels. */
async function wire(path: string): Promise<Record<string, unknown> & { id: string }> {
  const response = await fetch(`${stripe.url}/v1/${path}`, { headers: { authorization: `Bearer ${stripe.apiKey}` } })
  return await response.json() as Record<string, unknown> & { id: string }
}

/** Delivers a snapshot as an event of that second. @returns the event's id */
async function tell(type: string, object: object, created: number, changes: object = {}): Promise<string> {
  const { id, payload } = event({ type, created, data: { object }, ...changes })
  expect(await deliverTo(server, payload)).toBe(200)
  return id
}

async function settled(...ids: string[]): Promise<void> {
  await eventually(async () => expect(await rows(server.options.databaseUrl, "select id from stripe_event where id = any($1) and status = 'processed'", [ids])).toHaveLength(ids.length))
}

/** How often Stripe was asked for it. */
async function asked(path: string): Promise<number> {
  return (await stripe.control<{ count: number }>('GET', `/requests?method=GET&path=/v1/${path}`)).count
}

const customerRow = async (id: string) => await rows<{ name: string; event: string | null }>(server.options.databaseUrl, 'select name, event_id as event from customer where id = $1', [id])

describe('two events of one second with different content', () => {
  it('are settled by asking Stripe, when they arrive together', async () => {
    const { id } = await stripe.client.customers.create({ name: 'As it is' })
    const object = await wire(`customers/${id}`)
    const second = Math.floor(Date.now() / 1000)
    await stripe.control('DELETE', '/requests')
    await settled(...await Promise.all([tell('customer.updated', { ...object, name: 'One' }, second), tell('customer.updated', { ...object, name: 'Other' }, second)]))
    expect(await customerRow(id)).toEqual([{ name: 'As it is', event: null }])
    expect(await asked(`customers/${id}`)).toBeGreaterThan(0)
  })

  it('are settled by asking Stripe, when one was projected before the other came', async () => {
    const { id } = await stripe.client.customers.create({ name: 'As it is' })
    const object = await wire(`customers/${id}`)
    const second = Math.floor(Date.now() / 1000)
    const first = await tell('customer.created', { ...object, name: 'One' }, second)
    await settled(first)
    expect(await customerRow(id)).toEqual([{ name: 'One', event: first }])
    await settled(await tell('customer.updated', { ...object, name: 'Other' }, second))
    expect(await customerRow(id)).toEqual([{ name: 'As it is', event: null }])
    // What was fetched is newer than both: neither comes back, not even repeated under another id.
    await settled(await tell('customer.updated', { ...object, name: 'One' }, second))
    expect(await customerRow(id)).toMatchObject([{ name: 'As it is' }])
  })

  it('change nothing that was fetched in that second, though the answer proves less', async () => {
    const { id } = await stripe.client.customers.create({ name: 'As it is' })
    const object = await wire(`customers/${id}`)
    const second = Math.floor(Date.now() / 1000)
    await settled(await tell('customer.updated', object, second, { api_version: '2024-06-20' }))
    expect(await customerRow(id)).toEqual([{ name: 'As it is', event: null }])
    await settled(await tell('customer.updated', { ...object, name: 'As it was' }, second))
    expect(await customerRow(id)).toEqual([{ name: 'As it is', event: null }])
  })

  it('cost no call when they say the same, and none when a later second decides', async () => {
    const { id } = await stripe.client.customers.create({ name: 'As it is' })
    const object = await wire(`customers/${id}`)
    const second = Math.floor(Date.now() / 1000)
    await stripe.control('DELETE', '/requests')
    await settled(await tell('customer.created', { ...object, name: 'Same' }, second))
    await settled(await tell('customer.updated', { ...object, name: 'Same' }, second))
    const later = await tell('customer.updated', { ...object, name: 'Later' }, second + 1)
    await settled(later)
    await settled(await tell('customer.updated', { ...object, name: 'Earlier' }, second - 1))
    expect(await customerRow(id)).toEqual([{ name: 'Later', event: later }])
    expect(await asked(`customers/${id}`)).toBe(0)
  })

  it('bring the children of what Stripe answers, and of neither of them', async () => {
    const price = await stripe.client.prices.create({ currency: 'eur', unit_amount: 700, recurring: { interval: 'month' }, product_data: { name: 'Theirs' } })
    const customer = await stripe.client.customers.create({ payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_card_visa' } })
    const { id } = await stripe.client.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity: 3 }] })
    const object = await wire(`subscriptions/${id}`)
    const items = object['items'] as { data: object[] }
    const second = Math.floor(Date.now() / 1000)
    const one = { ...object, items: { ...items, data: items.data.map((item) => ({ ...item, quantity: 1 })) } }
    const other = { ...object, status: 'past_due', items: { ...items, data: items.data.map((item) => ({ ...item, id: 'si_other', quantity: 9 })) } }
    await settled(...await Promise.all([tell('customer.subscription.updated', one, second), tell('customer.subscription.updated', other, second)]))
    expect(await rows(server.options.databaseUrl, `select subscription.status, item.quantity::int as quantity from subscription join subscription_item item on item.subscription_id = subscription.id where subscription.id = $1`, [id]))
      .toEqual([{ status: 'active', quantity: 3 }])
  })
})
