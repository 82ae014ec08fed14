import type { PriceFilter, PriceType, ProductFilter, ProductSort, ProductSortField, SyncStatus } from '../../gql/graphql.ts';
import { choice, pageNumber, toSearch } from './list-address.ts';

/** What a catalog list shows; its whole state is in the address, so that it survives a reload and the back button. */
export type SyncChoice = 'any' | 'synced' | 'pending' | 'not-mapped' | 'failing';
export type ActivityChoice = 'active' | 'archived' | 'all';
export type ProductSortChoice = '-created' | 'created' | 'name' | '-name' | '-updated' | 'updated';
export type PriceTypeChoice = 'any' | 'recurring' | 'one-time';

/** Rows on a page. */
export const PAGE_SIZE = 20;

export interface ProductListState {
  search: string;
  sync: SyncChoice;
  activity: ActivityChoice;
  sort: ProductSortChoice;
  /** From 1. */
  page: number;
}

export interface PriceListState {
  search: string;
  sync: SyncChoice;
  activity: ActivityChoice;
  type: PriceTypeChoice;
  /** From 1. */
  page: number;
}

const syncChoices = ['any', 'synced', 'pending', 'not-mapped', 'failing'] as const;
/** Every {@link ActivityChoice}, the default first. */
export const activityChoices = ['active', 'archived', 'all'] as const;
const sortChoices = ['-created', 'created', 'name', '-name', '-updated', 'updated'] as const;
const typeChoices = ['any', 'recurring', 'one-time'] as const;

/** Reads the query string; anything unknown in it counts as left out. */
export function readProductList(params: URLSearchParams): ProductListState {
  return {
    search: params.get('q')?.trim() ?? '',
    sync: choice(params.get('sync'), syncChoices),
    activity: choice(params.get('activity'), activityChoices),
    sort: choice(params.get('sort'), sortChoices),
    page: pageNumber(params.get('page')),
  };
}

/** The query string of a state, without what is at its default. */
export function toProductSearch(state: Partial<ProductListState>): string {
  return toSearch({
    q: state.search,
    sync: state.sync === 'any' ? undefined : state.sync,
    activity: state.activity === 'active' ? undefined : state.activity,
    sort: state.sort === '-created' ? undefined : state.sort,
    page: state.page === 1 ? undefined : state.page,
  });
}

/** Reads the query string; anything unknown in it counts as left out. */
export function readPriceList(params: URLSearchParams): PriceListState {
  return {
    search: params.get('q')?.trim() ?? '',
    sync: choice(params.get('sync'), syncChoices),
    activity: choice(params.get('activity'), activityChoices),
    type: choice(params.get('type'), typeChoices),
    page: pageNumber(params.get('page')),
  };
}

/** The query string of a state, without what is at its default. */
export function toPriceSearch(state: Partial<PriceListState>): string {
  return toSearch({
    q: state.search,
    sync: state.sync === 'any' ? undefined : state.sync,
    activity: state.activity === 'active' ? undefined : state.activity,
    type: state.type === 'any' ? undefined : state.type,
    page: state.page === 1 ? undefined : state.page,
  });
}

/** The API's filter for a state; what is not filtered by is left out. */
export function productFilter(state: ProductListState): ProductFilter {
  return {
    ...(state.search && { search: state.search }),
    ...(state.activity !== 'all' && { active: state.activity === 'active' }),
    ...syncFilter(state.sync),
  };
}

export function productSort(choiceMade: ProductSortChoice): ProductSort {
  const fields: Record<string, ProductSortField> = { created: 'CREATED_AT', name: 'NAME', updated: 'UPDATED_AT' };
  return {
    field: fields[choiceMade.replace('-', '')] ?? 'CREATED_AT',
    direction: choiceMade.startsWith('-') ? 'DESC' : 'ASC',
  };
}

/** The API's filter for a state; what is not filtered by is left out. */
export function priceFilter(state: PriceListState): PriceFilter {
  const types: Record<Exclude<PriceTypeChoice, 'any'>, PriceType> = { recurring: 'RECURRING', 'one-time': 'ONE_TIME' };
  return {
    ...(state.search && { search: state.search }),
    ...(state.activity !== 'all' && { active: state.activity === 'active' }),
    ...(state.type !== 'any' && { type: types[state.type] }),
    ...syncFilter(state.sync),
  };
}

function syncFilter(sync: SyncChoice): { syncStatus?: SyncStatus[]; failing?: boolean } {
  if (sync === 'any') return {};
  if (sync === 'failing') return { failing: true };
  const statuses: Record<'synced' | 'pending' | 'not-mapped', SyncStatus> = { synced: 'SYNCED', pending: 'PENDING', 'not-mapped': 'NOT_MAPPED' };
  return { syncStatus: [statuses[sync]] };
}
