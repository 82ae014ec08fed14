import * as fc from 'fast-check';
import { amountProblem, formatMoney, moneyToText, parseMoney, type CurrencyFormat } from './money.ts';

const eur = { code: 'eur', symbol: '€', exponent: 2, step: 1 };
const usd = { code: 'usd', symbol: '$', exponent: 2, step: 1 };
const jpy = { code: 'jpy', symbol: '¥', exponent: 0, step: 1 };
const kwd = { code: 'kwd', symbol: 'KWD', exponent: 3, step: 1 };
const currencies: CurrencyFormat[] = [eur, jpy, kwd];

/** Minor units up to 999,999.99 dollars, Stripe's eight digits. */
const anyAmount = fc.integer({ min: 0, max: 99_999_999 });
const anyCurrency = fc.constantFrom(...currencies);

function group(integer: string, mark: string): string {
  return integer.replace(/\B(?=(\d{3})+$)/g, mark);
}

describe('parseMoney', () => {
  test.each([
    ['12.50', eur, 1250],
    ['12,50', eur, 1250],
    ['12,5', eur, 1250],
    ['12', eur, 1200],
    ['12.', eur, 1200],
    ['.5', eur, 50],
    ['0.05', eur, 5],
    ['1,234.50', eur, 123450],
    ['1.234,50', eur, 123450],
    ['1 234,50', eur, 123450],
    ['1 234,50', eur, 123450],
    ["1'234.50", eur, 123450],
    ['1,234,567', eur, 123456700],
    ['12,34,567.00', eur, 123456700],
    ['€12.50', eur, 1250],
    ['12,50 €', eur, 1250],
    ['12.50 EUR', eur, 1250],
    ['eur 12.50', eur, 1250],
    ['12.50', usd, 1250],
    ['$1,234.50', usd, 123450],
    ['500', jpy, 500],
    ['¥500', jpy, 500],
    ['1,234', jpy, 1234],
    ['１２３４', jpy, 1234],
    ['1.250', kwd, 1250],
    ['1.2', kwd, 1200],
    ['1,234.567', kwd, 1234567],
    ['99999999', jpy, 99999999],
    ['999999.99', eur, 99999999],
  ])('%s in $code is %d minor units', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, amount });
  });

  test.each([
    ['', eur, /Enter an amount/],
    ['   ', eur, /Enter an amount/],
    ['€', eur, /Enter an amount/],
    ['-5', eur, /negative/],
    ['−5', eur, /negative/],
    ['$5', eur, /EUR.*another currency/],
    ['five', eur, /another currency/],
    ['1e5', eur, /another currency/],
    ['5%', eur, /not an amount.*12\.50/],
    ['..', eur, /not an amount/],
    ['1,234', eur, /two ways.*1234\.00/],
    ['1.234', eur, /two ways/],
    ['12.505', eur, /two ways/],
    ['0.505', eur, /2 decimals.*12\.50/],
    ['12.5055', eur, /2 decimals/],
    ['12.50', jpy, /no decimals/],
    ['1.234', jpy, /two ways.*1234/],
    ['1,250', kwd, /two ways.*1250\.000 for thousands; 1\.250 if not/],
    ['1.2345', kwd, /3 decimals/],
    ['1,23,4', eur, /groups of three/],
    ['12 34', eur, /groups of three/],
    ['1,234.567,00', eur, /groups of three/],
    ['1.2.3,4', eur, /groups of three/],
    ['9999999999999999', eur, /too large/],
  ])('%s in $code is refused', (text, currency, message) => {
    const parsed = parseMoney(text, currency);
    expect(parsed).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  test('what we write ourselves reads back to the same amount', () => {
    fc.assert(fc.property(anyAmount, anyCurrency, (amount, currency) => {
      expect(parseMoney(moneyToText(amount, currency.exponent), currency)).toEqual({ ok: true, amount });
    }));
  });

  test('what a browser formats reads back to the same amount', () => {
    fc.assert(fc.property(anyAmount, anyCurrency, (amount, currency) => {
      expect(parseMoney(formatMoney(amount, currency), currency)).toEqual({ ok: true, amount });
    }));
  });

  test('full decimals with any thousands mark read to the same amount', () => {
    const styles = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], [' ', '.'], ["'", '.'], ['’', ','], ['\u00a0', ','], ['\u202f', ',']);
    fc.assert(fc.property(fc.integer({ min: 1_000_000, max: 99_999_999 }), styles, (amount, [thousands = '', decimal = '']) => {
      const [integer = '', fraction = ''] = moneyToText(amount, 2).split('.');
      expect(parseMoney(`${group(integer, thousands)}${decimal}${fraction}`, eur)).toEqual({ ok: true, amount });
    }));
  });

  test('never rounds: more decimals than the currency has are refused', () => {
    fc.assert(fc.property(anyCurrency, fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^\d{1,4}$/), (currency, integer, extra) => {
      const tooMany = '1'.repeat(currency.exponent) + extra;
      expect(parseMoney(`${integer}.${tooMany}`, currency).ok).toBe(false);
    }));
  });

  test('whatever is typed gives an exact, not negative amount or a sentence', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d., '€$-]{0,14}$/)), anyCurrency, (text, currency) => {
      const parsed = parseMoney(text, currency);
      const acceptable = parsed.ok ? Number.isSafeInteger(parsed.amount) && parsed.amount >= 0 : parsed.message.endsWith('.');
      expect(acceptable).toBe(true);
    }));
  });
});

describe('amountProblem', () => {
  const limits = { ...eur, minimumAmount: 50, maximumAmount: 99_999_999 };

  test('names the smallest and the largest amount', () => {
    expect(amountProblem(49, limits)).toMatch(/smallest.*€0\.50/);
    expect(amountProblem(50, limits)).toBeNull();
    expect(amountProblem(99_999_999, limits)).toBeNull();
    expect(amountProblem(100_000_000, limits)).toMatch(/€999,999\.99/);
  });

  test('zero is a free price, unless it may not be', () => {
    expect(amountProblem(0, limits)).toBeNull();
    expect(amountProblem(0, limits, { allowZero: false })).toMatch(/above zero/);
  });

  test('names the step of a currency that has one', () => {
    const dinar = { ...kwd, step: 10, minimumAmount: null, maximumAmount: 99_999_999 };
    expect(amountProblem(1005, dinar)).toMatch(/steps of KWD.0\.010/);
    expect(amountProblem(1010, dinar)).toBeNull();
  });
});

test('a credit has its sign before the currency', () => {
  expect(formatMoney(-1250, { code: 'eur', symbol: '€', exponent: 2, step: 1 })).toBe('-€12.50');
});
