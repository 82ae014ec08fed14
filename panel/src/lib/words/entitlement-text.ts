import type { FeatureKind, LimitAggregation } from '../../gql/graphql.ts';

const number = new Intl.NumberFormat('en');

/** What decides how a value reads: of a rule, or of an answer for a member. */
export interface EntitlementValue {
  /** Left out of rules: a rule always gives something. */
  granted?: boolean;
  limit?: number | null;
  unlimited: boolean;
  text?: string | null;
  perUnit?: boolean;
}

/** A kind of feature in a word, and what its values are. */
export const kindWords: Record<FeatureKind, { label: string; meaning: string }> = {
  BOOLEAN: { label: 'Yes or no', meaning: 'A member has it or not.' },
  LIMIT: { label: 'Limit', meaning: 'A whole number, or unlimited.' },
  TEXT: { label: 'Text', meaning: 'A text, such as the name of a level.' },
};

/** What happens when a member gets a limit from several sources. */
export const aggregationWords: Record<LimitAggregation, { label: string; meaning: string }> = {
  MAX: { label: 'The highest', meaning: 'the highest limit counts' },
  SUM: { label: 'The sum', meaning: 'limits are added up' },
};

/** A value as people read it: “Yes”, “10 GB per unit”, “Unlimited”, “Gold”. @param unit what a limit counts */
export function valueText(kind: FeatureKind, value: EntitlementValue, unit?: string | null): string {
  if (kind === 'TEXT') return value.text ?? 'None';
  if (kind === 'BOOLEAN') return value.granted === false ? 'No' : 'Yes';
  if (value.unlimited) return 'Unlimited';
  return `${number.format(value.limit ?? 0)}${unit ? ` ${unit}` : ''}${value.perUnit ? ' per unit' : ''}`;
}

/** A rule as a line: “Post in the forum”, “Storage: 10 GB per unit”, “Support level: Gold”. */
export function ruleText(feature: { kind: FeatureKind; name: string; unit?: string | null }, value: EntitlementValue): string {
  return feature.kind === 'BOOLEAN' ? feature.name : `${feature.name}: ${valueText(feature.kind, value, feature.unit)}`;
}

/** “1 member”, “12,000 members”. @param noun in the singular */
export function counted(count: number, noun: string): string {
  return `${number.format(count)} ${count === 1 ? noun : plural(noun)}`;
}

/** “member” → “members”, “entry” → “entries”, “key” → “keys”. */
export function plural(noun: string): string {
  return `${noun}s`.replace(/(?<![aeiou])ys$/, 'ies');
}

/** “3 members”, “1,000+ members” when more were not counted. */
export function heldBy({ memberCount, memberCountIsExact }: { memberCount: number; memberCountIsExact: boolean }): string {
  return memberCountIsExact ? counted(memberCount, 'member') : `${number.format(memberCount)}+ members`;
}

/** Lines that say what something holds, by what they are about: “Name” → “Gold”. */
export type Described = Record<string, string>;

/** One line that is not what it was. */
export interface TextChange {
  label: string;
  /** Undefined: there was none. */
  before: string | undefined;
  /** Undefined: there is none any more. */
  now: string | undefined;
}

/** Which lines differ. */
export function textChanges(before: Described, now: Described): TextChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((label) => before[label] !== now[label])
    .map((label) => ({ label, before: before[label], now: now[label] }));
}
