import * as fc from 'fast-check';
import { productFilter, productSort, priceFilter, readPriceList, readProductList, toPriceSearch, toProductSearch } from './catalog-list.ts';

const sync = fc.constantFrom('any', 'synced', 'pending', 'not-mapped', 'failing');
const activity = fc.constantFrom('active', 'archived', 'all');
const words = fc.string({ maxLength: 40 }).map((text) => text.trim());
const page = fc.integer({ min: 1, max: 9999 });

test('every state of the product list survives the address', () => {
  const states = fc.record({ search: words, sync, activity, sort: fc.constantFrom('-created', 'created', 'name', '-name', '-updated', 'updated'), page });
  fc.assert(fc.property(states, (state) => {
    expect(readProductList(new URLSearchParams(toProductSearch(state)))).toEqual(state);
  }));
});

test('every state of the price list survives the address', () => {
  const states = fc.record({ search: words, sync, activity, type: fc.constantFrom('any', 'recurring', 'one-time'), page });
  fc.assert(fc.property(states, (state) => {
    expect(readPriceList(new URLSearchParams(toPriceSearch(state)))).toEqual(state);
  }));
});

test('the untouched list has a bare address and shows what is active', () => {
  const state = readProductList(new URLSearchParams());
  expect(toProductSearch(state)).toBe('');
  expect(productFilter(state)).toEqual({ active: true });
  expect(productSort(state.sort)).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
});

test('a mistyped address shows the list, not an error', () => {
  const state = readProductList(new URLSearchParams('sync=maybe&activity=&sort=price&page=-3'));
  expect(state).toEqual({ search: '', sync: 'any', activity: 'active', sort: '-created', page: 1 });
});

test('failing is a filter of its own, beside the three statuses', () => {
  expect(productFilter({ ...readProductList(new URLSearchParams()), sync: 'failing', activity: 'all' })).toEqual({ failing: true });
  expect(priceFilter(readPriceList(new URLSearchParams('sync=not-mapped&activity=archived&type=one-time&q=gold'))))
    .toEqual({ syncStatus: ['NOT_MAPPED'], active: false, type: 'ONE_TIME', search: 'gold' });
});
