import * as fc from 'fast-check';
import { keysetSummary, readTrail } from './keyset-pages.ts';

test.each([
  [{ pagesBefore: 0, shown: 1, hasNextPage: false, total: { count: 1, exact: true } }, '1 member'],
  [{ pagesBefore: 0, shown: 12, hasNextPage: false, total: { count: 12, exact: true } }, '12 members'],
  [{ pagesBefore: 0, shown: 20, hasNextPage: true, total: { count: 54, exact: true } }, '1–20 of 54 members'],
  [{ pagesBefore: 2, shown: 14, hasNextPage: false, total: { count: 54, exact: true } }, '41–54 of 54 members'],
  [{ pagesBefore: 1, shown: 20, hasNextPage: true, total: { count: 10_000, exact: false } }, '21–40 of 10,000+ members'],
  [{ pagesBefore: null, shown: 20, hasNextPage: true, total: { count: 10_000, exact: false } }, '10,000+ members'],
  [{ pagesBefore: null, shown: 3, hasNextPage: false }, '3 members on this page'],
  [{ pagesBefore: 1, shown: 20, hasNextPage: true }, 'Members 21–40'],
  [{ pagesBefore: 0, shown: 5, hasNextPage: false }, '5 members'],
])('%j reads “%s”', (position, text) => {
  expect(keysetSummary(position, 'member')).toBe(text);
});

test('one of a noun is the noun, however many of it are called', () => {
  expect(keysetSummary({ pagesBefore: 0, shown: 1, hasNextPage: false }, 'entry')).toBe('1 entry');
  expect(keysetSummary({ pagesBefore: 0, shown: 2, hasNextPage: false }, 'entry')).toBe('2 entries');
  expect(keysetSummary({ pagesBefore: 1, shown: 20, hasNextPage: true }, 'entry')).toBe('Entries 21–40');
  expect(keysetSummary({ pagesBefore: 0, shown: 2, hasNextPage: false }, 'key')).toBe('2 keys');
});

test('a number that was counted before the page was read never contradicts the page', () => {
  expect(keysetSummary({ pagesBefore: 1, shown: 20, hasNextPage: true, total: { count: 31, exact: true } }, 'member')).toBe('21–40 of 40 members');
});

test('whatever is in the history, the trail is a list of cursors', () => {
  fc.assert(fc.property(fc.anything(), (state) => {
    expect(readTrail(state).every((one) => typeof one === 'string')).toBe(true);
  }));
  expect(readTrail({ trail: ['', 'abc', 3] })).toEqual(['', 'abc']);
});
