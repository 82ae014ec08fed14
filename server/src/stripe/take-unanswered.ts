import type { DataSource } from 'typeorm'
import type { StripeAccount } from './account.ts'
import { backOff } from './projection/outage.ts'

/** One that was asked so long ago is not under way any more. Seconds. */
export const UNDER_WAY = 60

/** Where it is kept what was asked of Stripe, and which of it was not answered. */
const KEPT = {
  asked_change: { askedAt: 'asked_at', unanswered: 'true' },
  checkout_request: { askedAt: 'created_at', unanswered: 'session_id is null' },
} as const

/**
 * What is not under way any more and was never answered, what has waited longest first. It is put off, longer each time,
 * so that what cannot be told now does not hide the rest.
 * @returns the ids
 */
export async function takeUnanswered({ manager }: DataSource, table: keyof typeof KEPT, { account, livemode }: StripeAccount, limit: number): Promise<string[]> {
  const { askedAt, unanswered } = KEPT[table]
  const [taken] = await manager.query<[{ id: string }[], number]>(
    `update ${table} set looks = looks + 1, put_off_until = now() + ${backOff('looks', 'false')}
     where id in (
       select id from ${table}
       where account = $1 and livemode = $2 and ${unanswered} and ${askedAt} < now() - interval '${UNDER_WAY} seconds' and coalesce(put_off_until, ${askedAt}) <= now()
       order by coalesce(put_off_until, ${askedAt}) limit $3 for update skip locked)
     returning id`, [account, livemode, limit])
  return taken.map(({ id }) => id)
}
