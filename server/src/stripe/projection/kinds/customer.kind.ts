import type Stripe from 'stripe'
import { Customer } from '../../../entities/customer.ts'
import { isUuid } from '../../../input.ts'
import { LOCAL_ID_KEY } from '../../managed-metadata.ts'
import { moment, optionalId, type ProjectedKind } from '../projected-kind.ts'

/** https://docs.stripe.com/api/customers/object */
export const customerKind: ProjectedKind<Stripe.Customer, Customer> = {
  object: 'customer',
  entity: Customer,
  eventTypes: ['customer.created', 'customer.updated', 'customer.deleted'],
  deletedBy: 'customer.deleted',
  terminalStates: [],
  state: () => undefined,
  isComplete: () => true,
  fetch: async (client, id) => await client.customers.retrieve(id),
  content: (customer) => {
    const memberId = customer.metadata[LOCAL_ID_KEY]
    return {
      memberId: memberId && isUuid(memberId) ? memberId : null,
      email: customer.email,
      name: customer.name ?? null,
      currency: customer.currency ?? null,
      delinquent: customer.delinquent ?? null,
      balance: customer.balance,
      defaultPaymentMethodId: optionalId(customer.invoice_settings.default_payment_method),
      metadata: customer.metadata,
      createdAt: moment(customer.created),
    }
  },
  children: [],
}
