import type { MemberFilter, MemberKind } from '../../gql/graphql.ts';
import { activityChoices, type ActivityChoice } from './catalog-list.ts';
import { choice, toSearch } from './list-address.ts';

export type MemberKindChoice = 'any' | 'person' | 'organization';

/** What the list of members shows; its whole state is in the address. */
export interface MemberListState {
  search: string;
  kind: MemberKindChoice;
  activity: ActivityChoice;
  /** The cursor that the page comes after; empty on the first page. */
  after: string;
}

/** The longest search that the API takes, in characters. */
export const MEMBER_SEARCH_LIMIT = 300;

/** The kinds to choose from. */
export const memberKindOptions: { value: MemberKindChoice; label: string }[] = [
  { value: 'any', label: 'Any kind' },
  { value: 'person', label: 'Persons' },
  { value: 'organization', label: 'Organizations' },
];

const kindChoices = ['any', 'person', 'organization'] as const;

/** Reads the query string; anything unknown in it counts as left out. */
export function readMemberList(params: URLSearchParams): MemberListState {
  return {
    search: (params.get('q') ?? '').trim().slice(0, MEMBER_SEARCH_LIMIT).trim(),
    kind: choice(params.get('kind'), kindChoices),
    activity: choice(params.get('activity'), activityChoices),
    after: params.get('after') ?? '',
  };
}

/** The query string of a state, without what is at its default. */
export function toMemberSearch(state: Partial<MemberListState>): string {
  return toSearch({
    q: state.search,
    kind: state.kind === 'any' ? undefined : state.kind,
    activity: state.activity === 'active' ? undefined : state.activity,
    after: state.after,
  });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function memberFilter(state: MemberListState): MemberFilter {
  const kinds: Record<Exclude<MemberKindChoice, 'any'>, MemberKind> = { person: 'PERSON', organization: 'ORGANIZATION' };
  return {
    ...(state.search && { search: state.search }),
    ...(state.kind !== 'any' && { kind: kinds[state.kind] }),
    ...(state.activity !== 'all' && { archived: state.activity === 'archived' }),
  };
}
