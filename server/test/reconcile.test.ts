import { askAccess } from './access-calls.ts'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'
import { pauseAt } from './faults/pause.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { buyStickers, STICKERS } from './purchase-calls.ts'
import { currentRun, differencesOf, reconcile, untilReconciled } from './reconcile-calls.ts'
import { rows } from './rows.ts'
import { addOldEvent } from './webhook-calls.ts'

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

const sql = async <Row extends object>(statement: string, values: unknown[] = []) => await rows<Row>(databaseUrl, statement, values)

async function settled(): Promise<void> {
  await eventually(async () => {
    await stripe.control('POST', '/delivery/settle', {})
    expect(await sql("select id, type, error from stripe_event where status in ('received', 'dead')")).toEqual([])
  }, 60_000)
}

/** Whatever is done to Stripe meanwhile, no event of it arrives. */
async function unheard<T>(work: () => Promise<T>): Promise<T> {
  await settled()
  await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
  const result = await work()
  await stripe.control('POST', '/delivery/drop')
  await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
  return result
}

/** The same, and the inbox holds events of these ids that say nothing: only the objects themselves can tell. */
async function lost<T>(work: () => Promise<T>): Promise<T> {
  const result = await unheard(work)
  const { data } = await stripe.client.events.list({ limit: 100 })
  await sql(`insert into stripe_event (id, type, received_by, livemode, created_at, payload, status)
    select id, 'unknown', $2, false, now(), '{}', 'stored' from unnest($1::text[]) as id on conflict do nothing`, [data.map(({ id }) => id), stripe.accountId])
  return result
}

async function synced(kind: 'product' | 'price', id: string): Promise<string> {
  return await eventually(async () => {
    const { status, stripeId } = await syncOf(server, kind, id)
    if (status !== 'SYNCED' || !stripeId) throw new Error(`The ${kind} is ${status}.`)
    return stripeId
  }, 60_000)
}

describe('a reconcile', () => {
  it('misses no event of a type that the endpoint does not ask for', async () => {
    await addOldEvent(stripe, 'payment_intent.succeeded')
    expect(await reconcile(server)).toMatchObject({ status: 'DONE' })
    expect(await differencesOf(server, { kind: 'event' })).toEqual([])
  })

  it('receives the events that never arrived', async () => {
    const { id } = await unheard(async () => await stripe.client.customers.create({ name: 'Unheard of' }))
    const [event] = (await stripe.client.events.list({ type: 'customer.created', limit: 1 })).data
    // Stripe's youngest events are left to their delivery.
    await eventually(async () => {
      await reconcile(server)
      expect(await sql('select status from stripe_event where id = $1', [event?.id])).toEqual([{ status: 'processed' }])
    }, 60_000)
    expect(await sql('select name from customer where id = $1', [id])).toEqual([{ name: 'Unheard of' }])
    expect(await differencesOf(server, { stripeId: event?.id })).toEqual([{ kind: 'event', stripeId: event?.id, field: 'id', ours: null, stripes: 'customer.created', action: 'RECEIVED' }])
  })

  it('is one, however many press the button at once, and told once', async () => {
    await untilReconciled(server)
    await stripe.control('POST', '/faults', { mode: 'hang', count: 1, match: { method: 'GET', path: '/v1/events' } })
    const START = 'mutation { startReconcile { started run { id } } }'
    const answers = await Promise.all(Array.from({ length: 8 }, async () => (await server.graphql<{ startReconcile: { started: boolean; run: { id: string } } }>(START)).startReconcile))
    expect(answers.filter(({ started }) => started)).toHaveLength(1)
    expect(new Set(answers.map(({ run }) => run.id)).size).toBe(1)
    await stripe.control('DELETE', '/faults')
    expect(await untilReconciled(server)).toMatchObject({ id: answers[0]?.run.id, status: 'DONE' })
    expect(await sql("select 1 from audit_log where action = 'startReconcile' and object_id = $1", [answers[0]?.run.id])).toHaveLength(1)
  })

  it('asks again for what was given up, which the alarm names', async () => {
    const { id } = await stripe.client.customers.create({ name: 'Given up' })
    await settled()
    await sql("insert into stripe_lookup (account, livemode, kind, object_id, attempts, error, dead_at) values ($1, false, 'customer', $2, 12, 'Forbidden', now())", [stripe.accountId, id])
    expect((await server.graphql<{ health: { alerts: object[] } }>('{ health { alerts { code message } } }')).health.alerts)
      .toContainEqual({ code: 'LOOKUPS_DEAD', message: expect.stringContaining(`customer ${id}`) })
    await reconcile(server)
    await eventually(async () => { expect(await sql('select kind, object_id from stripe_lookup')).toEqual([]) })
  })

  it('takes Stripe\'s truth where rows differ, column by column, and says what differed', async () => {
    const method = async (customer: string) => await stripe.client.paymentMethods.attach('pm_card_visa', { customer })
    const price = await stripe.client.prices.create({ currency: 'eur', unit_amount: 700, recurring: { interval: 'month' }, product_data: { name: 'Theirs' } })
    const [first, second, gone] = await Promise.all(['First', 'Second', 'Gone'].map(async (name) => (await stripe.client.customers.create({ name })).id))
    const { id: subscription } = await stripe.client.subscriptions.create({ customer: first ?? '', items: [{ price: price.id }], default_payment_method: (await method(first ?? '')).id })
    await settled()
    const [invoice] = await sql<{ id: string }>('select id from invoice where subscription_id = $1', [subscription])
    await sql("update customer set name = 'Broken', balance = 5 where id = $1", [first])
    await sql('delete from customer where id = $1', [second])
    await sql('update subscription_item set quantity = 9 where subscription_id = $1', [subscription])
    await sql("update invoice set total = 1, status = 'open' where id = $1", [invoice?.id])
    await lost(async () => await stripe.client.customers.del(gone ?? ''))

    const run = await reconcile(server)
    expect(run).toMatchObject({ status: 'DONE', error: null })
    expect(await sql('select name, balance::int, deleted_at is null as present from customer where id = any($1) order by name', [[first, second]])).toEqual([
      { name: 'First', balance: 0, present: true }, { name: 'Second', balance: 0, present: true },
    ])
    expect(await sql('select deleted_at is not null as deleted from customer where id = $1', [gone])).toEqual([{ deleted: true }])
    expect(await sql('select quantity::int from subscription_item where subscription_id = $1', [subscription])).toEqual([{ quantity: 1 }])
    expect(await sql('select total::int, status from invoice where id = $1', [invoice?.id])).toEqual([{ total: 700, status: 'paid' }])
    const found = await differencesOf(server, { runId: run.id })
    expect(found).toEqual(expect.arrayContaining([
      { kind: 'customer', stripeId: first, field: 'name', ours: 'Broken', stripes: 'First', action: 'PROJECTED' },
      { kind: 'customer', stripeId: first, field: 'balance', ours: '5', stripes: '0', action: 'PROJECTED' },
      { kind: 'customer', stripeId: second, field: 'id', ours: null, stripes: second, action: 'PROJECTED' },
      { kind: 'customer', stripeId: gone, field: 'id', ours: gone, stripes: null, action: 'BURIED' },
      expect.objectContaining({ kind: 'subscription', stripeId: subscription, field: 'subscription_item' }),
      { kind: 'invoice', stripeId: invoice?.id, field: 'total', ours: '1', stripes: '700', action: 'PROJECTED' },
    ]))
    expect((await reconcile(server)).steps.map(({ kind, differing }) => ({ kind, differing })).filter(({ differing }) => differing > 0)).toEqual([])
  })

  it('takes Stripe\'s truth for payments and payment methods too, of which few or no events tell', async () => {
    const { id: customer } = await stripe.client.customers.create({ name: 'Payer' })
    const attach = async () => (await stripe.client.paymentMethods.attach('pm_card_visa', { customer })).id
    const [kept, detached] = [await attach(), await attach()]
    const product = await stripe.client.products.create({ name: 'Paid for' })
    const monthly = await stripe.client.prices.create({ currency: 'eur', unit_amount: 900, recurring: { interval: 'month' }, product: product.id })
    const once = await stripe.client.prices.create({ currency: 'eur', unit_amount: 300, product: product.id })
    await stripe.client.subscriptions.create({ customer, items: [{ price: monthly.id }], default_payment_method: kept })
    const session = await stripe.client.checkout.sessions.create({ mode: 'payment', customer, line_items: [{ price: once.id, quantity: 1 }], success_url: 'https://example.org/' })
    await stripe.control('POST', `/checkout/${session.id}/complete`, { card: '4242424242424242' })
    await settled()
    const payments = async () => await sql<{ id: string; amount: number; status: string }>('select id, amount::int, status from payment where customer_id = $1 and deleted_at is null order by amount', [customer])
    const paid = await eventually(async () => {
      const found = await payments()
      expect(found).toMatchObject([{ amount: 300, status: 'succeeded' }, { amount: 900, status: 'succeeded' }])
      return found
    }, 60_000)
    const [bought, subscribed] = paid.map(({ id }) => id)
    await lost(async () => await stripe.client.paymentMethods.detach(detached))
    await sql("update payment set status = 'processing', amount_received = 0 where id = $1", [bought])
    await sql('delete from payment where id = $1', [subscribed])
    await sql("update payment_method set brand = 'amex' where id = $1", [kept])

    const run = await reconcile(server)
    expect(run).toMatchObject({ status: 'DONE', error: null })
    expect(run.steps.filter(({ kind }) => kind.includes('payment')).map(({ kind, differing }) => [kind, differing])).toEqual([['payment_method', 2], ['payment', 1], ['checkout_payment', 1]])
    expect(await payments()).toEqual(paid)
    expect(await sql('select id, brand, customer_id from payment_method where id = any($1) order by customer_id', [[kept, detached]])).toEqual([
      { id: kept, brand: 'visa', customer_id: customer }, { id: detached, brand: 'visa', customer_id: null },
    ])
    expect(await differencesOf(server, { runId: run.id })).toEqual(expect.arrayContaining([
      { kind: 'payment_method', stripeId: kept, field: 'brand', ours: 'amex', stripes: 'visa', action: 'PROJECTED' },
      { kind: 'payment_method', stripeId: detached, field: 'customerId', ours: customer, stripes: null, action: 'PROJECTED' },
      { kind: 'payment', stripeId: bought, field: 'amountReceived', ours: '0', stripes: '300', action: 'PROJECTED' },
      { kind: 'payment', stripeId: subscribed, field: 'id', ours: null, stripes: subscribed, action: 'PROJECTED' },
    ]))
  })

  it('finds what was changed, deleted and made in the catalog\'s Stripe, though no event says so', async () => {
    const ids = await Promise.all(['Changed', 'Deleted'].map(async (name) => await createProduct(server, { name })))
    const priceId = await createPrice(server, ids[0] ?? '')
    const [changed, deleted] = await Promise.all(ids.map(async (id) => await synced('product', id)))
    const price = await synced('price', priceId)
    const theirs = await lost(async () => {
      await stripe.client.products.update(changed ?? '', { name: 'Theirs' })
      await stripe.client.prices.update(price, { nickname: 'theirs' })
      await stripe.client.products.del(deleted ?? '')
      return await stripe.client.products.create({ name: 'Foreign' })
    })
    const run = await reconcile(server)
    expect(run.status).toBe('DONE')
    await synced('product', ids[0] ?? '')
    await synced('price', priceId)
    await eventually(async () => {
      expect(await stripe.client.products.retrieve(changed ?? '')).toMatchObject({ name: 'Changed' })
      expect(await stripe.client.prices.retrieve(price)).toMatchObject({ nickname: null })
    })
    expect(await syncOf(server, 'product', ids[1] ?? '')).toMatchObject({ status: 'NOT_MAPPED', deletedAt: expect.any(String) })
    expect(await server.graphql('{ unrecognizedStripeObjects(limit: 100) { items { stripeId } } }')).toEqual({ unrecognizedStripeObjects: { items: expect.arrayContaining([{ stripeId: theirs.id }]) } })
    expect(await differencesOf(server, { runId: run.id })).toEqual(expect.arrayContaining([
      { kind: 'product', stripeId: changed, field: 'name', ours: 'Changed', stripes: 'Theirs', action: 'REPAIRED' },
      { kind: 'price', stripeId: price, field: 'nickname', ours: null, stripes: 'theirs', action: 'REPAIRED' },
      { kind: 'product', stripeId: deleted, field: 'id', ours: deleted, stripes: null, action: 'BURIED' },
    ]))
  })

  it('mends what an old update did that Stripe carried out after a newer one', async () => {
    const id = await createProduct(server, { name: 'First', metadata: { kept: 'yes' } })
    const stripeId = await synced('product', id)
    const update = async (input: object) => await server.graphql('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }', { input: { id, ...input } })
    // The SDK sends a call again whose connection was cut.
    await stripe.control('POST', '/faults', { mode: 'late', count: 2, match: { method: 'POST', path: `/v1/products/${stripeId}` } })
    await update({ name: 'Old', metadata: { kept: 'old', gone: 'old' } })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 2 }) })
    await update({ name: 'New', metadata: { kept: 'new' } })
    await synced('product', id)
    const inStripe = async () => await stripe.client.products.retrieve(stripeId)
    const right = { name: 'New', metadata: { kept: 'new', member_console_id: id } }
    expect(await inStripe()).toMatchObject(right)
    await lost(async () => {
      await stripe.control('DELETE', '/faults')
      await eventually(async () => { expect(await inStripe()).toMatchObject({ name: 'Old', metadata: { kept: 'old', gone: 'old' } }) })
    })
    const run = await reconcile(server)
    await eventually(async () => {
      const { name, metadata } = await inStripe()
      expect({ name, metadata }).toEqual(right)
    })
    expect((await differencesOf(server, { runId: run.id })).filter((difference) => difference.stripeId === stripeId).map(({ field, action }) => `${action} ${field}`).toSorted()).toEqual(['REPAIRED metadata', 'REPAIRED name'])
    await synced('product', id)
  })

  it('takes back the access for a purchase whose refund is not heard of', async () => {
    const { memberId, paid } = await buyStickers(server, stripe)
    await lost(async () => await stripe.client.refunds.create({ payment_intent: paid }))
    expect(await askAccess(server, { id: memberId }, STICKERS)).toMatchObject({ granted: true })
    const run = await reconcile(server)
    expect(await differencesOf(server, { runId: run.id })).toContainEqual(expect.objectContaining({ kind: 'payment', stripeId: paid, field: 'amountRefunded', action: 'PROJECTED' }))
    expect(await askAccess(server, { id: memberId }, STICKERS)).toMatchObject({ granted: false })
  })

  it('mends a row that is newer than any list, though its hash says that it is right already', async () => {
    const { id } = await stripe.client.customers.create({ name: 'Tampered', email: 'right@example.org' })
    await settled()
    await sql("update customer set email = 'wrong@example.org', as_of = now() + interval '1 hour' where id = $1", [id])
    expect(await reconcile(server)).toMatchObject({ status: 'DONE' })
    expect(await sql('select email from customer where id = $1', [id])).toEqual([{ email: 'right@example.org' }])
    // What is newer than a list is not missed in it: the tests below mean every customer.
    await sql('update customer set as_of = created_at where id = $1', [id])
  })

  it('goes on where a killed process left off, through an outage of Stripe', async () => {
    for (let number = 0; number < 120; number += 1) await stripe.client.customers.create({ name: `Number ${number}` })
    await settled()
    await sql("update customer set email = 'broken@example.org' where name like 'Number %'")
    // The second page was compared, and that is not written down yet.
    const second = await pauseAt(databaseUrl, 'reconcile_step', 'update', "new.kind = 'customer' and new.listed > 100")
    await server.graphql('mutation { startReconcile { started } }')
    await second.reached()
    expect(await currentRun(server)).toMatchObject({ status: 'RUNNING', steps: expect.arrayContaining([expect.objectContaining({ kind: 'customer', listed: 100, doneAt: null })]) })
    await server.kill()
    await second.release()
    await stripe.control('DELETE', '/requests')
    await stripe.control('POST', '/faults', { mode: 'error', status: 500, count: 2, match: { method: 'GET', path: '/v1/invoices' } })
    server = await startConsole(server.options)
    expect(await untilReconciled(server)).toMatchObject({ status: 'DONE' })
    expect(await sql("select id from customer where email = 'broken@example.org'")).toEqual([])
    const { requests } = await stripe.control<{ requests: { path: string }[] }>('GET', '/requests?method=GET')
    expect(['/v1/products', '/v1/customers'].map((path) => requests.filter((each) => each.path === path).length)).toEqual([0, 1])
  }, 120_000)

  it('concludes nothing from the answers of another account, nor from an empty one until a person accepts it', async () => {
    await settled()
    const alive = async () => (await sql<{ count: number }>('select count(*)::int as count from customer where deleted_at is null'))[0]?.count ?? 0
    const before = await alive()
    expect(before).toBeGreaterThan(100)
    const { options } = stripe
    await stripe.stop()
    stripe = await startSimulator({ ...options, accountId: 'acct_1Another' })
    expect(await reconcile(server)).toMatchObject({ status: 'STOPPED', error: expect.stringContaining('acct_1Another') })
    await stripe.stop()
    stripe = await startSimulator(options)
    await reconcile(server)
    expect(await reconcile(server)).toMatchObject({ status: 'STOPPED', error: expect.stringContaining('does not list') })
    expect(await alive()).toBe(before)
    expect(await reconcile(server, true)).toMatchObject({ status: 'DONE' })
    expect(await alive()).toBe(0)
  }, 120_000)
})
