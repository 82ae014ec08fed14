import type { DataSource } from 'typeorm'
import { ENDPOINT_EVENTS } from '../../src/stripe/webhook/endpoint-events.ts'
import type { StartedSimulator } from '../harness/simulator.ts'
import { eventually } from '../harness/eventually.ts'
import { differences } from '../lives/differences.ts'

/** The metadata by which objects of the console are known in Stripe. */
const LOCAL_ID = 'member_console_id'

interface StripeObject { id: string; metadata: Record<string, string> }

/** Waits until nothing is owed any more in either direction, then says what is lost or there twice; empty: nothing. */
export async function accounts(dataSource: DataSource, stripe: StartedSimulator, limit = 60_000): Promise<string[]> {
  await eventually(async () => { expect(await owed(dataSource, stripe)).toEqual([]) }, limit)
  const { client } = stripe
  const customers = await client.customers.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })
  return [
    ...await catalog(dataSource, 'product', await client.products.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })),
    ...await catalog(dataSource, 'price', await client.prices.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })),
    ...twice('customer', customers),
    ...await events(dataSource, stripe),
    ...await audit(dataSource),
    ...await differences(dataSource, client, customers.map(({ id }) => id)),
  ]
}

/** What is under way: pushes, deliveries, projections, look-ups, and what was asked of Stripe and is not known to be done or not. */
async function owed(dataSource: DataSource, stripe: StartedSimulator): Promise<unknown[]> {
  const { undelivered } = await stripe.control<{ undelivered: unknown[] }>('GET', '/delivery')
  return [...undelivered, ...await dataSource.query<unknown[]>(
    `select kind || ' ' || local_id as what, last_error as why from stripe_mapping where revision > synced_revision and deleted_at is null
     union all select type || ' ' || id, error from stripe_event where status in ('received', 'dead')
     union all select kind || ' ' || object_id, error from stripe_lookup
     union all select action || ' ' || object_id, 'never answered' from asked_change`)]
}

/** Each of our objects is one in Stripe, and the one that we know. */
async function catalog(dataSource: DataSource, kind: 'product' | 'price', objects: readonly StripeObject[]): Promise<string[]> {
  const mappings = await dataSource.query<{ local_id: string; stripe_id: string }[]>('select local_id, stripe_id from stripe_mapping where kind = $1', [kind])
  const theirs = new Map(objects.map((object) => [object.metadata[LOCAL_ID], object.id]))
  const locals = await dataSource.query<{ id: string }[]>(`select id from ${kind}`)
  return [
    ...twice(kind, objects),
    ...mappings.filter(({ local_id: id, stripe_id: stripeId }) => theirs.get(id) !== stripeId).map(({ local_id: id }) => `${kind} ${id} is not the one in Stripe`),
    ...locals.filter(({ id }) => !theirs.has(id)).map(({ id }) => `${kind} ${id} is not in Stripe`),
  ]
}

function twice(kind: string, objects: readonly StripeObject[]): string[] {
  const ours = objects.filter(({ metadata }) => metadata[LOCAL_ID] !== undefined)
  return [...Map.groupBy(ours, ({ metadata }) => metadata[LOCAL_ID])].filter(([, same]) => same.length > 1)
    .map(([id, same]) => `${kind} ${id} is in Stripe as ${same.map((object) => object.id).join(' and ')}`)
}

async function events(dataSource: DataSource, { client }: StartedSimulator): Promise<string[]> {
  const here = new Set((await dataSource.query<{ id: string }[]>('select id from stripe_event')).map(({ id }) => id))
  const { data: [endpoint] } = await client.webhookEndpoints.list()
  // What was made in the second of the endpoint may have been made before it, for one that is gone with whoever was killed.
  const theirs = await client.events.list({ limit: 100, types: ENDPOINT_EVENTS, created: { gt: endpoint?.created ?? 0 } }).autoPagingToArray({ limit: 10_000 })
  return theirs.filter(({ id }) => !here.has(id)).map(({ id, type }) => `${type} ${id} never arrived`)
}

/** What was made has one line that says so, and every line is of something that was made. */
async function audit(dataSource: DataSource): Promise<string[]> {
  const made = [['Product', 'product', 'createProduct'], ['Price', 'price', 'createPrice'], ['Member', 'member', 'createMember'], ['Grant', 'entitlement_grant', 'createGrant']] as const
  const found: string[] = []
  for (const [type, table, action] of made) {
    const lines = await dataSource.query<{ id: string; lines: number }[]>(
      `select coalesce(object.id::text, line.object_id) as id, count(line.id)::int as lines, bool_and(object.id is not null) as there
       from ${table} as object full join (select * from audit_log where object_type = $1 and action = $2) as line on line.object_id = object.id::text
       group by 1 having count(line.id) <> 1 or not bool_and(object.id is not null)`, [type, action])
    found.push(...lines.map(({ id, lines: count }) => `${type} ${id} has ${count} lines of ${action} in the audit log`))
  }
  return found
}
