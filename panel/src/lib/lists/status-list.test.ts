import * as fc from 'fast-check';
import { statusList } from './status-list.ts';

const list = statusList(['OPEN', 'PAST_DUE']);

test('every state of the list survives the address', () => {
  const states = fc.record({
    status: fc.constantFrom('any', 'open', 'past_due'),
    search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    after: fc.base64String({ maxLength: 40 }),
  });
  fc.assert(fc.property(states, (state) => {
    expect(list.read(new URLSearchParams(list.toSearch(state)))).toEqual(state);
  }));
});

test('each choice becomes a condition; a mistyped one is none', () => {
  expect(list.filter(list.read(new URLSearchParams('status=past_due&q=cus_1')))).toEqual({ status: 'PAST_DUE', search: 'cus_1' });
  expect(list.filter(list.read(new URLSearchParams('status=late')))).toEqual({});
});
