import type { RecurringInterval } from '../../gql/graphql.ts';

export interface BillingPeriod {
  interval: RecurringInterval;
  /** From 1. */
  intervalCount: number;
}

const adverbs: Record<RecurringInterval, string> = { DAY: 'every day', WEEK: 'every week', MONTH: 'every month', YEAR: 'every year' };
const plurals: Record<RecurringInterval, string> = { DAY: 'days', WEEK: 'weeks', MONTH: 'months', YEAR: 'years' };

/** Stripe bills at least every three years (https://docs.stripe.com/api/prices/create, recurring.interval_count). */
const longest: Record<RecurringInterval, number> = { DAY: 1095, WEEK: 156, MONTH: 36, YEAR: 3 };

/** “every month”, “every 3 months”. */
export function everyPeriod({ interval, intervalCount }: BillingPeriod): string {
  return intervalCount === 1 ? adverbs[interval] : `every ${intervalCount} ${plurals[interval]}`;
}

/** Why the period cannot be billed, or null. */
export function periodProblem({ interval, intervalCount }: BillingPeriod): string | null {
  if (!Number.isInteger(intervalCount) || intervalCount < 1) return 'Enter a whole number from 1.';
  if (intervalCount > longest[interval]) return `At most ${longest[interval]} ${plurals[interval]}: Stripe bills at least every three years.`;
  return null;
}
