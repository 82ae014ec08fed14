import type { InvoiceStatus, SubscriptionStatus } from '../gql/graphql.ts';
import { statusList } from './status-list.ts';

/** The list of subscriptions; searched by the id of a subscription or of a customer. */
export const subscriptionList = statusList<SubscriptionStatus>([
  'ACTIVE', 'TRIALING', 'PAST_DUE', 'UNPAID', 'PAUSED', 'INCOMPLETE', 'INCOMPLETE_EXPIRED', 'CANCELED',
]);

/** The list of invoices; searched by a number, or by the id of an invoice, a customer or a subscription. */
export const invoiceList = statusList<InvoiceStatus>(['DRAFT', 'OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID']);
