import { choice, toSearch } from './list-address.ts';

/** What a list shows that is filtered by a status and a search, newest first; its whole state is in the address. */
export interface StatusListState<Status extends string> {
  status: Status | 'any';
  search: string;
  /** The cursor that the page comes after; empty on the first page. */
  after: string;
}

/** How the state of a list becomes an address, and the API's filter. */
export interface ListAddress<State extends { after: string }, Filter> {
  /** Reads the query string; anything unknown in it counts as left out. */
  read: (params: URLSearchParams) => State;
  /** The query string of a state, without what is at its default. */
  toSearch: (state: Partial<State>) => string;
  /** The API's filter for a state; what is not filtered by is left out. */
  filter: (state: State) => Filter;
  /** Without search and filters, at the newest. */
  cleared: State;
}

export type StatusList<Status extends string> = ListAddress<StatusListState<Lowercase<Status>>, { status?: Status; search?: string }>;

/** @param statuses all of the API's enumeration; the address writes them in lower case */
export function statusList<Status extends string>(statuses: readonly Status[]): StatusList<Status> {
  const choices: readonly ['any', ...Lowercase<Status>[]] = ['any', ...statuses.map(lower)];
  return {
    read: (params) => ({ status: choice(params.get('status'), choices), search: params.get('q')?.trim() ?? '', after: params.get('after') ?? '' }),
    toSearch: (state) => toSearch({ status: state.status === 'any' ? undefined : state.status, q: state.search, after: state.after }),
    filter: (state) => {
      const status = statuses.find((one) => lower(one) === state.status);
      return { ...(status && { status }), ...(state.search && { search: state.search }) };
    },
    cleared: { status: 'any', search: '', after: '' },
  };
}

function lower<Text extends string>(text: Text): Lowercase<Text> {
  return text.toLowerCase() as Lowercase<Text>;
}
