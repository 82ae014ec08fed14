import * as fc from 'fast-check';
import { eventFilter, readEventList, toEventSearch } from './event-list.ts';

test('every state of the list survives the address', () => {
  const words = fc.string({ maxLength: 40 }).map((text) => text.trim());
  const states = fc.record({
    type: words, search: words, status: fc.constantFrom('any', 'received', 'processed', 'stored', 'ignored', 'dead'), after: fc.base64String({ maxLength: 40 }),
  });
  fc.assert(fc.property(states, (state) => {
    expect(readEventList(new URLSearchParams(toEventSearch(state)))).toEqual(state);
  }));
});

test('the untouched list has a bare address and shows every event', () => {
  const state = readEventList(new URLSearchParams('status=lost'));
  expect(toEventSearch(state)).toBe('');
  expect(eventFilter(state)).toEqual({});
});

test('each choice becomes a condition', () => {
  expect(eventFilter(readEventList(new URLSearchParams('type=invoice.paid&status=dead&q=in_1')))).toEqual({ type: 'invoice.paid', status: 'DEAD', search: 'in_1' });
});
