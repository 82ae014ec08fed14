import type { EntityManager } from 'typeorm'
import type { CatalogKind } from '../entities/stripe-mapping.ts'
import { NO_ACCOUNT, type StripeAccount } from './account.ts'

/** The channel on which workers hear that something is due. */
export const PUSH_CHANNEL = 'catalog_push'

/** The outbox: a change of the catalog and what it owes to Stripe commit in one transaction, or neither does. */
export class CatalogOutbox {
  constructor(
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
    await manager.query(`notify ${PUSH_CHANNEL}`)
  }
}
