import { invalidRequest } from '../http/api-error.ts'
import { text, type Param } from '../params/param.ts'

/** Presentment currencies of a Stripe account (https://docs.stripe.com/currencies), in the order of Stripe's own message. */
const CURRENCIES =
  'usd, aed, afn, all, amd, ang, aoa, ars, aud, awg, azn, bam, bbd, bdt, bgn, bhd, bif, bmd, bnd, bob, brl, bsd, bwp, byn, bzd, cad, cdf, chf, clp, cny, cop, crc, cve, czk, djf, dkk, dop, dzd, egp, etb, eur, fjd, fkp, gbp, gel, gip, gmd, gnf, gtq, gyd, hkd, hnl, hrk, htg, huf, idr, ils, inr, isk, jmd, jod, jpy, kes, kgs, khr, kmf, krw, kwd, kyd, kzt, lak, lbp, lkr, lrd, lsl, mad, mdl, mga, mkd, mmk, mnt, mop, mro, mur, mvr, mwk, mxn, myr, mzn, nad, ngn, nio, nok, npr, nzd, omr, pab, pen, pgk, php, pkr, pln, pyg, qar, ron, rsd, rub, rwf, sar, sbd, scr, sek, sgd, shp, sle, sll, sos, srd, std, szl, thb, tjs, tnd, top, try, ttd, twd, tzs, uah, ugx, uyu, uzs, vnd, vuv, wst, xaf, xcd, xcg, xof, xpf, yer, zar, zmw, usdc, btn, ghs, eek, lvl, svc, vef, ltl'
const SUPPORTED = new Set(CURRENCIES.split(', '))

/** Currencies whose amounts may have more than eight digits, and how many (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
const DIGITS: Readonly<Record<string, number>> = { idr: 12, cop: 10, huf: 10, jpy: 10, lbp: 11, inr: 9 }

/** A three-letter currency code in either case, read in lower case. @throws ApiError 400 `Invalid currency: …`. */
export function currency(): Param<string> {
  const inner = text()
  return {
    ...inner,
    read(value, path) {
      return supported(inner.read(value, path), path)
    },
  }
}

/** The code in lower case. @throws ApiError 400 `Invalid currency: …`. */
export function supported(code: string, param: string): string {
  const lower = code.toLowerCase()
  if (!SUPPORTED.has(lower)) throw invalidRequest(`Invalid currency: ${lower}. Stripe currently supports these currencies: ${CURRENCIES}`, { param })
  return lower
}

/** @throws ApiError 400 `amount_too_large` for more digits than Stripe takes in that currency: eight in most. */
export function checkAmountSize(minorUnits: number, code: string, param: string): void {
  const most = 10 ** (DIGITS[code] ?? 8) - 1
  if (minorUnits <= most) return
  throw invalidRequest(`Amount must be no more than ${formatted(most, code)}`, { code: 'amount_too_large', param })
}

function formatted(minorUnits: number, code: string): string {
  try {
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: code })
    return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  } catch {
    return `${minorUnits} ${code}`
  }
}
