import { Not, type EntityManager } from 'typeorm'
import { MemberCustomer } from '../../entities/member-customer.ts'
import type { StripeAccount } from '../../stripe/account.ts'

/** A member in one account and one mode. */
export type MemberKey = StripeAccount & { memberId: string }

/** A customer is charged for one member: whoever had it before gets another when one is needed. */
export async function takeFromOthers(manager: EntityManager, { memberId, account, livemode }: MemberKey, customerId: string): Promise<void> {
  await manager.delete(MemberCustomer, { account, livemode, customerId, memberId: Not(memberId) })
}
