import { askAccess } from './access-calls.ts'
import { createProduct } from './catalog-calls.ts'
import { syncedPrice } from './checkout-calls.ts'
import { createFeature, createSet, setProductSets } from './entitlement-calls.ts'
import { startProgram, type ChildProgram } from './harness/child-program.ts'
import { consoleEntry, startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { buyStickers, STICKERS } from './purchase-calls.ts'
import { rows } from './rows.ts'
import { copyStripeObjects } from './stripe-copies.ts'

const MONTHLY = { currency: 'eur', unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 1 } }
/** How many customers are members of the console. */
const MEMBERS = 3
/** How many there are of each kind that nothing was ever heard of. */
const UNHEARD = { subscribers: 400, buyers: 100, visitors: 200 }
/** What Stripe lists, kind by kind: with ten subscribers of whom events told. */
const LISTED = {
  customer: 10 + UNHEARD.subscribers + UNHEARD.buyers + UNHEARD.visitors, subscription: 10 + UNHEARD.subscribers, invoice: 10 + UNHEARD.subscribers,
  checkout_session: UNHEARD.buyers, payment_method: 10 + UNHEARD.subscribers, payment: 10 + UNHEARD.subscribers, checkout_payment: UNHEARD.buyers,
}

let stripe: StartedSimulator
let server: StartedConsole
let databaseUrl: string
let members: string[]

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
  databaseUrl = server.options.databaseUrl
  members = await Promise.all(upTo(MEMBERS).map(async (number) => (await createMember(server, { name: `Member ${number}` })).id))
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const sql = async <Row extends object>(statement: string, values: unknown[] = []) => await rows<Row>(databaseUrl, statement, values)

/** Runs the works, ten at a time. */
async function tenAtATime(works: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = works.values()
  await Promise.all(Array.from({ length: 10 }, async () => { for (const work of waiting) await work() }))
}

/** Customers with a card, a subscription and its invoice. */
async function subscribe(price: string, numbers: readonly number[]): Promise<void> {
  await tenAtATime(numbers.map((number) => async () => {
    const memberId = members[number]
    const { id: customer } = await stripe.client.customers.create({ name: `Member ${number}`, metadata: { number: String(number), ...(memberId && { member_console_id: memberId }) } })
    const card = await stripe.client.paymentMethods.attach('pm_card_visa', { customer })
    await stripe.client.subscriptions.create({ customer, items: [{ price, quantity: 1 + number % 5 }], default_payment_method: card.id })
  }))
}

const upTo = (length: number, from = 0) => Array.from({ length }, (_value, index) => from + index)

/** A product that lets its members post; returns its price in Stripe. */
async function membership(): Promise<string> {
  const post = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  const set = await createSet(server, { key: 'membership', name: 'Membership', rules: [{ featureId: post.id }] })
  const product = await createProduct(server, { name: 'Membership' })
  await setProductSets(server, product, [set.id])
  return (await syncedPrice(server, product, MONTHLY)).stripeId
}

/** Ten subscribers whose events arrived, one customer who was deleted, and many of whom nothing was heard. */
async function populate(): Promise<void> {
  const price = await membership()
  await subscribe(price, upTo(10))
  const { id } = await stripe.client.customers.create({ name: 'Gone' })
  await stripe.client.customers.del(id)
  await eventually(async () => {
    expect(await sql('select count(*)::int as subscriptions, (select count(*)::int from customer where deleted_at is not null) as deleted from subscription')).toEqual([{ subscriptions: 10, deleted: 1 }])
    expect(await sql("select id, type, error from stripe_event where status in ('received', 'dead')")).toEqual([])
  }, 120_000)
  await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
  await copyStripeObjects(stripe, 'Subscriber', UNHEARD.subscribers, async (customer) => {
    const card = await stripe.client.paymentMethods.attach('pm_card_visa', { customer })
    await stripe.client.subscriptions.create({ customer, items: [{ price, quantity: 2 }], default_payment_method: card.id })
  })
  const product = await stripe.client.products.create({ name: 'Sticker' })
  const sticker = await stripe.client.prices.create({ currency: 'eur', unit_amount: 300, product: product.id })
  await copyStripeObjects(stripe, 'Buyer', UNHEARD.buyers, async (customer) => {
    const session = await stripe.client.checkout.sessions.create({ mode: 'payment', customer, line_items: [{ price: sticker.id, quantity: 1 }], success_url: 'https://example.org/' })
    await stripe.control('POST', `/checkout/${session.id}/complete`, { card: '4242424242424242' })
  })
  await copyStripeObjects(stripe, 'Visitor', UNHEARD.visitors, async () => undefined)
  await stripe.control('POST', '/delivery/drop')
  await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
}

const heard = async () => await sql(`select s.id, s.customer_id, s.status, s.latest_invoice_id, s.started_at, c.name, i.quantity, n.total, n.paid_at from subscription s
  join customer c on c.id = s.customer_id join subscription_item i on i.subscription_id = s.id join invoice n on n.subscription_id = s.id
  where c.metadata->>'number' in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') order by s.id`)

/** All that was ever recorded of what members hold. */
const provisions = async () => await sql('select * from provision order by id')

/** Loses and spoils rows of every table; of members who have access, only what their access does not hang on. */
async function damage(): Promise<void> {
  const kept = (await sql<{ id: string }>('select s.id from subscription s join customer c on c.id = s.customer_id where c.member_id = any($1::uuid[])', [members])).map(({ id }) => id)
  expect(kept).toHaveLength(MEMBERS)
  await sql("update customer set name = 'Broken' where name like 'Visitor 1%'")
  await sql("update customer set deleted_at = now() where name like 'Visitor 2%'")
  await sql("delete from customer where name like 'Subscriber 3%'")
  await sql("update subscription set status = 'canceled' where id <> all($1) and id in (select id from subscription order by id desc limit 40)", [kept])
  await sql('delete from subscription_item where subscription_id <> all($1) and subscription_id in (select id from subscription order by id desc limit 10)', [kept])
  await sql("update payment set status = 'canceled', amount_received = 0 where invoice_id is null")
  await sql('delete from payment where invoice_id is not null')
  for (const table of ['invoice_line', 'invoice', 'payment_method', 'checkout_session_item']) await sql(`delete from ${table}`)
}

function startRebuild(): ChildProgram {
  return startProgram(consoleEntry, ['rebuild-projections', '--log-level=warn'], {
    DATABASE_URL: databaseUrl, STRIPE_API_KEY: stripe.apiKey, STRIPE_API_BASE: stripe.url, STRIPE_ACCOUNT_ID: stripe.accountId, STRIPE_WEBHOOK_SECRET: 'whsec_unused',
  })
}

/** Runs `rebuild-projections` to its end; returns what it says of each table. */
async function rebuild(): Promise<{ code: number | string; tables: Record<string, { rows: number; digest: string; change: string }> }> {
  const program = startRebuild()
  const code = await program.exited
  const lines = [...program.stdout().matchAll(/^(\w+) +(\d+) rows {2}(\w+) {2}(.+)$/gm)]
  return { code, tables: Object.fromEntries(lines.map(([, table, count, digest, change]) => [table, { rows: Number(count), digest: digest ?? '', change: change ?? '' }])) }
}

/** Begins a rebuild and kills it on its way; resolves when somebody has brought the same run to its end. */
async function rebuildInTwoGoes(): Promise<void> {
  await stripe.control('POST', '/faults', { mode: 'hang', count: 1, match: { method: 'GET', path: '/v1/invoices' } })
  const program = startRebuild()
  await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) }, 120_000)
  expect(await program.end('SIGKILL')).toBe('SIGKILL')
  await stripe.control('DELETE', '/faults')
  await eventually(async () => {
    const steps = await sql<{ kind: string; listed: number }>(
      "select kind, listed from reconcile_step where done_at is not null and run_id = (select id from reconcile_run where reason = 'rebuild' order by id desc limit 1) and exists (select from reconcile_run where id = run_id and status = 'done')")
    // No page was read twice, and none was left out.
    expect(Object.fromEntries(steps.map(({ kind, listed }) => [kind, listed]))).toEqual(LISTED)
  }, 240_000)
}

describe('rebuild-projections', () => {
  it('says that it waits for a comparison, and takes the place of one that died with all consoles', async () => {
    await stripe.control('POST', '/faults', { mode: 'hang', count: 1, match: { method: 'GET', path: '/v1/customers' } })
    await server.graphql('mutation { startReconcile { started } }')
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) }, 60_000)
    await server.kill()
    await stripe.control('DELETE', '/faults')
    const program = startRebuild()
    expect(await program.exited).toBe(0)
    expect(program.stdout()).toContain('A comparison with Stripe is under way')
    expect(await sql('select reason, status from reconcile_run order by started_at')).toEqual([{ reason: 'operator', status: 'failed' }, { reason: 'rebuild', status: 'done' }])
    server = await startConsole(server.options)
  }, 120_000)

  it('restores every table as it was, from whatever is left of it, even when killed, and nobody loses access meanwhile', async () => {
    await populate()
    const before = await heard()
    expect(before).toHaveLength(10)
    const held = await provisions()
    expect(held.length).toBeGreaterThanOrEqual(MEMBERS)
    const first = await rebuild()
    expect(first).toMatchObject({ code: 0, tables: {
      customer: { rows: LISTED.customer, change: 'CHANGED' }, subscription: { rows: LISTED.subscription }, subscription_item: { rows: LISTED.subscription },
      invoice: { rows: LISTED.invoice }, invoice_line: { rows: LISTED.invoice }, checkout_session: { rows: LISTED.checkout_session },
      checkout_session_item: { rows: LISTED.checkout_session }, payment_method: { rows: LISTED.payment_method }, payment: { rows: LISTED.payment + LISTED.checkout_payment },
    } })
    expect(await heard()).toEqual(before)
    // Nothing is asked for one by one that the lists have told already.
    await eventually(async () => { expect(await sql('select kind, object_id from stripe_lookup')).toEqual([]) })

    await damage()
    const rebuilding = { over: false }
    const watching = (async () => {
      while (!rebuilding.over) for (const id of members) expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({ granted: true })
    })()
    await Promise.all([rebuildInTwoGoes().finally(() => { rebuilding.over = true }), watching])
    const last = await rebuild()
    expect(last.code).toBe(0)
    expect(last.tables).toEqual(Object.fromEntries(Object.entries(first.tables).map(([table, each]) => [table, { ...each, change: 'as before' }])))
    expect(await sql('select count(*)::int as count from customer where deleted_at is not null')).toEqual([{ count: 1 }])
    expect(await provisions()).toEqual(held)
  }, 600_000)

  it('takes back the access for a purchase whose refund is not heard of', async () => {
    const { memberId, paid } = await buyStickers(server, stripe)
    await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
    await stripe.client.refunds.create({ payment_intent: paid })
    await stripe.control('POST', '/delivery/drop')
    expect(await askAccess(server, { id: memberId }, STICKERS)).toMatchObject({ granted: true })
    // Two that are begun at once are one.
    const runs = async () => (await sql<{ count: number }>("select count(*)::int as count from reconcile_run where reason = 'rebuild'"))[0]?.count ?? 0
    const before = await runs()
    const both = await Promise.all([rebuild(), rebuild()])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(await runs()).toBe(before + 1)
    expect(await askAccess(server, { id: memberId }, STICKERS)).toMatchObject({ granted: false })
  }, 600_000)
})
