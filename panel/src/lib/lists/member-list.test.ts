import * as fc from 'fast-check';
import { MEMBER_SEARCH_LIMIT, memberFilter, readMemberList, toMemberSearch } from './member-list.ts';

test('every state of the list survives the address', () => {
  const states = fc.record({
    search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    kind: fc.constantFrom('any', 'person', 'organization'),
    activity: fc.constantFrom('active', 'archived', 'all'),
    after: fc.base64String({ maxLength: 40 }),
  });
  fc.assert(fc.property(states, (state) => {
    expect(readMemberList(new URLSearchParams(toMemberSearch(state)))).toEqual(state);
  }));
});

test('the untouched list has a bare address and leaves out who is archived', () => {
  const state = readMemberList(new URLSearchParams());
  expect(toMemberSearch(state)).toBe('');
  expect(memberFilter(state)).toEqual({ archived: false });
});

test('a mistyped address shows the list, not an error', () => {
  expect(readMemberList(new URLSearchParams('kind=robot&activity=never'))).toEqual({ search: '', kind: 'any', activity: 'active', after: '' });
  expect(readMemberList(new URLSearchParams({ q: 'x'.repeat(5000) })).search).toHaveLength(MEMBER_SEARCH_LIMIT);
});

test('each choice becomes a condition', () => {
  expect(memberFilter(readMemberList(new URLSearchParams('q=ada&kind=organization&activity=archived')))).toEqual({ search: 'ada', kind: 'ORGANIZATION', archived: true });
  expect(memberFilter(readMemberList(new URLSearchParams('activity=all')))).toEqual({});
});
