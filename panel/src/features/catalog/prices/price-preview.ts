import { everyPeriod } from '../../../lib/words/billing-period.ts';
import { formatMoney, parseMoney, type CurrencyLimits } from '../../../lib/words/money.ts';
import type { PriceFormValues } from './price-form-values.ts';

/**
 * What members will read, in the words of the API's `summary`; null while the amount is missing or cannot be read.
 */
export function previewPrice(values: PriceFormValues, currency: CurrencyLimits): string | null {
  const amount = amountText(values, currency);
  return amount === null ? null : `${amount} ${everyText(values)}`;
}

function amountText(values: PriceFormValues, currency: CurrencyLimits): string | null {
  const money = (text: string | undefined) => {
    const parsed = parseMoney(text ?? '', currency);
    return parsed.ok ? formatMoney(parsed.amount, currency) : null;
  };
  if (values.model === 'custom') {
    const minimum = money(values.customUnitAmount.minimum);
    return minimum ? `Pay what you want, from ${minimum}` : 'Pay what you want';
  }
  if (values.model === 'tiers') {
    const [first] = values.tiers;
    const unit = money(first?.unitAmount);
    const flat = money(first?.flatAmount);
    if (unit) return `From ${unit} per unit`;
    return flat && `From ${flat}`;
  }
  const parsed = parseMoney(values.unitAmount, currency);
  if (!parsed.ok) return null;
  return parsed.amount === 0 ? 'Free' : formatMoney(parsed.amount, currency);
}

function everyText({ billing, recurring }: PriceFormValues): string {
  if (billing === 'one-time') return 'once';
  const intervalCount = Number(recurring.intervalCount);
  return everyPeriod({ interval: recurring.interval, intervalCount: intervalCount >= 1 ? intervalCount : 1 });
}
