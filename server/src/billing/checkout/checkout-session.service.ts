import type { DataSource } from 'typeorm'
import { CheckoutSession } from '../../entities/checkout-session.ts'
import { searchable } from '../../paging.ts'
import type { StripeAccount } from '../../stripe/account.ts'

/** Stripe's Checkout sessions as they are projected: reading. */
export class CheckoutSessionService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** The session of this id in the connected account, or null. */
  async find(id: string): Promise<CheckoutSession | null> {
    return this.account ? await this.dataSource.manager.findOneBy(CheckoutSession, { id: searchable(id), ...this.account }) : null
  }
}
