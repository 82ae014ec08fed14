import type { GrantFilter, GrantState } from '../../gql/graphql.ts';
import { choice, toSearch } from './list-address.ts';

export type GrantStateChoice = 'any' | Lowercase<GrantState>;

/** What the list of grants shows; its whole state is in the address. */
export interface GrantListState {
  /** Part of the reason or the note. */
  search: string;
  state: GrantStateChoice;
  /** Empty: of any set. */
  setId: string;
  /** Empty: of any member. */
  memberId: string;
  /** The cursor that the page comes after; empty on the first page. */
  after: string;
}

const stateChoices = ['any', 'active', 'upcoming', 'ended', 'revoked'] as const;
const states: Record<Exclude<GrantStateChoice, 'any'>, GrantState> = { active: 'ACTIVE', upcoming: 'UPCOMING', ended: 'ENDED', revoked: 'REVOKED' };

/** Reads the query string; anything unknown in it counts as left out. */
export function readGrantList(params: URLSearchParams): GrantListState {
  return {
    search: params.get('q')?.trim() ?? '',
    state: choice(params.get('state'), stateChoices),
    setId: params.get('set') ?? '',
    memberId: params.get('member') ?? '',
    after: params.get('after') ?? '',
  };
}

/** The query string of a state, without what is at its default. */
export function toGrantSearch({ search, state, setId, memberId, after }: Partial<GrantListState>): string {
  return toSearch({ q: search, state: state === 'any' ? undefined : state, set: setId, member: memberId, after });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function grantFilter({ search, state, setId, memberId }: GrantListState): GrantFilter {
  return {
    ...(search && { search }),
    ...(state !== 'any' && { state: states[state] }),
    ...(setId && { entitlementSetId: setId }),
    ...(memberId && { memberId }),
  };
}
