import * as fc from 'fast-check';
import { grantFilter, readGrantList, toGrantSearch } from './grant-list.ts';

test('every state of the list survives the address', () => {
  const states = fc.record({
    search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    state: fc.constantFrom('any' as const, 'active' as const, 'upcoming' as const, 'ended' as const, 'revoked' as const),
    setId: fc.uuid(), memberId: fc.uuid(), after: fc.base64String({ maxLength: 40 }),
  });
  fc.assert(fc.property(states, (state) => {
    expect(readGrantList(new URLSearchParams(toGrantSearch(state)))).toEqual(state);
  }));
});

test('each choice becomes a condition; a mistyped one is none', () => {
  expect(grantFilter(readGrantList(new URLSearchParams('state=revoked&set=s1&member=m1&q=press')))).toEqual({ state: 'REVOKED', entitlementSetId: 's1', memberId: 'm1', search: 'press' });
  expect(grantFilter(readGrantList(new URLSearchParams('state=gone')))).toEqual({});
});
