import type { InvoiceStatus, PaymentStatus, SubscriptionStatus } from '../gql/graphql.ts';
import { statusList } from './status-list.ts';

/** The list of subscriptions; searched by the id of a subscription or of a customer. */
export const subscriptionList = statusList<SubscriptionStatus>([
  'ACTIVE', 'TRIALING', 'PAST_DUE', 'UNPAID', 'PAUSED', 'INCOMPLETE', 'INCOMPLETE_EXPIRED', 'CANCELED',
]);

/** The list of invoices; searched by a number, or by the id of an invoice, a customer or a subscription. */
export const invoiceList = statusList<InvoiceStatus>(['DRAFT', 'OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID']);

/** The list of payments; searched by the id of a payment, a charge, an invoice or a customer. */
export const paymentList = statusList<PaymentStatus>([
  'SUCCEEDED', 'PROCESSING', 'REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION', 'REQUIRES_CONFIRMATION', 'REQUIRES_CAPTURE', 'CANCELED',
]);
