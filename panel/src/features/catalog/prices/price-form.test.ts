import * as fc from 'fast-check';
import { priceFormErrors } from './price-form-errors.ts';
import { formToNewPrice, formToPricing, newPrice, priceToForm, type ExistingPrice, type PriceFormValues } from './price-form-values.ts';
import { previewPrice } from './price-preview.ts';

const eur = { code: 'eur', symbol: '€', exponent: 2, step: 1, minimumAmount: 50, maximumAmount: 99_999_999 };
const jpy = { code: 'jpy', symbol: '¥', exponent: 0, step: 1, minimumAmount: 50, maximumAmount: 99_999_999 };

function form(fields: Partial<PriceFormValues>): PriceFormValues {
  return { ...newPrice('eur'), ...fields };
}

const monthly = { interval: 'MONTH', intervalCount: 1 } as const;

test.each<[string, Partial<PriceFormValues>]>([
  ['€12.50 every month', { unitAmount: '12,50' }],
  ['€12.50 every 3 months', { unitAmount: '12.5', recurring: { interval: 'MONTH', intervalCount: 3 } }],
  ['€12.50 once', { unitAmount: '12.50', billing: 'one-time' }],
  ['Free every month', { unitAmount: '0' }],
  ['Pay what you want, from €5.00 once', { model: 'custom', billing: 'one-time', customUnitAmount: { minimum: '5', preset: '', maximum: '' } }],
  ['From €4.00 per unit every month', { model: 'tiers', tiers: [{ upTo: '', unitAmount: '4', flatAmount: '10' }] }],
  ['From €10.00 every month', { model: 'tiers', tiers: [{ upTo: '', unitAmount: '', flatAmount: '10' }] }],
])('the preview reads as the API will: %s', (line, fields) => {
  expect(previewPrice(form(fields), eur)).toBe(line);
});

test('there is no preview of an amount that cannot be read', () => {
  expect(previewPrice(form({ unitAmount: '1,234' }), eur)).toBeNull();
  expect(previewPrice(form({}), eur)).toBeNull();
});

test('a price put into the form for its successor comes out as it was', () => {
  const amount = fc.integer({ min: 0, max: 99_999_999 });
  const maybe = fc.option(amount);
  const flat = fc.record({ unitAmount: amount });
  const custom = fc.record({ customUnitAmount: fc.record({ minimum: maybe, preset: maybe, maximum: maybe }) });
  const tiers = fc.record({ unitAmount: amount, flatAmount: maybe }).map((tier) => ({
    tiersMode: 'VOLUME' as const, tiers: [{ upTo: 10, ...tier }, { upTo: null, ...tier }],
  }));
  const untouched = { unitAmount: null, customUnitAmount: null, tiersMode: null, tiers: null };
  fc.assert(fc.property(fc.oneof(flat, custom, tiers), fc.constantFrom(eur, jpy), fc.option(fc.constant(monthly)), (pricing, currency, recurring) => {
    const price: ExistingPrice = { ...untouched, ...pricing, currency: currency.code, recurring, taxBehavior: 'UNSPECIFIED', metadata: {} };
    expect(formToPricing(priceToForm(price, currency), currency)).toEqual({ ...untouched, ...pricing, recurring });
  }));
});

test('a new price carries only what its model uses', () => {
  const input = formToNewPrice(form({ unitAmount: '5', lookupKey: ' monthly ', metadata: [{ key: 'team', value: 'x' }, { key: '', value: '' }] }), 'p1', eur);
  expect(input).toEqual({
    productId: 'p1', currency: 'eur', unitAmount: 500, recurring: monthly, taxBehavior: 'UNSPECIFIED', nickname: null, lookupKey: 'monthly', metadata: { team: 'x' },
  });
});

test.each<[string, Partial<PriceFormValues>, Record<string, unknown>]>([
  ['no amount', {}, { unitAmount: 'Enter an amount.' }],
  ["below Stripe's smallest charge", { unitAmount: '0.49' }, { unitAmount: expect.stringContaining('€0.50') }],
  ['free is fine', { unitAmount: '0' }, {}],
  ['longer than three years', { unitAmount: '5', recurring: { interval: 'MONTH', intervalCount: 37 } }, { 'recurring.intervalCount': expect.stringContaining('36 months') }],
  ['no whole period', { unitAmount: '5', recurring: { interval: 'WEEK', intervalCount: '' } }, { 'recurring.intervalCount': expect.stringContaining('whole number') }],
  ['a small amount per unit is fine', { model: 'tiers', tiers: [{ upTo: '', unitAmount: '0.01', flatAmount: '' }] }, {}],
  [
    'tiers out of order', { model: 'tiers', tiers: [{ upTo: '10', unitAmount: '1', flatAmount: '' }, { upTo: '10', unitAmount: '1', flatAmount: '' }, { upTo: '', unitAmount: '', flatAmount: '' }] },
    { 'tiers.1.upTo': 'More than 10.', 'tiers.2.unitAmount': 'Enter an amount.' },
  ],
  [
    'suggested outside lowest and highest', { model: 'custom', billing: 'one-time', customUnitAmount: { minimum: '5', preset: '1', maximum: '3' } },
    { 'customUnitAmount.preset': expect.stringContaining('Between'), 'customUnitAmount.maximum': expect.stringContaining('lowest') },
  ],
  ['the same metadata key twice', { unitAmount: '5', metadata: [{ key: 'a', value: '1' }, { key: ' a', value: '2' }] }, { 'metadata.1.key': 'This key is there twice.' }],
])('%s', (_, fields, errors) => {
  expect(priceFormErrors(form(fields), eur)).toEqual(errors);
});
