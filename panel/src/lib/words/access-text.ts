import type { AccessRule, FeatureKind, ProvisionSource } from '../../gql/graphql.ts';

/** What access comes from, in a word. */
export const sourceWords: Record<ProvisionSource, string> = { SUBSCRIPTION: 'Subscription', PURCHASE: 'Purchase', GRANT: 'Grant' };

/** How several sources become one answer. */
export const ruleWords: Record<AccessRule, string> = {
  ANY: 'One source is enough.',
  MAX: 'The highest limit counts; unlimited wins.',
  SUM: 'The limits are added up; unlimited wins.',
  HIGHEST_RANK: 'The set with the highest rank counts.',
};

const number = new Intl.NumberFormat('en');

/** What one source gives by itself; the API's `AccessSource.value` is “yes”, a number, “unlimited” or a text. */
export function sourceValue(kind: FeatureKind, value: string, unit?: string | null): string {
  if (kind === 'TEXT') return value;
  if (kind === 'BOOLEAN') return 'Yes';
  return value === 'unlimited' ? 'Unlimited' : `${number.format(Number(value))}${unit ? ` ${unit}` : ''}`;
}
