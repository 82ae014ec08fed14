import { memberMoments, type MemberHistory } from './member-moments.ts';

const nobody: MemberHistory = { id: 'm1', createdAt: '2026-11-01T10:00:00Z', archivedAt: null, subscriptions: [], invoices: [], payments: [], paymentMethods: [] };
const money = { amount: 500, formatted: '€5.00' };
const items = [{ quantity: 1, price: { summary: '€5.00 every month', product: { name: 'Supporter' } } }];

function titles(history: Partial<MemberHistory>): string[] {
  return memberMoments({ ...nobody, ...history }).map(({ title }) => title);
}

test('what happened in one second is told from the effect back to its cause', () => {
  const at = '2026-11-02T10:00:00Z';
  expect(titles({
    invoices: [{ id: 'in_1', number: 'A-1', status: 'paid', createdAt: at, paidAt: at, total: money }],
    subscriptions: [{ id: 'sub_1', startedAt: at, items }],
    payments: [{ id: 'pi_1', status: 'succeeded', createdAt: at, paidAt: at, invoiceId: 'in_1', amount: money }],
    paymentMethods: [{ id: 'pm_1', type: 'card', brand: 'visa', last4: '4242', createdAt: at }],
  })).toEqual(['Paid invoice A-1', 'Subscribed to Supporter', 'Added Visa •••• 4242', 'Became a member']);
});

test('a refused payment says why; what is paid without an invoice is told by itself', () => {
  const payments = [
    { id: 'pi_1', status: 'requires_payment_method', createdAt: '2026-11-03T10:00:00Z', invoiceId: 'in_1', failureMessage: 'Your card was declined.', amount: money },
    { id: 'pi_2', status: 'succeeded', createdAt: '2026-11-04T10:00:00Z', amount: money },
    { id: 'pi_3', status: 'requires_payment_method', createdAt: '2026-11-05T10:00:00Z', amount: money },
  ];
  const moments = memberMoments({ ...nobody, payments });
  expect(moments.map(({ title }) => title)).toEqual(['Paid €5.00', 'Payment of €5.00 was refused', 'Became a member']);
  expect(moments[1]).toMatchObject({ kind: 'refused', detail: 'Your card was declined.' });
});

test('canceling at once is one moment, at the end of a period two', () => {
  const subscription = { id: 'sub_1', startedAt: '2026-11-02T10:00:00Z', canceledAt: '2026-11-05T10:00:00Z', items };
  expect(titles({ subscriptions: [{ ...subscription, endedAt: '2026-11-05T10:00:00Z' }] })[0]).toBe('Subscription to Supporter ended');
  expect(titles({ subscriptions: [{ ...subscription, endedAt: '2026-12-02T10:00:00Z' }] }).slice(0, 2)).toEqual(['Subscription to Supporter ended', 'Canceled Supporter']);
});
