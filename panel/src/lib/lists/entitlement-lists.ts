import type { EntitlementSetFilter, FeatureFilter, FeatureKind } from '../../gql/graphql.ts';
import { activityChoices, type ActivityChoice } from './catalog-list.ts';
import { choice, pageNumber, toSearch } from './list-address.ts';

export type FeatureKindChoice = 'any' | 'boolean' | 'limit' | 'text';

/** What the list of features shows; its whole state is in the address. */
export interface FeatureListState {
  search: string;
  kind: FeatureKindChoice;
  activity: ActivityChoice;
  /** From 1. */
  page: number;
}

/** What the list of entitlement sets shows; its whole state is in the address. */
export interface SetListState {
  search: string;
  activity: ActivityChoice;
  /** Only sets that give this feature; empty: any. */
  featureId: string;
  /** From 1. */
  page: number;
}

const kindChoices = ['any', 'boolean', 'limit', 'text'] as const;
const kinds: Record<Exclude<FeatureKindChoice, 'any'>, FeatureKind> = { boolean: 'BOOLEAN', limit: 'LIMIT', text: 'TEXT' };

/** Reads the query string; anything unknown in it counts as left out. */
export function readFeatureList(params: URLSearchParams): FeatureListState {
  return { ...readCommon(params), kind: choice(params.get('kind'), kindChoices) };
}

/** The query string of a state, without what is at its default. */
export function toFeatureSearch(state: Partial<FeatureListState>): string {
  return toSearch({ ...common(state), kind: state.kind === 'any' ? undefined : state.kind });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function featureFilter(state: FeatureListState): FeatureFilter {
  return { ...commonFilter(state), ...(state.kind !== 'any' && { kind: kinds[state.kind] }) };
}

/** Reads the query string; anything unknown in it counts as left out. */
export function readSetList(params: URLSearchParams): SetListState {
  return { ...readCommon(params), featureId: params.get('feature') ?? '' };
}

/** The query string of a state, without what is at its default. */
export function toSetSearch(state: Partial<SetListState>): string {
  return toSearch({ ...common(state), feature: state.featureId });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function setFilter(state: SetListState): EntitlementSetFilter {
  return { ...commonFilter(state), ...(state.featureId && { featureId: state.featureId }) };
}

interface CommonState { search: string; activity: ActivityChoice; page: number }

function readCommon(params: URLSearchParams): CommonState {
  return {
    search: params.get('q')?.trim() ?? '',
    activity: choice(params.get('activity'), activityChoices),
    page: pageNumber(params.get('page')),
  };
}

function common({ search, activity, page }: Partial<CommonState>): Record<string, string | number | undefined> {
  return { q: search, activity: activity === 'active' ? undefined : activity, page: page === 1 ? undefined : page };
}

function commonFilter({ search, activity }: CommonState): { search?: string; archived?: boolean } {
  return { ...(search && { search }), ...(activity !== 'all' && { archived: activity === 'archived' }) };
}
