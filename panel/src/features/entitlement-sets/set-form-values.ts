import type { CreateEntitlementSetInput, EntitlementRuleInput, FeatureKind, SetForm_EntitlementSetFragment as ExistingSet } from '../../gql/graphql.ts';
import { keyError } from '../../lib/forms/entitlement-key.ts';
import { valueText, type Described } from '../../lib/words/entitlement-text.ts';
import type { PlanLine } from './plan-card.tsx';

/** A rule as it is typed. The names of its fields are those of the API's input, so that its field errors find their place. */
export interface RuleFormValues {
  feature: PlanLine['feature'];
  featureId: string;
  limit: string;
  unlimited: boolean;
  text: string;
  perUnit: boolean;
}

/** What the editor of a set holds. */
export interface SetFormValues {
  key: string;
  name: string;
  description: string;
  rank: string;
  rules: RuleFormValues[];
}

export const emptySet: SetFormValues = { key: '', name: '', description: '', rank: '0', rules: [] };

/** The rule that a feature begins with. */
export function newRule(feature: RuleFormValues['feature']): RuleFormValues {
  return { feature, featureId: feature.id, limit: '', unlimited: false, text: '', perUnit: false };
}

export function setToForm(set: ExistingSet): SetFormValues {
  return {
    key: set.key, name: set.name, description: set.description ?? '', rank: String(set.rank),
    rules: set.rules.map((rule) => ({
      feature: rule.feature, featureId: rule.feature.id, limit: rule.limit == null ? '' : String(rule.limit), unlimited: rule.unlimited, text: rule.text ?? '', perUnit: rule.perUnit,
    })),
  };
}

/** What of a set can be changed, as the API takes it. */
export function formToSetChanges({ name, description, rank, rules }: SetFormValues) {
  return { name: name.trim(), description: description.trim() || null, rank: Number(rank.trim()), rules: rules.map(ruleInput) };
}

/** The API's input for a new set. */
export function formToSet(values: SetFormValues): CreateEntitlementSetInput {
  return { key: values.key.trim(), ...formToSetChanges(values) };
}

/** The lines that the preview shows while a value is being typed. */
export function planLines(rules: readonly RuleFormValues[]): PlanLine[] {
  return rules.map(({ feature, limit, unlimited, text, perUnit }) => ({
    feature, value: { limit: wholeNumber(limit) ?? 0, unlimited, text: text.trim() || '…', perUnit: perUnit && !unlimited },
  }));
}

/** What can be told before asking the server; the server checks everything again. */
export function setFormErrors({ key, name, rank, rules }: SetFormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const problem = keyError(key, 'plan.gold');
  if (problem) errors.key = problem;
  if (!name.trim()) errors.name = 'Enter a name.';
  else if (name.trim().length > 250) errors.name = 'At most 250 characters.';
  if (!/^-?\d{1,7}$/.test(rank.trim()) || Math.abs(Number(rank)) > 1_000_000) errors.rank = 'A whole number from -1,000,000 to 1,000,000.';
  rules.forEach(({ feature, limit, unlimited, text }, index) => {
    if (feature.kind === 'LIMIT' && !unlimited && wholeNumber(limit) === undefined) errors[`rules.${index}.limit`] = 'A whole number from 0.';
    if (feature.kind === 'TEXT' && !text.trim()) errors[`rules.${index}.text`] = 'Enter the text.';
  });
  return errors;
}

/** What is told of a set that somebody else changed. */
export function describeSet({ name, description, rank, rules }: ExistingSet): Described {
  const lines = rules.map(({ feature, ...value }) => [feature.name, valueText(feature.kind, value, feature.unit)] as const);
  return { Name: name, Description: description ?? '—', Rank: String(rank), ...Object.fromEntries(lines) };
}

function ruleInput({ feature, limit, unlimited, text, perUnit }: RuleFormValues): EntitlementRuleInput {
  const kind: FeatureKind = feature.kind;
  if (kind === 'TEXT') return { featureId: feature.id, text: text.trim() };
  if (kind === 'BOOLEAN') return { featureId: feature.id };
  return unlimited ? { featureId: feature.id, unlimited: true } : { featureId: feature.id, limit: wholeNumber(limit) ?? 0, perUnit };
}

/** “12,000” and “12 000” are 12000; undefined for what is no whole number from 0. */
function wholeNumber(text: string): number | undefined {
  const digits = text.replace(/[\s,_']/g, '');
  const number = Number(digits);
  return /^\d{1,16}$/.test(digits) && Number.isSafeInteger(number) ? number : undefined;
}
