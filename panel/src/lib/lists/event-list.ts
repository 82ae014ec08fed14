import type { StripeEventFilter, StripeEventStatus } from '../../gql/graphql.ts';
import { choice, toSearch } from './list-address.ts';

export type EventStatusChoice = 'any' | 'received' | 'processed' | 'stored' | 'ignored' | 'dead';

/** What the list of events shows; its whole state is in the address. */
export interface EventListState {
  /** A whole type such as `invoice.paid`; empty: any. */
  type: string;
  status: EventStatusChoice;
  /** The id of an event or of the object that it is about. */
  search: string;
  /** The cursor that the page comes after; empty on the first page. */
  after: string;
}

const statusChoices = ['any', 'received', 'processed', 'stored', 'ignored', 'dead'] as const;

/** Reads the query string; anything unknown in it counts as left out. */
export function readEventList(params: URLSearchParams): EventListState {
  return {
    type: params.get('type')?.trim() ?? '',
    status: choice(params.get('status'), statusChoices),
    search: params.get('q')?.trim() ?? '',
    after: params.get('after') ?? '',
  };
}

/** The query string of a state, without what is at its default. */
export function toEventSearch(state: Partial<EventListState>): string {
  return toSearch({ type: state.type, status: state.status === 'any' ? undefined : state.status, q: state.search, after: state.after });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function eventFilter(state: EventListState): StripeEventFilter {
  const statuses: Record<Exclude<EventStatusChoice, 'any'>, StripeEventStatus> = {
    received: 'RECEIVED', processed: 'PROCESSED', stored: 'STORED', ignored: 'IGNORED', dead: 'DEAD',
  };
  return {
    ...(state.type && { type: state.type }),
    ...(state.status !== 'any' && { status: statuses[state.status] }),
    ...(state.search && { search: state.search }),
  };
}
