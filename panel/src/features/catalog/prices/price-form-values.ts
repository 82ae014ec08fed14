import type { CreatePriceInput, PriceTierInput, RecurringInterval, TaxBehavior, TiersMode } from '../../../gql/graphql.ts';
import type { MetadataEntry } from '../../../lib/forms/metadata-entries.ts';
import { fromEntries, toEntries } from '../../../lib/forms/metadata-entries.ts';
import { moneyToText, parseMoney, type CurrencyLimits } from '../../../lib/words/money.ts';

/** One amount; what the member chooses to pay; an amount by quantity. */
export type PricingModel = 'flat' | 'custom' | 'tiers';

/** What the price form holds; amounts as typed. Names are those of the API's input, so that its field errors find their place. */
export interface PriceFormValues {
  currency: string;
  model: PricingModel;
  unitAmount: string;
  customUnitAmount: { minimum: string; preset: string; maximum: string };
  tiersMode: TiersMode;
  tiers: { upTo: string; unitAmount: string; flatAmount: string }[];
  billing: 'recurring' | 'one-time';
  recurring: { interval: RecurringInterval; intervalCount: number | string };
  taxBehavior: TaxBehavior;
  nickname: string;
  lookupKey: string;
  metadata: MetadataEntry[];
}

/** A price as the API gives it. Amounts in minor units. */
export interface ExistingPrice {
  currency: string;
  unitAmount?: number | null;
  customUnitAmount?: { minimum?: number | null; preset?: number | null; maximum?: number | null } | null;
  tiersMode?: TiersMode | null;
  tiers?: readonly { upTo?: number | null; unitAmount?: number | null; flatAmount?: number | null }[] | null;
  recurring?: { interval: RecurringInterval; intervalCount: number } | null;
  taxBehavior: TaxBehavior;
  nickname?: string | null;
  metadata: Record<string, string>;
}

/** A blank form: monthly, as most memberships are, in the currency given. */
export function newPrice(currency: string): PriceFormValues {
  return {
    currency,
    model: 'flat',
    unitAmount: '',
    customUnitAmount: { minimum: '', preset: '', maximum: '' },
    tiersMode: 'GRADUATED',
    tiers: [{ upTo: '10', unitAmount: '', flatAmount: '' }, { upTo: '', unitAmount: '', flatAmount: '' }],
    billing: 'recurring',
    recurring: { interval: 'MONTH', intervalCount: 1 },
    taxBehavior: 'UNSPECIFIED',
    nickname: '',
    lookupKey: '',
    metadata: [],
  };
}

/** A form that starts from a price, for its successor. */
export function priceToForm(price: ExistingPrice, currency: CurrencyLimits): PriceFormValues {
  const text = (amount: number | null | undefined) => (amount == null ? '' : moneyToText(amount, currency.exponent));
  const blank = newPrice(price.currency);
  return {
    ...blank,
    model: price.tiersMode ? 'tiers' : price.customUnitAmount ? 'custom' : 'flat',
    unitAmount: text(price.unitAmount),
    customUnitAmount: {
      minimum: text(price.customUnitAmount?.minimum), preset: text(price.customUnitAmount?.preset), maximum: text(price.customUnitAmount?.maximum),
    },
    tiersMode: price.tiersMode ?? blank.tiersMode,
    tiers: price.tiers?.map((tier) => ({ upTo: tier.upTo == null ? '' : String(tier.upTo), unitAmount: text(tier.unitAmount), flatAmount: text(tier.flatAmount) })) ?? blank.tiers,
    billing: price.recurring ? 'recurring' : 'one-time',
    recurring: price.recurring ? { interval: price.recurring.interval, intervalCount: price.recurring.intervalCount } : blank.recurring,
    taxBehavior: price.taxBehavior,
    nickname: price.nickname ?? '',
    metadata: toEntries(price.metadata),
  };
}

/** The API's fields for how much and how often, each one given: null where the model does not use it. */
export function formToPricing(values: PriceFormValues, currency: CurrencyLimits): Pick<CreatePriceInput, 'unitAmount' | 'customUnitAmount' | 'tiersMode' | 'tiers' | 'recurring'> {
  const amount = (text: string) => {
    const parsed = parseMoney(text, currency);
    return parsed.ok ? parsed.amount : null;
  };
  const { minimum, preset, maximum } = values.customUnitAmount;
  return {
    unitAmount: values.model === 'flat' ? amount(values.unitAmount) : null,
    customUnitAmount: values.model === 'custom' ? { minimum: amount(minimum), preset: amount(preset), maximum: amount(maximum) } : null,
    tiersMode: values.model === 'tiers' ? values.tiersMode : null,
    tiers: values.model === 'tiers'
      ? values.tiers.map((tier, index): PriceTierInput => ({
        upTo: index === values.tiers.length - 1 ? null : Number(tier.upTo), unitAmount: amount(tier.unitAmount), flatAmount: amount(tier.flatAmount),
      }))
      : null,
    recurring: values.billing === 'recurring'
      ? { interval: values.recurring.interval, intervalCount: Number(values.recurring.intervalCount) }
      : null,
  };
}

/** The input for a new price: only what applies to its model. */
export function formToNewPrice(values: PriceFormValues, productId: string, currency: CurrencyLimits): CreatePriceInput {
  const pricing = Object.fromEntries(Object.entries(formToPricing(values, currency)).filter(([, value]) => value !== null));
  return {
    productId,
    currency: values.currency,
    ...pricing,
    taxBehavior: values.taxBehavior,
    nickname: values.nickname.trim() || null,
    lookupKey: values.lookupKey.trim() || null,
    metadata: fromEntries(values.metadata),
  };
}
