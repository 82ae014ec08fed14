import { checkoutFormErrors, emptyItem, formToCheckout, type CheckoutFormValues } from './checkout-form.ts';

const values: CheckoutFormValues = {
  items: [{ ...emptyItem(), priceId: 'p1', quantity: 2, recurring: true }], trialDays: 14, allowPromotionCodes: true, successUrl: ' https://app.example.org/done ', cancelUrl: '',
};

test('the form becomes the input; an empty cancel address is none', () => {
  expect(formToCheckout(values, 'm1', false)).toEqual({
    memberId: 'm1', items: [{ priceId: 'p1', quantity: 2 }], trialDays: 14, allowPromotionCodes: true, successUrl: 'https://app.example.org/done', cancelUrl: null, allowMultiple: false,
  });
});

test('a trial that was typed is left out when nothing recurs any more', () => {
  expect(formToCheckout({ ...values, items: [{ ...emptyItem(), priceId: 'p2' }] }, 'm1', false).trialDays).toBeNull();
});

test('what cannot be sent is said on its field', () => {
  expect(checkoutFormErrors(values)).toEqual({});
  const twice = [...values.items, { ...emptyItem(), priceId: 'p1', quantity: '' }, emptyItem()];
  expect(Object.keys(checkoutFormErrors({ ...values, items: twice, trialDays: 731, successUrl: ' ' }))).toEqual([
    'items.1.priceId', 'items.1.quantity', 'items.2.priceId', 'trialDays', 'successUrl',
  ]);
});
