/**
 * Money as people write it and as the API carries it: integer minor units (cents for EUR, whole yen for JPY, fils for
 * KWD). Everything here is string arithmetic; a float never holds an amount.
 */

/** What is needed of a currency to read and write its amounts; the API's `currencies` has it. */
export interface CurrencyFormat {
  /** ISO 4217, either case. */
  code: string;
  symbol: string;
  /** Decimals of the minor unit: 0, 2 or 3. */
  exponent: number;
  /** Amounts must be a multiple of this many minor units. */
  step: number;
}

/** What is needed to tell whether an amount can be charged. Amounts in minor units. */
export interface CurrencyLimits extends CurrencyFormat {
  minimumAmount?: number | null;
  maximumAmount: number;
}

/** `amount` in minor units, or a sentence that says what is wrong and how to write it instead. */
export type ParsedMoney = { ok: true; amount: number } | { ok: false; message: string };

/** More digits than this could leave the range of exact integers (2^53 − 1). */
const MAX_DIGITS = 15;

const GROUPED_BY_THREE = /^\d{1,3}(?:,\d{3})+$/;
/** Indian grouping, 12,34,567. */
const GROUPED_BY_LAKH = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * Reads an amount the way a person writes it: `12.50`, `12,50`, `1,234.50`, `1 234,50`, `1'234.50`, `€12.50`, `12.50 EUR`.
 * Never rounds and never guesses: what is too precise for the currency, or could be read in two ways, is refused.
 */
export function parseMoney(text: string, currency: CurrencyFormat): ParsedMoney {
  const code = currency.code.toUpperCase();
  const bare = stripCurrency(text.normalize('NFKC').trim(), currency);
  if (bare === '') return refuse('Enter an amount.');
  if (/^[-−–(]/.test(bare)) return refuse('An amount cannot be negative.');
  if (/[\p{Sc}\p{L}]/u.test(bare)) {
    return refuse(`Write the amount in ${code} with digits only, or choose another currency.`);
  }
  if (!/^[\d.,'’ ]+$/.test(bare) || !/\d/.test(bare)) return refuse(`“${text.trim()}” is not an amount. Write it like ${example(currency)}.`);

  const split = splitDecimals(bare, currency);
  if ('message' in split) return refuse(split.message);
  const { integer, fraction } = split;
  if (fraction.length > currency.exponent) return refuse(tooPrecise(currency));

  const digits = (integer + fraction.padEnd(currency.exponent, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > MAX_DIGITS) return refuse('This amount is too large.');
  return { ok: true, amount: Number(digits) };
}

/**
 * The amount as text that {@link parseMoney} reads back to the same amount: `12.50`, `500`, `1.250`.
 * @param amount minor units, not negative
 */
export function moneyToText(amount: number, exponent: number): string {
  const digits = String(amount).padStart(exponent + 1, '0');
  if (exponent === 0) return digits;
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * The amount for a person, `€12.50`, where the server does not format it: previews while typing, lines of an invoice.
 * @param amount minor units; negative: credit
 */
export function formatMoney(amount: number, currency: CurrencyFormat): string {
  // A currency that is written without decimals though Stripe counts it in hundredths (ISK) keeps to whole units.
  const decimals = currency.step === 100 && amount % 100 === 0 ? 0 : currency.exponent;
  const formatter = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currency.code.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // A numeric string is formatted exactly (ECMA-402, Intl.NumberFormat v3); a number would go through a float.
  return formatter.format(`${amount < 0 ? '-' : ''}${moneyToText(Math.abs(amount), currency.exponent)}` as Intl.StringNumericLiteral);
}

/** Why an amount (minor units) cannot be charged in this currency, or null. `allowZero`: Stripe lets a price be free. */
export function amountProblem(amount: number, currency: CurrencyLimits, { allowZero = true } = {}): string | null {
  if (amount === 0) return allowZero ? null : 'Enter an amount above zero.';
  if (amount % currency.step !== 0) {
    return `Stripe takes ${currency.code.toUpperCase()} in steps of ${formatMoney(currency.step, currency)}.`;
  }
  if (currency.minimumAmount != null && amount < currency.minimumAmount) {
    return `Stripe's smallest charge in ${currency.code.toUpperCase()} is ${formatMoney(currency.minimumAmount, currency)}.`;
  }
  if (amount > currency.maximumAmount) return `The largest amount is ${formatMoney(currency.maximumAmount, currency)}.`;
  return null;
}

/** An amount written the way this currency is, for placeholders: `12.50`, `1250`, `12.500`. */
export function example(currency: CurrencyFormat): string {
  return currency.exponent === 0 ? '1250' : `12.5${'0'.repeat(currency.exponent - 1)}`;
}

function refuse(message: string): ParsedMoney {
  return { ok: false, message };
}

function tooPrecise(currency: CurrencyFormat): string {
  const code = currency.code.toUpperCase();
  if (currency.exponent === 0) return `${code} has no decimals. Write a whole amount, like ${example(currency)}.`;
  return `${code} has ${currency.exponent} decimals. Write it like ${example(currency)}.`;
}

/** Takes the currency's own symbol or code off either end; any other stays and is refused by the caller. */
function stripCurrency(text: string, currency: CurrencyFormat): string {
  const symbol = currency.symbol.normalize('NFKC');
  for (const mark of [currency.code.toUpperCase(), symbol, symbol.replace(/^[A-Z]+(?=\P{L})/u, '')]) {
    if (mark === '') continue;
    if (text.toUpperCase().startsWith(mark.toUpperCase())) return text.slice(mark.length).trim();
    if (text.toUpperCase().endsWith(mark.toUpperCase())) return text.slice(0, -mark.length).trim();
  }
  return text;
}

/** Tells the decimal mark from the thousands marks. */
function splitDecimals(bare: string, currency: CurrencyFormat): { integer: string; fraction: string } | { message: string } {
  const notGrouped = { message: `The thousands in “${bare}” are not in groups of three. Write it like ${example(currency)}.` };
  const marks = bare.replace(/[^.,]/g, '');
  const spaced = /[ '’]/.test(bare);
  const last = marks.at(-1);

  // No dot and no comma, or only one kind of them several times: there are no decimals.
  if (last === undefined || (marks.length > 1 && marks === last.repeat(marks.length))) {
    const integer = ungroup(bare);
    return integer === null ? notGrouped : { integer, fraction: '' };
  }

  const at = bare.lastIndexOf(last);
  const fraction = bare.slice(at + 1);
  if (!/^\d*$/.test(fraction) || marks.indexOf(last) !== marks.length - 1) return notGrouped;
  const integer = bare.slice(0, at) === '' ? '0' : ungroup(bare.slice(0, at));
  if (integer === null) return notGrouped;

  // “1,234” alone: one thousand two hundred, or one and a bit? Only where a single reading fits the currency is it taken.
  const couldBeThousands = marks.length === 1 && !spaced && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(integer);
  if (couldBeThousands && last === ',' && currency.exponent === 0) return { integer: integer + fraction, fraction: '' };
  if (couldBeThousands && !(last === '.' && currency.exponent === 3)) {
    const whole = `${integer}${fraction}`;
    const decimals = currency.exponent === 0 ? '' : `.${'0'.repeat(currency.exponent)}`;
    const otherwise = currency.exponent === 3 ? `${integer}.${fraction} if not` : tooPrecise(currency);
    return { message: `“${bare}” can be read in two ways. Write ${whole}${decimals} for thousands; ${otherwise.replace(/\.$/, '')}.` };
  }
  return currency.exponent === 0 ? { message: tooPrecise(currency) } : { integer, fraction };
}

/** The digits of a whole number, or null when its thousands marks are out of place or of several kinds. */
function ungroup(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  const kinds = new Set(text.replace(/\d/g, ''));
  if (kinds.size !== 1) return null;
  const withCommas = text.replace(/\D/g, ',');
  if (!GROUPED_BY_THREE.test(withCommas) && !GROUPED_BY_LAKH.test(withCommas)) return null;
  return text.replace(/\D/g, '');
}
