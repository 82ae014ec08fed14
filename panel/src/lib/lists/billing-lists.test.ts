import { subscriptionList } from './billing-lists.ts';

test('the subscriptions that were changed outside are a filter of the address, next to the others', () => {
  const state = subscriptionList.read(new URLSearchParams('status=active&changed=outside'));
  expect(subscriptionList.filter(state)).toEqual({ status: 'ACTIVE', changedOutside: true });
  expect(subscriptionList.toSearch(state)).toBe('status=active&changed=outside');
  expect(subscriptionList.toSearch(subscriptionList.cleared)).toBe('');
});
