import { findCurrency } from './currencies.ts'

/**
 * An amount as people write it, e.g. 1250 eur → "€12.50", 500 jpy → "¥500".
 *
 * The decimal text is made by moving the point in the string of digits: no amount ever becomes a fraction
 * in a floating-point number.
 * @param amount integer, minor units
 * @param code ISO 4217, any case; an unknown one is written as two-decimal with its code
 */
export function formatMoney(amount: number, code: string): string {
  const { exponent, step } = findCurrency(code) ?? { exponent: 2, step: 1 }
  const digits = step === 100 && amount % 100 === 0 ? 0 : exponent
  return formatter(code.toUpperCase(), digits).format(decimalText(amount, exponent))
}

/** An amount as the API shows it. @param amount integer, minor units */
export function moneyOf(amount: number, currency: string): { amount: number; currency: string; formatted: string } {
  return { amount, currency, formatted: formatMoney(amount, currency) }
}

/** The decimal number of an amount as text, e.g. (-5, 2) → "-0.05". */
export function decimalText(amount: number, exponent: number): `${number}` {
  if (!Number.isSafeInteger(amount)) throw new RangeError('An amount of money must be a whole number of minor units.')
  const sign = amount < 0 ? '-' : ''
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const fraction = digits.slice(digits.length - exponent)
  return `${sign}${whole}${exponent > 0 ? `.${fraction}` : ''}` as `${number}`
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency}${digits}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat('en', {
      style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits,
    })
    formatters.set(key, found)
  }
  return found
}
