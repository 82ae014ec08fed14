import { paymentWords, type PaymentState } from './payment-text.ts';

const paid: PaymentState = { status: 'succeeded', amountReceived: { amount: 500 }, amountRefunded: { amount: 0, formatted: '€0.00' } };

test.each<[Partial<PaymentState>, string, string]>([
  [{}, 'Succeeded', 'synced'],
  [{ failureMessage: 'Your card was declined.' }, 'Succeeded', 'synced'],
  [{ status: 'requires_payment_method' }, 'Incomplete', 'notMapped'],
  [{ status: 'requires_payment_method', failureMessage: 'Your card was declined.' }, 'Failed', 'failed'],
  [{ status: 'requires_action' }, 'Needs the member', 'attention'],
  [{ amountRefunded: { amount: 500, formatted: '€5.00' } }, 'Refunded', 'notMapped'],
  [{ amountRefunded: { amount: 200, formatted: '€2.00' } }, 'Partly refunded', 'notMapped'],
  [{ status: 'on_hold' }, 'On hold', 'notMapped'],
])('%j is %s', (state, label, tone) => {
  expect(paymentWords({ ...paid, ...state })).toMatchObject({ label, tone });
});

test('a refusal is told in its own words', () => {
  expect(paymentWords({ ...paid, status: 'requires_payment_method', failureCode: 'card_declined' }).meaning).toContain('card_declined');
});
