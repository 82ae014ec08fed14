import { expiry, isExpired, paymentMethodName } from './payment-method-text.ts';

test.each([
  [{ type: 'card', brand: 'visa', last4: '4242' }, 'Visa •••• 4242'],
  [{ type: 'card', brand: 'new_brand', last4: '1' }, 'New brand •••• 1'],
  [{ type: 'sepa_debit', brand: null, last4: '3000' }, 'SEPA debit •••• 3000'],
  [{ type: 'link' }, 'Link'],
])('%j is called %s', (method, name) => {
  expect(paymentMethodName(method)).toBe(name);
});

test('a card lasts to the end of its month', () => {
  const card = { expMonth: 12, expYear: 2026 };
  expect(expiry(card)).toBe('12/2026');
  expect(isExpired(card, new Date('2026-12-31T23:59:59Z'))).toBe(false);
  expect(isExpired(card, new Date('2027-01-01T00:00:00Z'))).toBe(true);
  expect(isExpired({}, new Date())).toBe(false);
});
