import type { EntityManager } from 'typeorm'

/** In SQL, of a `request`, its `session` and the `customer` of that: it can still be paid, and what is paid would be another member's. */
const PAYS_FOR_ANOTHER = "session.status = 'open' and customer.member_id is distinct from request.member_id"

/**
 * Notes which links to pay are to be ended, as their customers are not the members' any more for whom they were made. To be called in the transaction that
 * writes such customers, or that learns of a link: the second of two at once waits here, and then sees what the first has written.
 */
export async function withdrawLinks(manager: EntityManager, customerIds: readonly string[]): Promise<void> {
  await oneAtATime(manager, customerIds)
  await manager.query(
    `update checkout_request request set withdraw_at = now()
     from checkout_session session join customer on customer.id = session.customer_id
     where session.customer_id = any($1) and request.session_id = session.id and ${PAYS_FOR_ANOTHER} and request.withdraw_at is null`, [customerIds])
}

/** A link that is over, or pays for the right member again, is not to be ended any more; to be called in a transaction of its own. @returns is it that? */
export async function forgetWithdrawal(manager: EntityManager, sessionId: string): Promise<boolean> {
  const sessions = await manager.query<{ customerId: string }[]>('select customer_id as "customerId" from checkout_session where id = $1 and customer_id is not null', [sessionId])
  await oneAtATime(manager, sessions.map(({ customerId }) => customerId))
  const [, forgotten] = await manager.query<[unknown[], number]>(
    `update checkout_request request set withdraw_at = null where session_id = $1 and not exists (
       select from checkout_session session join customer on customer.id = session.customer_id where session.id = request.session_id and ${PAYS_FOR_ANOTHER})`, [sessionId])
  return forgotten > 0
}

async function oneAtATime(manager: EntityManager, customerIds: readonly string[]): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('links of ' || id, 0)) from (select unnest($1::text[]) as id order by 1) as customer", [customerIds])
}
