import type { EntityManager } from 'typeorm'
import type { Member } from '../entities/member.ts'

/** What a customer in Stripe has of its member, in Stripe's words. Everything else of it is Stripe's. */
export function customerFields({ name, email }: Pick<Member, 'name' | 'email'>): { name: string; email: string } {
  return { name, email: email ?? '' }
}

/**
 * Owes Stripe what a member is called and written to now, in every account that has a customer of it; to be called inside
 * the transaction of the change.
 */
export async function customerChanged(manager: EntityManager, memberId: string): Promise<void> {
  await manager.query(
    'update member_customer set push_revision = push_revision + 1, push_due_at = now(), push_attempts = 0, push_error = null where member_id = $1', [memberId])
}
