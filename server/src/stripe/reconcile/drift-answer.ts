import type { EntityManager } from 'typeorm'
import type { CatalogPolicy } from '../../config/config.ts'
import type { StripeMapping } from '../../entities/stripe-mapping.ts'

/** An object that was repaired so often within an hour is fought over: the next repair would not last either. */
const MOST_REPAIRS_AN_HOUR = 5

/** What is done about an object that differs. */
export type DriftAnswer = 'repaired' | 'shown' | 'stopped' | 'kept'

/** What the policy says of a drift that was seen; `leftByPush`: our own last push could not change it. */
export async function answerDrift(manager: EntityManager, mapping: StripeMapping, policy: CatalogPolicy, leftByPush: boolean): Promise<DriftAnswer> {
  if ((mapping.driftPolicy ?? policy) === 'report') return 'shown'
  if (leftByPush) return 'kept'
  if (mapping.repairsStoppedAt !== null) return 'stopped'
  return await repairsOfLastHour(manager, mapping) >= MOST_REPAIRS_AN_HOUR ? 'stopped' : 'repaired'
}

async function repairsOfLastHour(manager: EntityManager, { stripeId, account, livemode }: StripeMapping): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(distinct seen_at)::int as count from stripe_difference
     where stripe_id = $1 and account = $2 and livemode = $3 and action = 'repaired' and decided_by is null and seen_at > now() - interval '1 hour'`,
    [stripeId, account, livemode],
  )
  return row?.count ?? 0
}
