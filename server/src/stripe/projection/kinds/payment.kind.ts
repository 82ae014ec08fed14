import type Stripe from 'stripe'
import { Payment } from '../../../entities/payment.ts'
import { moment, optionalId, optionalMoment, type RowKind } from '../projected-kind.ts'

/** A payment as Stripe tells of it in two objects: what collects it, and the invoice that it is for. */
export interface PaymentSource {
  /** Of the payment intent, or of the charge where there is no intent. */
  id: string
  /** With its latest charge expanded. */
  collected: Stripe.PaymentIntent | Stripe.Charge
  /** `in_…` */
  invoiceId: string | null
  /** Seconds of Stripe's clock; null: not paid, or Stripe says so only at the charge. */
  paidAt: number | null
}

/** https://docs.stripe.com/api/payment_intents/object; no event of those we ask for carries one, so it is always looked up. */
export const paymentKind: RowKind<PaymentSource, Payment> = {
  object: 'payment',
  entity: Payment,
  // What is collected may be given back, which is an amount and not another state.
  terminalStates: ['succeeded', 'canceled'],
  state: ({ collected }) => collected.status,
  content: ({ collected, invoiceId, paidAt }) => {
    const charge = chargeOf(collected)
    const failure = collected.object === 'payment_intent'
      ? { code: collected.last_payment_error?.code, message: collected.last_payment_error?.message }
      : { code: collected.failure_code, message: collected.failure_message }
    return {
      customerId: optionalId(collected.customer),
      invoiceId,
      chargeId: charge?.id ?? (collected.object === 'payment_intent' ? optionalId(collected.latest_charge) : null),
      paymentMethodId: optionalId(collected.payment_method) ?? charge?.payment_method ?? null,
      status: collected.status,
      currency: collected.currency,
      amount: collected.amount,
      amountReceived: collected.object === 'payment_intent' ? collected.amount_received : collected.amount_captured,
      amountRefunded: charge?.amount_refunded ?? 0,
      failureCode: failure.code ?? null,
      failureMessage: failure.message ?? null,
      paidAt: optionalMoment(paidAt ?? (collected.status === 'succeeded' ? charge?.created : null)),
      createdAt: moment(collected.created),
    }
  },
  children: [],
}

function chargeOf(collected: Stripe.PaymentIntent | Stripe.Charge): Stripe.Charge | undefined {
  if (collected.object === 'charge') return collected
  return typeof collected.latest_charge === 'object' && collected.latest_charge !== null ? collected.latest_charge : undefined
}
