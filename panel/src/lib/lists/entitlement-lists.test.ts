import * as fc from 'fast-check';
import { featureFilter, readFeatureList, readSetList, setFilter, toFeatureSearch, toSetSearch } from './entitlement-lists.ts';

const common = {
  search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
  activity: fc.constantFrom('active' as const, 'archived' as const, 'all' as const),
  page: fc.integer({ min: 1, max: 999_999 }),
};

test('every state of the lists survives the address', () => {
  const features = fc.record({ ...common, kind: fc.constantFrom('any' as const, 'boolean' as const, 'limit' as const, 'text' as const) });
  fc.assert(fc.property(features, (state) => {
    expect(readFeatureList(new URLSearchParams(toFeatureSearch(state)))).toEqual(state);
  }));
  fc.assert(fc.property(fc.record({ ...common, featureId: fc.uuid() }), (state) => {
    expect(readSetList(new URLSearchParams(toSetSearch(state)))).toEqual(state);
  }));
});

test('each choice becomes a condition; a mistyped one is none', () => {
  expect(featureFilter(readFeatureList(new URLSearchParams('kind=limit&activity=all&q=forum')))).toEqual({ kind: 'LIMIT', search: 'forum' });
  expect(featureFilter(readFeatureList(new URLSearchParams('kind=number&page=-1')))).toEqual({ archived: false });
  expect(setFilter(readSetList(new URLSearchParams('feature=f1&activity=archived')))).toEqual({ archived: true, featureId: 'f1' });
});
