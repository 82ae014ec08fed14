import type { DataSource } from 'typeorm'
import { Payment } from '../entities/payment.ts'
import { searchable } from '../paging.ts'
import type { StripeAccount } from '../stripe/account.ts'
import type { PaymentFilter } from './payment.types.ts'
import { newestPage, ofAccount, ofMember, ofText, type KeysetPage } from './projected-page.ts'

/** Stripe's payments as they are projected: reading. */
export class PaymentService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** One page of the connected account, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ status, memberId, search }: PaymentFilter, limit: number, after?: string | null): Promise<KeysetPage<Payment>> {
    const query = ofAccount(this.dataSource.createQueryBuilder(Payment, 'payment'), this.account)
    if (status) query.andWhere('payment.status = :status', { status })
    if (memberId != null) ofMember(query, memberId)
    const text = search?.trim()
    if (text) ofText(query, ['id', 'charge_id', 'invoice_id', 'customer_id'], text)
    return await newestPage(query, limit, after)
  }

  /** The payment of this id in the connected account, or null. */
  async find(id: string): Promise<Payment | null> {
    return this.account ? await this.dataSource.manager.findOneBy(Payment, { id: searchable(id), ...this.account }) : null
  }
}
