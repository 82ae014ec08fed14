import type { SubscriptionFilter, SubscriptionStatus } from '../gql/graphql.ts';
import { choice, toSearch } from './list-address.ts';

const statusChoices = ['any', 'active', 'trialing', 'past_due', 'unpaid', 'paused', 'incomplete', 'incomplete_expired', 'canceled'] as const;

export type SubscriptionStatusChoice = (typeof statusChoices)[number];

/** What the list of subscriptions shows; its whole state is in the address. */
export interface SubscriptionListState {
  status: SubscriptionStatusChoice;
  /** The id of a subscription or of a customer. */
  search: string;
  /** The cursor that the page comes after; empty on the first page. */
  after: string;
}

/** Reads the query string; anything unknown in it counts as left out. */
export function readSubscriptionList(params: URLSearchParams): SubscriptionListState {
  return { status: choice(params.get('status'), statusChoices), search: params.get('q')?.trim() ?? '', after: params.get('after') ?? '' };
}

/** The query string of a state, without what is at its default. */
export function toSubscriptionSearch(state: Partial<SubscriptionListState>): string {
  return toSearch({ status: state.status === 'any' ? undefined : state.status, q: state.search, after: state.after });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function subscriptionFilter(state: SubscriptionListState): SubscriptionFilter {
  const statuses: Record<Exclude<SubscriptionStatusChoice, 'any'>, SubscriptionStatus> = {
    active: 'ACTIVE', trialing: 'TRIALING', past_due: 'PAST_DUE', unpaid: 'UNPAID', paused: 'PAUSED', incomplete: 'INCOMPLETE',
    incomplete_expired: 'INCOMPLETE_EXPIRED', canceled: 'CANCELED',
  };
  return { ...(state.status !== 'any' && { status: statuses[state.status] }), ...(state.search && { search: state.search }) };
}
