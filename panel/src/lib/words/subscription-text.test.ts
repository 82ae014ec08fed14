import { subscriptionTerm, subscriptionWords, type SubscriptionState } from './subscription-text.ts';

const running: SubscriptionState = {
  status: 'active', cancelAtPeriodEnd: false, cancelAt: null, canceledAt: null, endedAt: null, trialEnd: null,
  items: [{ currentPeriodEnd: '2027-11-23T12:00:00Z' }, { currentPeriodEnd: '2026-12-23T12:00:00Z' }],
};

test.each<[Partial<SubscriptionState>, string]>([
  [{}, 'Renews on Dec 23, 2026'],
  [{ cancelAtPeriodEnd: true }, 'Ends on Dec 23, 2026'],
  [{ cancelAt: '2027-02-01T12:00:00Z' }, 'Ends on Feb 1, 2027'],
  [{ status: 'trialing', trialEnd: '2026-12-07T12:00:00Z' }, 'Trial ends on Dec 7, 2026'],
  [{ status: 'past_due' }, 'Period ends on Dec 23, 2026'],
  [{ status: 'canceled', canceledAt: '2026-11-01T12:00:00Z', endedAt: '2026-11-02T12:00:00Z' }, 'Ended on Nov 2, 2026'],
  [{ status: 'canceled', canceledAt: '2026-11-01T12:00:00Z' }, 'Ended on Nov 1, 2026'],
  [{ status: 'incomplete' }, ''],
  [{ items: [] }, ''],
])('%j reads “%s”', (state, text) => {
  expect(subscriptionTerm({ ...running, ...state })).toBe(text);
});

test('a status that Stripe adds one day is shown as it is', () => {
  expect(subscriptionWords('on_hold')).toMatchObject({ label: 'On hold', tone: 'notMapped' });
  expect(subscriptionWords('past_due')).toMatchObject({ label: 'Past due', tone: 'attention' });
});
