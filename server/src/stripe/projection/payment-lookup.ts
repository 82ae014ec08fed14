import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import { Payment } from '../../entities/payment.ts'
import type { StripeConnection } from '../client.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import { ageOfAnswer, type Age } from './age.ts'
import { paymentKind, type PaymentSource } from './kinds/payment.kind.ts'
import type { Lookup, Settle } from './lookup.ts'
import { Later } from './outage.ts'
import { orMissing } from '../missing.ts'
import { askOf, PAGE, type Ask } from '../pages.ts'
import { idOf } from './projected-kind.ts'
import { ProjectedWriter, type AfterWrite } from './projected-writer.ts'

/** What Stripe has to be asked to expand of an invoice's payment, so that one call tells all of it. */
export const WHOLE_PAYMENT = 'payment.payment_intent.latest_charge'

/** Payments found, and how new they are. */
interface Found { payments: PaymentSource[]; age: Age }

/** Looks the payments of an invoice up, or the one of a payment intent. */
export class PaymentLookup implements Lookup {
  readonly kind = paymentKind.object
  private readonly writer: ProjectedWriter<PaymentSource, Payment>

  constructor(private readonly dataSource: DataSource, private readonly stripe: StripeConnection, private readonly limiter: StripeRateLimiter, afterWrite: AfterWrite) {
    this.writer = new ProjectedWriter(stripe, paymentKind, afterWrite)
  }

  /** @param id `in_…` or `pi_…` */
  async lookUp(id: string, settle: Settle): Promise<void> {
    const rows = await this.dataSource.manager.find(Payment, { select: { id: true }, where: [{ invoiceId: id }, { id }] })
    const before = await this.writer.known(this.dataSource.manager, rows.map((row) => row.id))
    const { payments, age } = await paymentsBy(askOf(this.stripe, this.limiter), id)
    const candidates = payments.map((payment) => this.writer.fetched(payment, age, before.get(payment.id)))
    await this.dataSource.transaction(async (manager) => {
      const undecided = await this.writer.write(manager, candidates)
      if (undecided.length > 0) throw new Later(`${undecided.join(', ')} changed while Stripe was asked.`)
      await settle(manager)
    })
  }
}

/** The payments that an id stands for: all of an invoice, or the one of an intent. @throws what a call throws */
export async function paymentsBy(ask: Ask, id: string): Promise<Found> {
  const ofInvoice = id.startsWith('in_')
  const listed = await ask(async (client) => {
    const started = performance.now()
    const list = await client.invoicePayments.list({
      limit: PAGE, expand: [`data.${WHOLE_PAYMENT}`],
      ...(ofInvoice ? { invoice: id } : { payment: { type: 'payment_intent', payment_intent: id } }),
    })
    return { payments: list.data.flatMap((payment) => paymentOf(payment) ?? []), age: ageOfAnswer(list, started) }
  })
  if (ofInvoice || listed.payments.length > 0) return listed
  const alone = await orMissing(ask(async (client) => {
    const started = performance.now()
    const intent = await client.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    return { payments: [{ id, collected: intent, invoiceId: null, paidAt: null }], age: ageOfAnswer(intent, started) }
  }))
  return alone ?? listed
}

/** The payment that an invoice lists; undefined for what was paid elsewhere and only reported to Stripe. */
export function paymentOf({ invoice, payment, status_transitions }: Stripe.InvoicePayment): PaymentSource | undefined {
  const collected = payment.payment_intent ?? payment.charge
  if (typeof collected !== 'object') return undefined
  return { id: collected.id, collected, invoiceId: idOf(invoice), paidAt: status_transitions.paid_at }
}
