import { periodProblem } from '../../../lib/words/billing-period.ts';
import { metadataErrors } from '../../../lib/forms/metadata-entries.ts';
import { amountProblem, parseMoney, type CurrencyLimits } from '../../../lib/words/money.ts';
import type { PriceFormValues } from './price-form-values.ts';

/**
 * What can be told before asking the server, by the path of the field; the server checks everything again.
 * Rules are Stripe's (https://docs.stripe.com/api/prices/create).
 */
export function priceFormErrors(values: PriceFormValues, currency: CurrencyLimits | undefined): Record<string, string> {
  if (!currency) return { currency: 'Choose a currency.' };
  return withoutNulls({
    ...metadataErrors(values.metadata),
    ...(values.model === 'flat' && { unitAmount: moneyProblem(values.unitAmount, currency, { required: true }) }),
    ...(values.model === 'custom' && customErrors(values, currency)),
    ...(values.model === 'tiers' && tierErrors(values, currency)),
    'recurring.intervalCount': values.billing === 'recurring'
      ? periodProblem({ interval: values.recurring.interval, intervalCount: Number(values.recurring.intervalCount) })
      : null,
    lookupKey: values.lookupKey.trim().length > 200 ? 'At most 200 characters.' : null,
  });
}

function customErrors({ customUnitAmount }: PriceFormValues, currency: CurrencyLimits): Record<string, string | null> {
  const amounts = {
    minimum: amountOf(customUnitAmount.minimum, currency), preset: amountOf(customUnitAmount.preset, currency), maximum: amountOf(customUnitAmount.maximum, currency),
  };
  const { minimum, preset, maximum } = amounts;
  const presetOutside = preset !== null && ((minimum !== null && preset < minimum) || (maximum !== null && preset > maximum));
  return {
    'customUnitAmount.minimum': moneyProblem(customUnitAmount.minimum, currency),
    'customUnitAmount.preset': moneyProblem(customUnitAmount.preset, currency) ?? (presetOutside ? 'Between the lowest and the highest amount.' : null),
    'customUnitAmount.maximum': moneyProblem(customUnitAmount.maximum, currency)
      ?? (minimum !== null && maximum !== null && maximum < minimum ? 'Not below the lowest amount.' : null),
  };
}

function tierErrors({ tiers }: PriceFormValues, currency: CurrencyLimits): Record<string, string | null> {
  const errors: Record<string, string | null> = {};
  let before = 0;
  tiers.forEach((tier, index) => {
    const path = `tiers.${index}`;
    if (index < tiers.length - 1) {
      const upTo = /^\d{1,12}$/.test(tier.upTo.trim()) ? Number(tier.upTo) : 0;
      errors[`${path}.upTo`] = upTo > before ? null : before === 0 ? 'A whole number from 1.' : `More than ${before}.`;
      before = Math.max(before, upTo);
    }
    // A tier may be free per unit, with a flat fee, or both; an entirely empty one is a slip.
    const empty = !tier.unitAmount.trim() && !tier.flatAmount.trim();
    errors[`${path}.unitAmount`] = empty ? 'Enter an amount.' : tierAmountProblem(tier.unitAmount, currency);
    errors[`${path}.flatAmount`] = tierAmountProblem(tier.flatAmount, currency);
  });
  return errors;
}

/** Stripe's smallest charge holds for the sum, not for one tier's amount. */
function tierAmountProblem(text: string, currency: CurrencyLimits): string | null {
  return moneyProblem(text, { ...currency, minimumAmount: null });
}

function moneyProblem(text: string, currency: CurrencyLimits, { required = false } = {}): string | null {
  if (!text.trim()) return required ? 'Enter an amount.' : null;
  const parsed = parseMoney(text, currency);
  return parsed.ok ? amountProblem(parsed.amount, currency) : parsed.message;
}

function amountOf(text: string, currency: CurrencyLimits): number | null {
  const parsed = parseMoney(text, currency);
  return parsed.ok ? parsed.amount : null;
}

function withoutNulls(errors: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== null));
}
