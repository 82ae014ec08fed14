import type { DataSource } from 'typeorm'
import { Invoice } from '../entities/invoice.ts'
import { searchable } from '../paging.ts'
import type { StripeAccount } from '../stripe/account.ts'
import type { InvoiceFilter } from './invoice.types.ts'
import { newestPage, ofAccount, ofMember, ofText, type KeysetPage } from './projected-page.ts'

/** Stripe's invoices as they are projected: reading. */
export class InvoiceService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** One page of the connected account, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ status, memberId, search }: InvoiceFilter, limit: number, after?: string | null): Promise<KeysetPage<Invoice>> {
    const query = ofAccount(this.dataSource.createQueryBuilder(Invoice, 'invoice'), this.account)
    if (status) query.andWhere('invoice.status = :status', { status })
    if (memberId != null) ofMember(query, memberId)
    const text = search?.trim()
    if (text) ofText(query, ['id', 'number', 'customer_id', 'subscription_id'], text)
    return await newestPage(query, limit, after)
  }

  /** The invoice of this id in the connected account, or null. */
  async find(id: string): Promise<Invoice | null> {
    return this.account ? await this.dataSource.manager.findOneBy(Invoice, { id: searchable(id), ...this.account }) : null
  }
}
