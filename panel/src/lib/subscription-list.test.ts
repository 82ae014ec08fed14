import * as fc from 'fast-check';
import { readSubscriptionList, subscriptionFilter, toSubscriptionSearch } from './subscription-list.ts';

test('every state of the list survives the address', () => {
  const states = fc.record({
    status: fc.constantFrom('any', 'active', 'trialing', 'past_due', 'unpaid', 'paused', 'incomplete', 'incomplete_expired', 'canceled'),
    search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    after: fc.base64String({ maxLength: 40 }),
  });
  fc.assert(fc.property(states, (state) => {
    expect(readSubscriptionList(new URLSearchParams(toSubscriptionSearch(state)))).toEqual(state);
  }));
});

test('each choice becomes a condition; a mistyped one is none', () => {
  expect(subscriptionFilter(readSubscriptionList(new URLSearchParams('status=past_due&q=cus_1')))).toEqual({ status: 'PAST_DUE', search: 'cus_1' });
  expect(subscriptionFilter(readSubscriptionList(new URLSearchParams('status=late')))).toEqual({});
});
