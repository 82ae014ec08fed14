import type { InvoiceStatus, PaymentStatus, SubscriptionFilter, SubscriptionStatus } from '../../gql/graphql.ts';
import { toSearch } from './list-address.ts';
import { statusList, type ListAddress, type StatusListState } from './status-list.ts';

const subscriptionsByStatus = statusList<SubscriptionStatus>([
  'ACTIVE', 'TRIALING', 'PAST_DUE', 'UNPAID', 'PAUSED', 'INCOMPLETE', 'INCOMPLETE_EXPIRED', 'CANCELED',
]);

export interface SubscriptionListState extends StatusListState<Lowercase<SubscriptionStatus>> {
  /** Only what was changed outside the console. */
  changedOutside: boolean;
}

/** The list of subscriptions; searched by the id of a subscription or of a customer. */
export const subscriptionList: ListAddress<SubscriptionListState, SubscriptionFilter> = {
  read: (params) => ({ ...subscriptionsByStatus.read(params), changedOutside: params.get('changed') === 'outside' }),
  toSearch: (state) => {
    const params = new URLSearchParams(subscriptionsByStatus.toSearch(state));
    if (state.changedOutside) params.set('changed', 'outside');
    return params.toString();
  },
  filter: (state) => ({ ...subscriptionsByStatus.filter(state), ...(state.changedOutside && { changedOutside: true }) }),
  cleared: { ...subscriptionsByStatus.cleared, changedOutside: false },
};

/** The list of invoices; searched by a number, or by the id of an invoice, a customer or a subscription. */
export const invoiceList = statusList<InvoiceStatus>(['DRAFT', 'OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID']);

/** The list of payments; searched by the id of a payment, a charge, an invoice or a customer. */
export const paymentList = statusList<PaymentStatus>([
  'SUCCEEDED', 'PROCESSING', 'REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION', 'REQUIRES_CONFIRMATION', 'REQUIRES_CAPTURE', 'CANCELED',
]);

/** The list of customers that no member has; searched by the whole id or e-mail address. */
export const customerList: ListAddress<{ search: string; after: string }, { search?: string }> = {
  read: (params) => ({ search: params.get('q')?.trim() ?? '', after: params.get('after') ?? '' }),
  toSearch: (state) => toSearch({ q: state.search, after: state.after }),
  filter: ({ search }) => (search ? { search } : {}),
  cleared: { search: '', after: '' },
};
