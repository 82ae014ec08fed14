/**
 * The currencies that Stripe charges in, and how their amounts are written.
 *
 * Stripe's table, not Intl's: Intl follows CLDR and the cash in people's pockets (it writes AFN, IQD or UGX
 * with no decimals), while Stripe's minor units are part of its API and stay as they are.
 * Source: https://docs.stripe.com/currencies (presentment currencies, zero-decimal, three-decimal, special
 * cases, minimum and maximum charge amounts).
 */

/** A currency as Stripe counts it. All amounts are integers in minor units. */
export interface Currency {
  /** ISO 4217, lower case. */
  code: string
  /** English name. */
  name: string
  /** Short sign such as €, or the code where there is none. */
  symbol: string
  /** Decimals between the minor unit and the way the currency is written: 0, 2 or 3. */
  exponent: number
  /** Every amount must be a multiple of this many minor units. */
  step: number
  /** The smallest amount Stripe charges; undefined where Stripe names none. */
  minimumAmount: number | undefined
  /** The largest amount Stripe charges. */
  maximumAmount: number
}

const TWO_DECIMAL =
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk ' +
  'dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr ' +
  'lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar ' +
  'sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx uyu uzs wst xcd xcg yer zar zmw'
const ZERO_DECIMAL = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'
const THREE_DECIMAL = 'bhd jod kwd omr tnd'

/** Written without decimals today, but still counted in hundredths by Stripe's API. */
const WHOLE_UNITS_IN_HUNDREDTHS = new Set(['isk', 'ugx'])

const MINIMUM_AMOUNTS: Record<string, number> = {
  usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17500,
  inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1000,
}

/** Eight digits, Stripe's limit for `unit_amount`. */
const MAXIMUM_AMOUNT = 99_999_999

const names = new Intl.DisplayNames('en', { type: 'currency' })

function symbolOf(code: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return parts.find((part) => part.type === 'currency')?.value ?? code.toUpperCase()
}

function group(codes: string, exponent: number, step: number): Currency[] {
  return codes.split(' ').map((code) => ({
    code,
    name: names.of(code.toUpperCase()) ?? code.toUpperCase(),
    symbol: symbolOf(code),
    exponent,
    step: WHOLE_UNITS_IN_HUNDREDTHS.has(code) ? 100 : step,
    minimumAmount: MINIMUM_AMOUNTS[code],
    maximumAmount: MAXIMUM_AMOUNT,
  }))
}

/** Every currency, by code. */
export const currencies: readonly Currency[] = [
  ...group(TWO_DECIMAL, 2, 1),
  ...group(ZERO_DECIMAL, 0, 1),
  // Stripe's payment partners need the last of three decimals to be 0.
  ...group(THREE_DECIMAL, 3, 10),
].sort((a, b) => a.code.localeCompare(b.code))

const byCode = new Map(currencies.map((currency) => [currency.code, currency]))

/** The currency of an ISO 4217 code in any case; undefined when Stripe does not charge in it. */
export function findCurrency(code: string): Currency | undefined {
  return byCode.get(code.toLowerCase())
}
