import type { DataSource, EntityManager } from 'typeorm'
import { ProvisionSource } from '../entities/provision.ts'
import type { StripeAccount } from '../stripe/account.ts'
import { heldByPurchases, heldBySubscriptions, type HeldProduct } from './held-products.ts'
import { followPastDue } from './past-due.ts'
import { auditProvisions } from './provision-audit.ts'
import { causesOf, type Affected, type WrittenTable } from './provision-causes.ts'
import { statusesOf } from './status-access.ts'
import { followHeld } from './provision-writer.ts'

/** Shared by transactions that look what products give, so that whoever changes that can wait for those that did not see it. */
const LOOKING = "hashtextextended('looking what products give', 0)"

/** How many sources are looked at in one transaction. */
const SLICE = 500

/**
 * Lets provisions follow what is projected from Stripe, in the transaction that projects it. What a customer holds is
 * worked out anew from the rows as they are, so no order of events matters.
 */
export class ProvisionService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount, private readonly graceDays: number) {}

  /** Customers were written: another member, perhaps, holds what they pay for. */
  async customersChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await lockCustomers(manager, ids)
    await this.followSubscriptions(manager, await affected(manager, 'select id, customer_id as by from subscription where customer_id = any($1)', ids), 'customer')
    await this.followPurchases(manager, await affected(manager, 'select id, customer_id as by from checkout_session where customer_id = any($1)', ids), 'customer')
  }

  /** Subscriptions were written. */
  async subscriptionsChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await lockCustomersOf(manager, 'subscription', ids)
    await this.followSubscriptions(manager, themselves(ids), 'subscription')
  }

  /** Invoices were written: a failure or a payment may move the grace period. */
  async invoicesChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const pastDue = await affected(manager,
      `select distinct on (subscription.id) subscription.id, invoice.id as by from invoice join subscription on subscription.id = invoice.subscription_id
       where invoice.id = any($1) and subscription.status = any($2) order by subscription.id, invoice.as_of desc`, ids, statusesOf('withinGrace'))
    if (pastDue.length === 0) return
    await lockCustomersOf(manager, 'subscription', pastDue.map(({ id }) => id))
    await this.followSubscriptions(manager, pastDue, 'invoice')
  }

  /** Checkout sessions were written. */
  async sessionsChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await lockCustomersOf(manager, 'checkout_session', ids)
    await this.followPurchases(manager, themselves(ids), 'checkout_session')
  }

  /** Payments were written: what was given back in full is not held any more. */
  async paymentsChanged(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const sessions = await affected(manager,
      `select id, payment_intent_id as by from checkout_session where payment_intent_id = any($1)
       union select session.id, payment.id from payment join invoice on invoice.id = payment.invoice_id and invoice.billing_reason = 'subscription_create'
         join checkout_session session on session.subscription_id = invoice.subscription_id where payment.id = any($1)`, ids)
    if (sessions.length === 0) return
    await lockCustomersOf(manager, 'checkout_session', sessions.map(({ id }) => id))
    await this.followPurchases(manager, sessions, 'payment')
  }

  /** A product of Stripe's becomes the catalog's in this transaction: after it, call {@link provideAdopted}. */
  async productAdopted(manager: EntityManager, stripeProductId: string): Promise<void> {
    await manager.query('insert into provision_debt (stripe_product_id, account, livemode) values ($1, $2, $3) on conflict do nothing', [stripeProductId, this.account.account, this.account.livemode])
  }

  /**
   * What was sold of adopted products gives access from now on: slice by slice, each in a transaction of its own. Where a
   * process ends in between, the next start goes on.
   */
  async provideAdopted(): Promise<void> {
    const owned = [this.account.account, this.account.livemode]
    const idsOf = async (sql: string, values: unknown[]) => (await this.dataSource.query<{ id: string }[]>(sql, values)).map(({ id }) => id)
    const products = await idsOf('select stripe_product_id as id from provision_debt where account = $1 and livemode = $2', owned)
    // A transaction that looked before the adoption and commits after it would be seen by neither.
    if (products.length > 0) await this.dataSource.query(`select pg_advisory_xact_lock(${LOOKING})`)
    for (const product of products) {
      const sold = async (column: string, table: string) => slices(await idsOf(`select distinct ${column} as id from ${table} where product_id = $1`, [product]))
      for (const ids of await sold('subscription_id', 'subscription_item')) await this.lookAgain('subscription', ids)
      for (const ids of await sold('session_id', 'checkout_session_item')) await this.lookAgain('checkout_session', ids)
      await this.dataSource.query('delete from provision_debt where account = $1 and livemode = $2 and stripe_product_id = $3', [...owned, product])
    }
  }

  /**
   * Lets subscriptions whose payment failed follow the grace period as it is set now: they were written with another one,
   * perhaps. What says so already stays, and each customer is looked at by one process at a time, so any number of them
   * may start at once.
   */
  async followGracePeriod(): Promise<void> {
    for (let ids = await this.pastDueAfter(''); ids.length > 0; ids = await this.pastDueAfter(ids.at(-1) ?? '')) {
      await this.lookAgain('subscription', ids)
    }
  }

  private async pastDueAfter(id: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select subscription.id from subscription_past_due past_due join subscription on subscription.id = past_due.subscription_id
       where subscription.account = $1 and subscription.livemode = $2 and past_due.subscription_id > $3 order by past_due.subscription_id limit ${SLICE}`,
      [this.account.account, this.account.livemode, id],
    )
    return rows.map((row) => row.id)
  }

  /** Nothing was written, and yet they give something else: in a transaction of its own. */
  private async lookAgain(table: 'subscription' | 'checkout_session', ids: readonly string[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockCustomersOf(manager, table, ids)
      await (table === 'subscription' ? this.followSubscriptions(manager, themselves(ids)) : this.followPurchases(manager, themselves(ids)))
    })
  }

  private async followSubscriptions(manager: EntityManager, sources: readonly Affected[], written?: WrittenTable): Promise<void> {
    const ids = sources.map(({ id }) => id)
    if (ids.length === 0) return
    await followPastDue(manager, ids)
    await this.follow(manager, ProvisionSource.SUBSCRIPTION, sources, await heldBySubscriptions(manager, this.account, ids, this.graceDays), written)
  }

  private async followPurchases(manager: EntityManager, sources: readonly Affected[], written?: WrittenTable): Promise<void> {
    if (sources.length === 0) return
    await this.follow(manager, ProvisionSource.PURCHASE, sources, await heldByPurchases(manager, this.account, sources.map(({ id }) => id)), written)
  }

  private async follow(manager: EntityManager, source: ProvisionSource, sources: readonly Affected[], held: readonly HeldProduct[], written: WrittenTable | undefined): Promise<void> {
    const changes = await followHeld(manager, source, sources.map(({ id }) => id), held, this.account)
    if (changes.length > 0) await auditProvisions(manager, changes, await causesOf(manager, written, sources))
  }
}

/**
 * A customer and its subscription may be projected at the same time, in two transactions of which neither sees the
 * other's rows: the second one waits here, and then sees them.
 */
async function lockCustomers(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock_shared(${LOOKING})`)
  await manager.query("select pg_advisory_xact_lock(hashtextextended('provisions of ' || id, 0)) from (select distinct unnest($1::text[]) as id order by 1) as customer", [ids])
}

async function lockCustomersOf(manager: EntityManager, table: 'subscription' | 'checkout_session', ids: readonly string[]): Promise<void> {
  const customers = await manager.query<{ id: string }[]>(`select customer_id as id from ${table} where id = any($1) and customer_id is not null`, [ids])
  await lockCustomers(manager, customers.map(({ id }) => id))
}

async function affected(manager: EntityManager, sql: string, ...parameters: (readonly string[])[]): Promise<Affected[]> {
  return await manager.query<Affected[]>(sql, parameters)
}

/** What was written is what is affected. */
function themselves(ids: readonly string[]): Affected[] {
  return ids.map((id) => ({ id, by: id }))
}

function slices(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / SLICE) }, (_, index) => ids.slice(index * SLICE, (index + 1) * SLICE))
}
