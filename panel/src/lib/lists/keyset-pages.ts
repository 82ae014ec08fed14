import { plural } from '../words/entitlement-text.ts';

/** Rows on a page of a list that is paged with cursors. */
export const KEYSET_PAGE_SIZE = 20;

/** How many there are on all pages. `exact` false: at least so many. */
export interface KeysetTotal {
  count: number;
  exact: boolean;
}

/** What stands under a list that is paged with cursors. */
export interface KeysetPosition {
  /** Pages before this one; null when nobody knows, because the address was opened from outside. */
  pagesBefore: number | null;
  /** Rows on this page. */
  shown: number;
  hasNextPage: boolean;
  /** Left out for lists that nobody counts. */
  total?: KeysetTotal;
}

const number = new Intl.NumberFormat('en');

/**
 * “21–40 of 10,000+ members”, as far as it is known.
 * @param noun in the singular: “member”
 */
export function keysetSummary({ pagesBefore, shown, hasNextPage, total }: KeysetPosition, noun: string): string {
  if (pagesBefore === 0 && !hasNextPage) return counted({ count: shown, exact: true }, noun);
  if (pagesBefore === null) return total ? counted(total, noun) : `${counted({ count: shown, exact: true }, noun)} on this page`;
  const first = pagesBefore * KEYSET_PAGE_SIZE + 1;
  const last = first + shown - 1;
  const range = `${number.format(first)}–${number.format(last)}`;
  // The number is counted apart from the page: it never contradicts what is on the screen.
  return total ? `${range} of ${counted({ ...total, count: Math.max(total.count, last) }, noun)}` : `${plural(noun).replace(/^./, (letter) => letter.toUpperCase())} ${range}`;
}

function counted({ count, exact }: KeysetTotal, noun: string): string {
  return `${number.format(count)}${exact ? '' : '+'} ${exact && count === 1 ? noun : plural(noun)}`;
}

/**
 * The cursors of the pages before this one; that of the first page is an empty text. They travel in the browser's history
 * beside the address, because a cursor leads only forward. Empty when the history does not know.
 * @param state the history entry's state, whatever it is
 */
export function readTrail(state: unknown): string[] {
  if (typeof state !== 'object' || state === null || !('trail' in state) || !Array.isArray(state.trail)) return [];
  return state.trail.filter((one): one is string => typeof one === 'string');
}
