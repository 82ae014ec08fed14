import type { PgBoss } from 'pg-boss'
import type { EntityManager } from 'typeorm'
import type { CatalogKind, StripeMapping } from '../entities/stripe-mapping.ts'
import { inTransaction, PUSH_QUEUE } from '../jobs/boss.ts'
import { NO_ACCOUNT, type StripeAccount } from './account.ts'

/**
 * The outbox: a change of the catalog and the job that pushes it commit in one transaction, or neither does.
 * The mapping's revision is the truth of what is owed; the job only wakes a worker.
 */
export class CatalogOutbox {
  constructor(
    private readonly boss: PgBoss,
    /** Undefined while Stripe is not connected: then nothing is owed yet. */
    readonly account: StripeAccount | undefined,
  ) {}

  /** Records that an object changed; to be called inside the transaction of the change. */
  async changed(manager: EntityManager, kind: CatalogKind, localId: string): Promise<void> {
    // Other accounts and modes fall behind too; they catch up when they are connected again.
    const others = this.account ?? NO_ACCOUNT
    await manager.query(
      `update stripe_mapping set revision = revision + 1, pending_since = coalesce(pending_since, now()), next_attempt_at = now()
       where kind = $1 and local_id = $2 and (account, livemode) <> ($3, $4)`,
      [kind, localId, others.account, others.livemode],
    )
    if (!this.account) return
    await manager.query(
      `insert into stripe_mapping (kind, local_id, account, livemode, pending_since, next_attempt_at) values ($1, $2, $3, $4, now(), now())
       on conflict (kind, local_id, account, livemode) do update set
         revision = stripe_mapping.revision + 1,
         pending_since = case when stripe_mapping.deleted_at is null then coalesce(stripe_mapping.pending_since, now()) end,
         next_attempt_at = now(), attempts = 0, last_error = null, drift = '[]'`,
      [kind, localId, this.account.account, this.account.livemode],
    )
    await this.enqueue(manager, kind, localId)
  }

  /** Plans the next attempt. @param pause milliseconds from now */
  async schedule(manager: EntityManager, { kind, localId, account, livemode }: StripeMapping, pause: number): Promise<void> {
    await manager.query(
      `update stripe_mapping set next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond'
       where kind = $1 and local_id = $2 and account = $3 and livemode = $4`,
      [kind, localId, account, livemode, pause],
    )
    await this.enqueue(manager, kind, localId, pause)
  }

  /** Wakes a worker for an object; replaces the wake-up that waits already. @param pause milliseconds from now */
  async enqueue(manager: EntityManager, kind: CatalogKind, localId: string, pause = 0): Promise<void> {
    await this.boss.upsert(PUSH_QUEUE, { kind, localId }, {
      singletonKey: `${kind}:${localId}`,
      startAfter: `${pause} milliseconds`,
      db: inTransaction(manager),
    })
  }

  /** Wakes workers for objects that already have due work; those with a waiting job are left as they are. */
  async wake(objects: { kind: CatalogKind; localId: string }[]): Promise<void> {
    if (objects.length === 0) return
    await this.boss.insert(PUSH_QUEUE, objects.map(({ kind, localId }) => ({ data: { kind, localId }, singletonKey: `${kind}:${localId}` })))
  }
}
