import type { CreateCheckoutSessionInput } from '../../gql/graphql.ts';

/** One price to be paid. */
export interface CheckoutItemValues {
  /** Tells the entries apart while they have no price. */
  key: string;
  priceId: string;
  quantity: number | string;
  recurring: boolean;
}

/** What the dialog holds. Names are those of the API's input, so that its field errors find their place. */
export interface CheckoutFormValues {
  items: CheckoutItemValues[];
  /** Days; empty: no trial. */
  trialDays: number | string;
  allowPromotionCodes: boolean;
  successUrl: string;
  cancelUrl: string;
}

/** Stripe's limits, as the API has them. */
export const MOST_ITEMS = 20;
export const MOST_UNITS = 999_999;
export const LONGEST_TRIAL = 730;

let made = 0;

export function emptyItem(): CheckoutItemValues {
  made += 1;
  return { key: `item ${made}`, priceId: '', quantity: 1, recurring: false };
}

/** A trial is for what recurs. */
export function mayHaveTrial({ items }: CheckoutFormValues): boolean {
  return items.some(({ recurring }) => recurring);
}

/** The API's input; `allowMultiple` also for a member who has one of the products already. */
export function formToCheckout(values: CheckoutFormValues, memberId: string, allowMultiple: boolean): CreateCheckoutSessionInput {
  const trialDays = mayHaveTrial(values) && values.trialDays !== '' ? Number(values.trialDays) : null;
  return {
    memberId,
    items: values.items.map(({ priceId, quantity }) => ({ priceId, quantity: Number(quantity) })),
    trialDays,
    allowPromotionCodes: values.allowPromotionCodes,
    successUrl: values.successUrl.trim(),
    cancelUrl: values.cancelUrl.trim() || null,
    allowMultiple,
  };
}

/** What can be told before asking the server; the server checks everything again. */
export function checkoutFormErrors(values: CheckoutFormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const seen = new Set<string>();
  values.items.forEach(({ priceId, quantity }, index) => {
    if (!priceId) errors[`items.${index}.priceId`] = 'Choose a price.';
    else if (seen.has(priceId)) errors[`items.${index}.priceId`] = 'This price is here already: raise its quantity instead.';
    seen.add(priceId);
    if (!isWhole(quantity, MOST_UNITS)) errors[`items.${index}.quantity`] = 'From 1.';
  });
  if (mayHaveTrial(values) && values.trialDays !== '' && !isWhole(values.trialDays, LONGEST_TRIAL)) errors.trialDays = `Whole days, 1 to ${LONGEST_TRIAL}. Leave it empty for no trial.`;
  if (!values.successUrl.trim()) errors.successUrl = 'Enter the address to come back to.';
  return errors;
}

function isWhole(value: number | string, most: number): boolean {
  const number = Number(value);
  return value !== '' && Number.isInteger(number) && number >= 1 && number <= most;
}
