import { createProduct } from './catalog-calls.ts'
import { checkout, environment, refusalOf, syncedPrice } from './checkout-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let server: StartedConsole
let priceId: string
beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe, environment })
  priceId = (await syncedPrice(server, await createProduct(server, { name: 'Gold' }), { currency: 'eur', unitAmount: 900, recurring: { interval: 'MONTH', intervalCount: 1 } })).id
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const sql = async (statement: string, values: unknown[] = []) => await rows(server.options.databaseUrl, statement, values)
const member = async (name: string) => (await createMember(server, { name })).id
const link = async (memberId: string) => (await checkout(server, { memberId, items: [{ priceId, quantity: 1 }] })).id
const statusOf = async (id: string) => (await stripe.client.checkout.sessions.retrieve(id)).status
const told = async (id: string) => await sql("select action, actor_kind as actor, reason from audit_log where object_id = $1 and action <> 'createCheckoutSession'", [id])

/** As whom a member is charged at Stripe. */
async function customerOf(memberId: string): Promise<string | undefined> {
  const { member: found } = await server.graphql<{ member: { customer: { id: string } | null } }>('query ($id: ID!) { member(id: $id) { customer { id } } }', { id: memberId })
  return found.customer?.id
}

/** Somebody says in the Stripe Dashboard whose a customer is. */
async function give(customer: string | undefined, memberId: string): Promise<void> {
  await stripe.client.customers.update(customer ?? '', { metadata: { member_console_id: memberId } })
}

describe('a link to pay whose customer becomes another member\'s', () => {
  const ended = { action: 'expireCheckoutSession', actor: 'SYSTEM', reason: expect.stringContaining('another') }

  it('can be paid no more; those of others, and those made from then on, can', async () => {
    const [from, to, neighbour] = [await member('Marie'), await member('Pierre'), await member('Irene')]
    const [before, untouched] = [await link(from), await link(neighbour)]
    await give(await customerOf(from), to)
    await eventually(async () => { expect(await told(before)).toEqual([ended]) })
    expect(await statusOf(before)).toBe('expired')
    const open = [await link(from), await link(to), untouched]
    expect(await Promise.all(open.map(statusOf))).toEqual(['open', 'open', 'open'])
    await eventually(async () => { expect(await sql('select from checkout_request where withdraw_at is not null')).toEqual([]) })
    expect(await Promise.all(open.map(told))).toEqual([[], [], []])
  })

  it('stays when the customer is given back before anybody could end it', async () => {
    const [from, to] = [await member('Lise'), await member('Otto')]
    const made = await link(from)
    const customer = await customerOf(from)
    // Whoever ends links is kept busy elsewhere.
    await sql("update checkout_request set withdraw_at = now() + interval '1 hour' where session_id = $1", [made])
    await give(customer, to)
    await eventually(async () => { expect(await customerOf(to)).toBe(customer) })
    await give(customer, from)
    await eventually(async () => { expect(await customerOf(from)).toBe(customer) })
    await sql('update checkout_request set withdraw_at = now() where session_id = $1', [made])
    await eventually(async () => { expect(await sql('select from checkout_request where withdraw_at is not null')).toEqual([]) })
    expect([await statusOf(made), await told(made)]).toEqual(['open', []])
  })

  it('is ended, too, when it was being made at that moment', async () => {
    const [from, to] = [await member('Rosalind'), await member('Francis')]
    const { id: customer } = await stripe.client.customers.create({ metadata: { member_console_id: from } })
    await eventually(async () => { expect(await customerOf(from)).toBe(customer) })
    await stripe.control('POST', '/faults', { mode: 'timeout_after', count: 1, match: { method: 'POST', path: '/v1/checkout/sessions' } })
    const asked = link(from)
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) })
    await give(customer, to)
    await eventually(async () => { expect(await customerOf(to)).toBe(customer) })
    await stripe.control('POST', '/faults/release')
    const made = await asked
    await eventually(async () => { expect(await told(made)).toEqual([ended]) })
    expect(await statusOf(made)).toBe('expired')
  })
})

describe('expireCheckoutSession', () => {
  const EXPIRE = 'mutation ($id: ID!) { expireCheckoutSession(id: $id) { session { status } } }'
  const mayStillBeEnded = { code: 'CONFLICT', message: expect.stringContaining('may still do it: try again in a minute') }

  it('is told once, however often it is asked for before Stripe does it', async () => {
    const id = await link(await member('Sophie'))
    // The SDK repeats a call whose connection was cut.
    await stripe.control('POST', '/faults', { mode: 'late', count: 2, match: { method: 'POST', path: `/v1/checkout/sessions/${id}/expire` } })
    expect(refusalOf(await server.graphqlRaw(EXPIRE, { id }))).toMatchObject({ code: 'STRIPE_ERROR' })
    expect(refusalOf(await server.graphqlRaw(EXPIRE, { id }))).toMatchObject(mayStillBeEnded)
    await stripe.control('POST', '/faults/release')
    await eventually(async () => { expect(await statusOf(id)).toBe('expired') })
    expect(await server.graphql(EXPIRE, { id })).toEqual({ expireCheckoutSession: { session: { status: 'expired' } } })
    await eventually(async () => { expect(await sql('select from asked_change')).toEqual([]) })
    expect(await told(id)).toEqual([{ action: 'expireCheckoutSession', actor: 'API_KEY', reason: null }])
  })
})
