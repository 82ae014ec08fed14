import { IsNull, Not, type DataSource } from 'typeorm'
import { Payment } from '../../entities/payment.ts'
import type { StripeConnection } from '../client.ts'
import type { Age } from '../projection/age.ts'
import { paymentKind, type PaymentSource } from '../projection/kinds/payment.kind.ts'
import { LANES, runBounded } from '../projection/lanes.ts'
import { orMissing } from '../missing.ts'
import { askOf } from '../pages.ts'
import { paymentsBy } from '../projection/payment-lookup.ts'
import { ProjectedWriter, type AfterWrite, type Doubt } from '../projection/projected-writer.ts'
import type { StripeRateLimiter } from '../push/rate-limiter.ts'
import type { Truth } from './projected-comparison.ts'

/** Takes Stripe's truth for payments, of which no event tells. */
export class PaymentTruth implements Truth<PaymentSource> {
  private readonly writer: ProjectedWriter<PaymentSource, Payment>

  /** @param after what follows from a payment that is written: one that was refunded gives no access */
  constructor(private readonly dataSource: DataSource, private readonly stripe: StripeConnection, private readonly limiter: StripeRateLimiter, after: AfterWrite) {
    this.writer = new ProjectedWriter(stripe, paymentKind, after)
  }

  async take(payments: readonly PaymentSource[], age: Age, doubt: Doubt): Promise<void> {
    const candidates = payments.map((payment) => this.writer.fetched(payment, age, undefined, doubt))
    const undecided = await this.dataSource.transaction(async (manager) => await this.writer.write(manager, candidates))
    await runBounded(undecided.map((id) => async () => { await this.lookUp(id, doubt) }), LANES)
  }

  async lookUp(id: string, doubt?: Doubt): Promise<boolean> {
    const { manager } = this.dataSource
    const before = (await this.writer.known(manager, [id])).get(id)
    // A payment that has no intent is found at its invoice only.
    const paid = id.startsWith('pi_') ? null : await manager.findOneBy(Payment, { id, invoiceId: Not(IsNull()) })
    const found = await orMissing(paymentsBy(askOf(this.stripe, this.limiter), paid?.invoiceId ?? id))
    const payment = found?.payments.find((each) => each.id === id)
    // One that is listed no more may still be there: nothing is buried of which Stripe did not say that it is gone.
    const gone = !payment && (id.startsWith('pi_') || await this.isMissingCharge(id))
    await this.dataSource.transaction(async (transaction) => {
      if (found && payment) await this.writer.write(transaction, [this.writer.fetched(payment, found.age, before, doubt)])
      else if (gone) await this.writer.bury(transaction, id)
    })
    return !gone
  }

  private async isMissingCharge(id: string): Promise<boolean> {
    return await orMissing(this.limiter.call(async () => await this.stripe.client.charges.retrieve(id))) === undefined
  }
}
