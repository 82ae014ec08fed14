import type Stripe from 'stripe'
import { PaymentMethod } from '../../../entities/payment-method.ts'
import { moment, optionalId, type ProjectedKind } from '../projected-kind.ts'

/** https://docs.stripe.com/api/payment_methods/object */
export const paymentMethodKind: ProjectedKind<Stripe.PaymentMethod, PaymentMethod> = {
  object: 'payment_method',
  entity: PaymentMethod,
  eventTypes: ['payment_method.attached', 'payment_method.detached', 'payment_method.updated', 'payment_method.automatically_updated'],
  // A detached one stays in Stripe, as nobody's.
  terminalStates: [],
  state: () => undefined,
  isComplete: () => true,
  fetch: async (client, id) => await client.paymentMethods.retrieve(id),
  content: (method) => ({
    customerId: optionalId(method.customer),
    type: method.type,
    brand: method.card?.brand ?? null,
    last4: (method.card ?? method.us_bank_account ?? method.sepa_debit ?? method.bacs_debit)?.last4 ?? null,
    expMonth: method.card?.exp_month ?? null,
    expYear: method.card?.exp_year ?? null,
    createdAt: moment(method.created),
  }),
  children: [],
}
