import type { DataSource, EntityManager } from 'typeorm'
import { ProvisionSource } from '../entities/provision.ts'
import type { StripeAccount } from '../stripe/account.ts'
import { heldByPurchases, heldBySubscriptions } from './held-products.ts'
import { followPastDue } from './past-due.ts'
import { statusesOf } from './status-access.ts'
import { followHeld } from './provision-writer.ts'

/** How many sources a start looks at in one transaction. */
const CATCH_UP = 500

/**
 * Lets provisions follow what is projected from Stripe, in the transaction that projects it. What a customer holds is
 * worked out anew from the rows as they are, so no order of events matters.
 */
export class ProvisionService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount, private readonly graceDays: number) {}

  /** Customers were written: another member, perhaps, holds what they pay for. */
  async customersChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await lockCustomers(manager, ids)
    await this.followSubscriptions(manager, await idsOf(manager, 'select id from subscription where customer_id = any($1)', ids))
    await this.followPurchases(manager, await idsOf(manager, 'select id from checkout_session where customer_id = any($1)', ids))
  }

  /** Subscriptions were written. */
  async subscriptionsChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await lockCustomers(manager, await idsOf(manager, 'select customer_id as id from subscription where id = any($1)', ids))
    await this.followSubscriptions(manager, ids)
  }

  /** Invoices were written: a failure or a payment may move the grace period. */
  async invoicesChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const pastDue = await manager.query<{ id: string; customer_id: string }[]>(
      'select id, customer_id from subscription where id in (select subscription_id from invoice where id = any($1)) and status = any($2)', [ids, statusesOf('withinGrace')],
    )
    if (pastDue.length === 0) return
    await lockCustomers(manager, pastDue.map((row) => row.customer_id))
    await this.followSubscriptions(manager, pastDue.map(({ id }) => id))
  }

  /** Checkout sessions were written. */
  async sessionsChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await lockCustomers(manager, await idsOf(manager, 'select customer_id as id from checkout_session where id = any($1) and customer_id is not null', ids))
    await this.followPurchases(manager, ids)
  }

  /** Payments were written: what was given back in full is not held any more. */
  async paymentsChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const sessions = await idsOf(manager,
      `select id from checkout_session where payment_intent_id = any($1)
       union select session.id from payment join invoice on invoice.id = payment.invoice_id and invoice.billing_reason = 'subscription_create'
         join checkout_session session on session.subscription_id = invoice.subscription_id where payment.id = any($1)`, ids)
    if (sessions.length > 0) await this.sessionsChanged(manager, sessions)
  }

  /** Prices of Stripe's became the catalog's: what was sold at them gives access from now on. Slice by slice, each in a transaction of its own. */
  async pricesAdopted(priceIds: readonly string[]): Promise<void> {
    const sold = async (column: string, table: string) =>
      await this.dataSource.query<{ id: string }[]>(`select distinct ${column} as id from ${table} where price_id = any($1)`, [priceIds])
    for (const ids of slices(await sold('subscription_id', 'subscription_item'))) await this.dataSource.transaction(async (manager) => await this.subscriptionsChanged(manager, ids))
    for (const ids of slices(await sold('session_id', 'checkout_session_item'))) await this.dataSource.transaction(async (manager) => await this.sessionsChanged(manager, ids))
  }

  /** Provides what was projected before this version could: for members whose subscription or purchase gives access and has no provision. */
  async catchUp(): Promise<void> {
    const missing = async (table: string, condition: string) => await this.dataSource.query<{ id: string }[]>(
      `select source.id from ${table} source join customer on customer.id = source.customer_id join member on member.id = customer.member_id
       where source.account = $1 and source.livemode = $2 and source.${condition} and not exists (select from provision where source_id = source.id)`,
      [this.account.account, this.account.livemode],
    )
    const subscriptions = await missing('subscription', "status in ('trialing', 'active', 'past_due')")
    const sessions = await missing('checkout_session', "status = 'complete'")
    for (const ids of slices(subscriptions)) await this.dataSource.transaction(async (manager) => await this.subscriptionsChanged(manager, ids))
    for (const ids of slices(sessions)) await this.dataSource.transaction(async (manager) => await this.sessionsChanged(manager, ids))
  }

  /**
   * Lets subscriptions whose payment failed follow the grace period as it is set now: they were written with another one,
   * perhaps. What says so already stays, and each customer is looked at by one process at a time, so any number of them
   * may start at once.
   */
  async followGracePeriod(): Promise<void> {
    for (let ids = await this.pastDueAfter(''); ids.length > 0; ids = await this.pastDueAfter(ids.at(-1) ?? '')) {
      const batch = ids
      await this.dataSource.transaction(async (manager) => await this.subscriptionsChanged(manager, batch))
    }
  }

  private async pastDueAfter(id: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select subscription.id from subscription_past_due past_due join subscription on subscription.id = past_due.subscription_id
       where subscription.account = $1 and subscription.livemode = $2 and past_due.subscription_id > $3 order by past_due.subscription_id limit ${CATCH_UP}`,
      [this.account.account, this.account.livemode, id],
    )
    return rows.map((row) => row.id)
  }

  private async followSubscriptions(manager: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await followPastDue(manager, ids)
    await followHeld(manager, ProvisionSource.SUBSCRIPTION, ids, await heldBySubscriptions(manager, this.account, ids, this.graceDays), this.account)
  }

  private async followPurchases(manager: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await followHeld(manager, ProvisionSource.PURCHASE, ids, await heldByPurchases(manager, this.account, ids), this.account)
  }
}

/**
 * A customer and its subscription may be projected at the same time, in two transactions of which neither sees the
 * other's rows: the second one waits here, and then sees them.
 */
async function lockCustomers(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('provisions of ' || id, 0)) from (select distinct unnest($1::text[]) as id order by 1) as customer", [ids])
}

async function idsOf(manager: EntityManager, sql: string, ids: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(sql, [ids])
  return rows.map(({ id }) => id)
}

function slices(rows: readonly { id: string }[]): string[][] {
  return Array.from({ length: Math.ceil(rows.length / CATCH_UP) }, (_, index) => rows.slice(index * CATCH_UP, (index + 1) * CATCH_UP).map(({ id }) => id))
}
