import { askAccess } from './access-calls.ts'
import { createProduct } from './catalog-calls.ts'
import { syncedPrice } from './checkout-calls.ts'
import { createFeature, createSet, setProductSets } from './entitlement-calls.ts'
import { startProgram, type ChildProgram } from './harness/child-program.ts'
import { consoleEntry, startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

const MONTHLY = { currency: 'eur', unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 1 } }
/** How many customers are members of the console. */
const MEMBERS = 3

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
  await subscribe(price, upTo(50, 10))
  await tenAtATime(upTo(250).map((number) => async () => void (await stripe.client.customers.create({ name: `Visitor ${number}` }))))
  await stripe.control('POST', '/delivery/drop')
  await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
}

const heard = async () => await sql(`select s.id, s.customer_id, s.status, s.latest_invoice_id, s.started_at, c.name, i.quantity, n.total, n.paid_at from subscription s
  join customer c on c.id = s.customer_id join subscription_item i on i.subscription_id = s.id join invoice n on n.subscription_id = s.id
  where c.metadata->>'number' in ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') order by s.id`)

/** All that was ever recorded of what members hold. */
const provisions = async () => await sql('select * from provision order by id')

/** Payments follow by look-ups of the running console. */
const untilPaymentsAreBack = async () => await eventually(async () => { expect(await sql('select count(*)::int as count from payment where deleted_at is null')).toEqual([{ count: 60 }]) }, 120_000)

/** Loses and spoils rows of every table; of members who have access, only what their access does not hang on. */
async function damage(): Promise<void> {
  const kept = (await sql<{ id: string }>('select s.id from subscription s join customer c on c.id = s.customer_id where c.member_id = any($1::uuid[])', [members])).map(({ id }) => id)
  expect(kept).toHaveLength(MEMBERS)
  await sql("update customer set name = 'Broken' where name like 'Visitor 1%'")
  await sql("update customer set deleted_at = now() where name like 'Visitor 2%'")
  await sql("delete from customer where name like 'Member 3%'")
  await sql("update subscription set status = 'canceled' where id <> all($1) and id in (select id from subscription order by id desc limit 40)", [kept])
  await sql('delete from subscription_item where subscription_id <> all($1) and subscription_id in (select id from subscription order by id desc limit 10)', [kept])
  for (const table of ['invoice_line', 'invoice', 'payment', 'payment_method']) await sql(`delete from ${table}`)
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
  const program = startRebuild()
  await eventually(() => { expect(program.stdout()).toMatch(/^\w+: \d+ read from Stripe$/m) }, 120_000)
  expect(await program.end('SIGKILL')).toBe('SIGKILL')
  await eventually(async () => {
    const steps = await sql<{ kind: string; listed: number }>(
      "select kind, listed from reconcile_step where done_at is not null and run_id = (select id from reconcile_run where reason = 'rebuild' order by id desc limit 1) and exists (select from reconcile_run where id = run_id and status = 'done')")
    // No page was read twice, and none was left out.
    expect(Object.fromEntries(steps.map(({ kind, listed }) => [kind, listed]))).toEqual({ customer: 310, subscription: 60, invoice: 60, checkout_session: 0, payment_method: 60 })
  }, 240_000)
}

describe('rebuild-projections', () => {
  it('restores every table as it was, from whatever is left of it, even when killed, and nobody loses access meanwhile', async () => {
    await populate()
    const before = await heard()
    expect(before).toHaveLength(10)
    const held = await provisions()
    expect(held.length).toBeGreaterThanOrEqual(MEMBERS)
    const first = await rebuild()
    expect(first).toMatchObject({ code: 0, tables: {
      customer: { rows: 310, change: 'CHANGED' }, subscription: { rows: 60 }, subscription_item: { rows: 60 }, invoice: { rows: 60 }, payment_method: { rows: 60 },
    } })
    expect(await heard()).toEqual(before)
    await untilPaymentsAreBack()

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
    await untilPaymentsAreBack()
  }, 600_000)
})
