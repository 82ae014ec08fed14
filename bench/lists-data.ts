import type pg from 'pg'

/** How many there are of what the other tables follow. */
export interface ListSizes { products: number; members: number; invoices: number }

/** Rows of one table: an insert without its `insert into`. */
interface Rows { table: string; sql: string }

/** Kinds of rows that have ids of their own making. */
const ID_KINDS = ['product', 'price', 'feature', 'entitlement_set', 'member', 'grant', 'run', 'other'] as const

/** SQL for the UUID of the row of this number. */
function uuid(kind: (typeof ID_KINDS)[number], number: string): string {
  return `('01900000-000${ID_KINDS.indexOf(kind)}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
}

/** SQL for a value that few numbers have: by their remainder, the first share that it is under. */
function shared(number: string, shares: readonly [under: number, value: string][], rest: string): string {
  return `case ${shares.map(([under, value]) => `when ${number} % 1000 < ${under} then '${value}'`).join(' ')} else '${rest}' end`
}

/** Values for arguments that name something there is. */
export function samplesOf({ members, invoices }: ListSizes): Record<string, string> {
  const hex = (number: number) => number.toString(16).padStart(12, '0')
  const id = (kind: (typeof ID_KINDS)[number], number: number) => `01900000-000${ID_KINDS.indexOf(kind)}-7000-8000-${hex(number)}`
  return {
    memberId: id('member', Math.floor(members / 2)), productId: id('product', 500), entitlementSetId: id('entitlement_set', 1), featureId: id('feature', 1), runId: id('run', 3),
    stripeId: 'cus_bench77', objectId: id('product', 77), actorId: 'operator-7', objectType: 'Product', actions: 'updateProduct', type: 'invoice.paid', kind: 'customer',
    currency: 'eur', lookupKey: 'key_10', from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z',
    'members.search': 'ada', 'products.search': 'c0f', 'prices.search': 'c0f', 'features.search': 'feature 1', 'entitlementSets.search': 'set 1', 'grants.search': 'patience',
    'invoices.search': `in_bench${Math.floor(invoices / 2)}`, 'payments.search': `pi_bench${Math.floor(invoices / 2)}`, 'subscriptions.search': 'cus_bench77', 'stripeEvents.search': 'evt_bench77',
  }
}

/** Fills every table that a list reads. Each table's indexes are made after its rows. */
export async function fillLists(client: pg.Client, sizes: ListSizes, account: string, onTable: (table: string, seconds: number) => void): Promise<void> {
  // As a restore does: no triggers, and references are known to hold.
  await client.query("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'")
  for (const { table, sql } of [...catalogRows(sizes, account), ...memberRows(sizes), ...billingRows(sizes, account), ...logRows(sizes, account)]) {
    const started = performance.now()
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)`, [table])
    for (const { name } of indexes) await client.query(`drop index ${name}`)
    await client.query(`insert into ${table} ${sql}`)
    for (const { definition } of indexes) await client.query(definition)
    await client.query(`vacuum analyze ${table}`)
    onTable(table, (performance.now() - started) / 1000)
  }
}

/** The moment of the row of this number, the last one now. */
const moment = (number: string, count: number) => `now() - (${count} - ${number}) * interval '10 seconds'`
const numbers = (count: number) => `generate_series(0, ${count - 1}) as n`

function catalogRows({ products }: ListSizes, account: string): Rows[] {
  const prices = 2 * products
  const features = Math.max(50, Math.floor(products / 500))
  const sets = Math.max(50, Math.floor(products / 20))
  const mapping = (kind: 'product' | 'price', count: number): Rows => ({
    table: 'stripe_mapping',
    sql: `(kind, local_id, account, livemode, stripe_id, revision, synced_revision, attempts, last_error, pending_since, next_attempt_at, synced_at, deleted_at, drift)
      select '${kind}', ${uuid(kind, 'n')}, '${account}', false, '${kind === 'product' ? 'prod' : 'price'}_bench' || n, case when n % 1000 in (2, 3) then 2 else 1 end, 1,
        case when n % 1000 = 3 then 2 else 0 end, case when n % 1000 = 3 then 'Stripe refuses.' end, case when n % 1000 in (2, 3) then now() end, case when n % 1000 = 2 then now() + interval '1 year' end, now(),
        case when n % 1000 in (1, 4) then now() end,
        case when n % 1000 = 5 then '[{"field":"name","ours":"a","stripes":"b","seenAt":"2026-01-01T00:00:00.000Z"}]'::jsonb else '[]' end
      from ${numbers(count)}`,
  })
  return [
    {
      table: 'product',
      sql: `(id, name, description, active, archived_at, created_at, updated_at)
        select ${uuid('product', 'n')}, (array['Stone', 'Garden', 'River', 'Meadow', 'Harbour', 'Orchard', 'Valley'])[n % 7 + 1] || ' ' || md5(n::text), case when n % 3 = 0 then 'Described ' || n end,
          n % 50 <> 0, case when n % 50 = 0 then now() end, ${moment('n', products)}, ${moment(`(n * 7919 % ${products})`, products)} from ${numbers(products)}`,
    },
    {
      table: 'price',
      sql: `(id, product_id, currency, unit_amount, interval, interval_count, nickname, lookup_key, active, archived_at, created_at)
        select ${uuid('price', 'n')}, ${uuid('product', 'n / 2')}, case when n % 20 = 0 then 'usd' else 'eur' end, 100 + n % 10000, case when n % 4 > 0 then 'month' end, case when n % 4 > 0 then 1 end,
          case when n % 5 = 0 then 'Nick ' || n end, case when n % 10 = 0 then 'key_' || n end, n % 40 <> 1, case when n % 40 = 1 then now() end, ${moment('n', prices)} from ${numbers(prices)}`,
    },
    mapping('product', products), mapping('price', prices),
    {
      table: 'unrecognized_stripe_object',
      sql: `(stripe_id, account, livemode, kind, name, last_seen_at) select 'prod_foreign' || n, '${account}', false, case when n % 3 = 0 then 'product' else 'price' end, 'Foreign ' || n, ${moment('n', products)} from ${numbers(products)}`,
    },
    {
      table: 'feature',
      sql: `(id, key, kind, name, aggregation, archived_at) select ${uuid('feature', 'n')}, 'feature_' || n, (array['BOOLEAN', 'LIMIT', 'TEXT'])[n % 3 + 1], 'Feature ' || n, case when n % 3 = 1 then 'MAX' end, case when n % 50 = 49 then now() end from ${numbers(features)}`,
    },
    { table: 'entitlement_set', sql: `(id, key, name, rank, archived_at) select ${uuid('entitlement_set', 'n')}, 'set_' || n, 'Set ' || n, n % 100, case when n % 50 = 49 then now() end from ${numbers(sets)}` },
    {
      table: 'entitlement_rule',
      sql: `(id, set_id, feature_id, limit_value, unlimited, text_value, per_unit, rank, period)
        select uuidv7(), ${uuid('entitlement_set', 'n')}, ${uuid('feature', `(n + 7 * f) % ${features}`)}, case when (n + 7 * f) % ${features} % 3 = 1 then 10 end, false, case when (n + 7 * f) % ${features} % 3 = 2 then 'gold' end, false, 0, tstzrange(now() - interval '1 year', null)
        from ${numbers(sets)}, generate_series(0, 4) as f`,
    },
    {
      table: 'product_entitlement_set',
      sql: `(id, product_id, set_id, period) select uuidv7(), ${uuid('product', 'n')}, ${uuid('entitlement_set', `n % ${sets}`)}, tstzrange(now() - interval '1 year', null) from ${numbers(products)}`,
    },
  ]
}

function memberRows({ products, members }: ListSizes): Rows[] {
  const sets = Math.max(50, Math.floor(products / 20))
  return [
    {
      table: 'member',
      sql: `(id, kind, name, email, external_id, archived_at, created_at)
        select ${uuid('member', 'n')}, case when n % 10 = 0 then 'ORGANIZATION' else 'PERSON' end, (array['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Radia', 'Alan', 'Frances', 'Tony', 'Karen', 'Ken'])[n % 11 + 1] || ' ' || substr(md5(n::text), 1, 8),
          n || '@example.org', 'member-' || n, case when n % 100 = 0 then now() end, ${moment('n', members)} from ${numbers(members)}`,
    },
    {
      table: 'entitlement_grant',
      sql: `(id, member_id, set_id, quantity, starts_at, ends_at, reason, granted_by, created_at, revoked_at, revoked_by, revoke_reason)
        select ${uuid('grant', 'n')}, ${uuid('member', `n * 3 % ${members}`)}, ${uuid('entitlement_set', `n % ${sets}`)}, 1,
          case when n % 1000 < 5 then now() + interval '1 day' else ${moment('n', members)} - interval '1 day' end, case when n % 1000 between 5 and 9 then ${moment('n', members)} - interval '1 hour' end,
          case when n % 1000 = 77 then 'For your patience' else 'Volunteer ' || n end, '{"kind":"SYSTEM","id":null,"name":null}', ${moment('n', members)},
          case when n % 1000 between 10 and 29 then now() end, case when n % 1000 between 10 and 29 then '{"kind":"SYSTEM","id":null,"name":null}'::jsonb end, case when n % 1000 between 10 and 29 then 'Over' end
        from ${numbers(Math.ceil(members / 2))}`,
    },
    {
      table: 'access_change',
      sql: `(cause, member_id, at) select 'PROVISION', ${uuid('member', `n * 7 % ${members}`)}, ${moment('n', members)} from ${numbers(Math.ceil(members / 2))}`,
    },
  ]
}

function billingRows({ products, members, invoices }: ListSizes, account: string): Rows[] {
  const projected = 'id, account, livemode, as_of, content_hash'
  const values = (prefix: string) => `'${prefix}_bench' || n, '${account}', false, now() - interval '1 day', md5(n::text)`
  return [
    { table: 'customer', sql: `(${projected}, member_id, email, name, balance, created_at) select ${values('cus')}, ${uuid('member', 'n')}, n || '@example.org', 'Customer ' || n, 0, ${moment('n', members)} from ${numbers(members)}` },
    {
      table: 'subscription',
      sql: `(${projected}, customer_id, status, currency, cancel_at_period_end, started_at, latest_invoice_id, created_at)
        select ${values('sub')}, 'cus_bench' || n, ${shared('n', [[1, 'incomplete'], [2, 'paused'], [3, 'unpaid'], [4, 'incomplete_expired'], [20, 'trialing'], [40, 'past_due'], [200, 'canceled']], 'active')}, 'eur', n % 50 = 0, ${moment('n', members)}, 'in_bench' || n, ${moment('n', members)} from ${numbers(members)}`,
    },
    {
      table: 'subscription_item',
      sql: `(id, subscription_id, price_id, product_id, quantity, current_period_start, current_period_end)
        select 'si_bench' || n, 'sub_bench' || n, 'price_bench' || n % ${2 * products}, 'prod_bench' || n % ${products}, 1, now() - interval '10 days', now() + interval '20 days' from ${numbers(members)}`,
    },
    {
      table: 'subscription_intent',
      sql: `(subscription_id, items, drift) select 'sub_bench' || n, '[]', case when n % 1000 = 7 then '[{"field":"quantity","ours":"1","stripes":"2","seenAt":"2026-01-01T00:00:00.000Z"}]'::jsonb else '[]' end from ${numbers(members)} where n % 5 in (0, 2)`,
    },
    {
      table: 'invoice',
      sql: `(${projected}, customer_id, subscription_id, number, status, currency, total, amount_due, amount_paid, amount_remaining, attempt_count, paid_at, created_at)
        select ${values('in')}, 'cus_bench' || n % ${members}, 'sub_bench' || n % ${members}, 'BENCH-' || n, ${shared('n', [[1, 'draft'], [5, 'uncollectible'], [10, 'void'], [30, 'open']], 'paid')}, 'eur', 500, 500, 500, 0, 1, now(), ${moment('n', invoices)} from ${numbers(invoices)}`,
    },
    { table: 'invoice_line', sql: `(id, invoice_id, description, amount, quantity, price_id, period_start, period_end) select 'il_bench' || n, 'in_bench' || n, 'Line', 500, 1, 'price_bench' || n % ${2 * products}, now(), now() from ${numbers(invoices)}` },
    {
      table: 'payment',
      sql: `(${projected}, customer_id, invoice_id, charge_id, payment_method_id, status, currency, amount, amount_received, amount_refunded, created_at)
        select ${values('pi')}, 'cus_bench' || n % ${members}, 'in_bench' || n, 'ch_bench' || n, 'pm_bench' || n % ${members},
          ${shared('n', [[1, 'requires_action'], [2, 'processing'], [3, 'requires_confirmation'], [4, 'requires_capture'], [20, 'requires_payment_method'], [25, 'canceled']], 'succeeded')}, 'eur', 500, 500, 0, ${moment('n', invoices)} from ${numbers(invoices)}`,
    },
    { table: 'payment_method', sql: `(${projected}, customer_id, type, brand, last4, exp_month, exp_year, created_at) select ${values('pm')}, 'cus_bench' || n, 'card', 'visa', '4242', 12, 2030, ${moment('n', members)} from ${numbers(members)}` },
  ]
}

function logRows({ members }: ListSizes, account: string): Rows[] {
  return [
    {
      table: 'stripe_event',
      sql: `(id, type, received_by, livemode, created_at, object_id, payload, received_at, status, next_attempt_at, processed_at)
        select 'evt_bench' || n, (array['invoice.paid', 'invoice.created', 'customer.updated', 'customer.subscription.updated', 'product.updated'])[n % 5 + 1], '${account}', false, ${moment('n', members)}, 'in_bench' || n,
          '{"id":"evt_bench' || n || '","object":"event","data":{"object":{"id":"in_bench' || n || '"}}}', ${moment('n', members)}, ${shared('n', [[1, 'received'], [2, 'dead'], [4, 'ignored'], [50, 'stored']], 'processed')}, now() + interval '1 year', now() from ${numbers(members)}`,
    },
    {
      table: 'audit_log',
      sql: `(id, at, action, actor_kind, actor_id, actor_name, object_type, object_id, before, after)
        select ${uuid('other', 'n')}, ${moment('n', members)}, (array['updateProduct', 'createMember', 'createGrant', 'updatePrice'])[n % 4 + 1], ${shared('n', [[5, 'SYSTEM'], [7, 'STRIPE_EVENT'], [100, 'API_KEY']], 'OPERATOR')},
          case when n % 1000 >= 5 then 'operator-' || n % 50 end, 'Somebody', (array['Product', 'Member', 'EntitlementGrant', 'Price'])[n % 4 + 1], ${uuid('product', 'n')}::text, '{"name":"a"}', '{"name":"b"}' from ${numbers(members)}`,
    },
    { table: 'reconcile_run', sql: `(id, account, livemode, reason, status, started_at, finished_at) select ${uuid('run', 'n')}, '${account}', false, 'schedule', 'done', now() - n * interval '6 hours', now() - n * interval '6 hours' from ${numbers(360)}` },
    { table: 'reconcile_step', sql: `(run_id, kind, position, listed, started_at, listed_at, done_at) select ${uuid('run', 'n')}, kind, 1, 10, now(), now(), now() from ${numbers(360)}, unnest(array['product', 'price', 'customer', 'invoice']) as kind` },
    {
      table: 'stripe_difference',
      sql: `(id, account, livemode, kind, stripe_id, field, ours, stripes, seen_at, action, run_id)
        select ${uuid('other', 'n')}, '${account}', false, ${shared('n', [[3, 'product'], [5, 'price'], [20, 'event']], 'customer')}, 'cus_bench' || n, 'name', 'a', 'b', ${moment('n', members)},
          ${shared('n', [[1, 'repaired'], [2, 'shown'], [3, 'stopped'], [4, 'kept'], [10, 'buried'], [20, 'received']], 'projected')}, ${uuid('run', 'n % 360')} from ${numbers(Math.ceil(members / 2))}`,
    },
  ]
}
