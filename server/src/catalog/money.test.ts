import fc from 'fast-check'
import { currencies, findCurrency } from './currencies.ts'
import { decimalText, formatMoney } from './money.ts'

/** All of ISO 4217, those that Stripe does not charge in included. */
const codes = [...new Set([...Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()), ...currencies.map(({ code }) => code)])]
const currency = fc.constantFrom(...codes).map((code) => ({ code, exponent: findCurrency(code)?.exponent ?? 2 }))
const amount = fc.integer({ min: 0, max: 99_999_999 })

/** The digits of a text, whatever stands between them. */
const digitsOf = (text: string) => text.replace(/\D/g, '')

describe('formatMoney', () => {
  it.each([
    [1250, 'eur', '€12.50'], [5, 'usd', '$0.05'], [500, 'jpy', '¥500'], [5120, 'kwd', 'KWD 5.120'], [123456789, 'usd', '$1,234,567.89'],
    [500, 'isk', 'kr 5'], [-250, 'gbp', '-£2.50'], [0, 'chf', 'CHF 0.00'], [100, 'UGX', 'UGX 1'],
  ])('writes %d %s as %s', (minor, code, text) => {
    expect(formatMoney(minor, code).replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('keeps every digit of every amount in every currency', () => {
    fc.assert(fc.property(currency, amount, ({ code, exponent }, minor) => {
      const digits = digitsOf(formatMoney(minor, code))
      const whole = digitsOf(decimalText(minor, exponent))
      // Currencies that Stripe counts in hundredths but people write whole lose two zeros, never anything else.
      expect([whole, whole.replace(/00$/, '')]).toContain(digits)
    }))
  })

  it('writes different amounts differently', () => {
    fc.assert(fc.property(currency, amount, amount, ({ code }, a, b) => {
      fc.pre(a !== b)
      expect(formatMoney(a, code)).not.toBe(formatMoney(b, code))
    }))
  })

  it('writes an ISO currency that Stripe does not know with two decimals', () => {
    expect(formatMoney(1234, 'cup')).toMatch(/12\.34/)
  })
})

describe('decimalText', () => {
  it('is read back to the same amount by moving the point', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, exponent) => {
      const [whole = '', fraction = ''] = decimalText(minor, exponent).split('.')
      expect(fraction).toHaveLength(exponent)
      expect(BigInt(whole + fraction)).toBe(BigInt(minor))
    }))
  })

  it('refuses what is no whole number', () => {
    fc.assert(fc.property(fc.double({ noInteger: true }), (value) => {
      expect(() => decimalText(value, 2)).toThrow(RangeError)
    }))
  })
})

describe('currencies', () => {
  it('are known to ISO 4217, listed once and found in any case', () => {
    for (const { code, name, symbol } of currencies) {
      expect(name).not.toBe(code.toUpperCase())
      expect(symbol).not.toBe('')
      expect(findCurrency(code.toUpperCase())?.code).toBe(code)
    }
    expect(new Set(currencies.map(({ code }) => code)).size).toBe(currencies.length)
  })

  it('have a smallest charge that is itself a valid amount', () => {
    for (const { minimumAmount, step } of currencies) expect((minimumAmount ?? 0) % step).toBe(0)
  })
})
