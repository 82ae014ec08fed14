import type { DataSource } from 'typeorm'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { Customer } from '../entities/customer.ts'
import { Invoice } from '../entities/invoice.ts'
import { isUuid } from '../input.ts'
import { checkPage, searchable } from '../paging.ts'
import type { StripeAccount } from '../stripe/account.ts'
import type { InvoiceFilter } from './invoice.types.ts'

/** One page of invoices. */
export interface InvoicePage { items: Invoice[]; endCursor: string | null; hasNextPage: boolean }

/** Stripe's invoices as they are projected: reading. */
export class InvoiceService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** One page of the connected account, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ status, memberId, search }: InvoiceFilter, limit: number, after?: string | null): Promise<InvoicePage> {
    checkPage(limit, 0)
    const { account, livemode } = this.account ?? { account: '', livemode: false }
    const query = this.dataSource.createQueryBuilder(Invoice, 'invoice')
      .where('invoice.account = :account and invoice.livemode = :livemode and invoice.deleted_at is null', { account, livemode })
    if (status) query.andWhere('invoice.status = :status', { status })
    if (memberId != null) {
      if (!isUuid(memberId)) return { items: [], endCursor: null, hasNextPage: false }
      query.innerJoin(Customer, 'customer', 'customer.id = invoice.customer_id').andWhere('customer.member_id = :memberId', { memberId })
    }
    const text = search?.trim()
    if (text) query.andWhere(':text in (invoice.id, invoice.number, invoice.customer_id, invoice.subscription_id)', { text: searchable(text) })
    if (after != null) {
      const { at, id } = decodeCursor(after)
      query.andWhere('(invoice.created_at, invoice.id) < (:at, :afterId)', { at, afterId: id })
    }
    const found = await query.orderBy('invoice.created_at', 'DESC').addOrderBy('invoice.id', 'DESC').limit(limit + 1).getMany()
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items, endCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null, hasNextPage: found.length > limit }
  }

  /** The invoice of this id in the connected account, or null. */
  async find(id: string): Promise<Invoice | null> {
    return this.account ? await this.dataSource.manager.findOneBy(Invoice, { id: searchable(id), ...this.account }) : null
  }
}
