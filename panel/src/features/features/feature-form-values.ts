import type { CreateFeatureInput, FeatureForm_FeatureFragment as ExistingFeature, FeatureKind, LimitAggregation } from '../../gql/graphql.ts';
import { keyError } from '../../lib/forms/entitlement-key.ts';
import type { Described } from '../../lib/words/entitlement-text.ts';

/** What the feature form holds. Names are those of the API's input, so that its field errors find their place. */
export interface FeatureFormValues {
  key: string;
  kind: FeatureKind;
  name: string;
  description: string;
  unit: string;
  aggregation: LimitAggregation;
}

export const emptyFeature: FeatureFormValues = { key: '', kind: 'BOOLEAN', name: '', description: '', unit: '', aggregation: 'MAX' };

export function featureToForm(feature: ExistingFeature): FeatureFormValues {
  return {
    key: feature.key, kind: feature.kind, name: feature.name, description: feature.description ?? '', unit: feature.unit ?? '', aggregation: feature.aggregation ?? 'MAX',
  };
}

/** What of a feature can be changed, as the API takes it. A field left empty is null, which clears it. */
export function formToChanges({ name, description, unit, kind }: FeatureFormValues) {
  return { name: name.trim(), description: description.trim() || null, ...(kind === 'LIMIT' && { unit: unit.trim() || null }) };
}

/** The API's input for a new feature. */
export function formToFeature(values: FeatureFormValues): CreateFeatureInput {
  return { key: values.key.trim(), kind: values.kind, ...formToChanges(values), ...(values.kind === 'LIMIT' && { aggregation: values.aggregation }) };
}

/** What can be told before asking the server; the server checks everything again. */
export function featureFormErrors({ key, name, unit }: FeatureFormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const problem = keyError(key, 'forum.post');
  if (problem) errors.key = problem;
  if (!name.trim()) errors.name = 'Enter a name.';
  else if (name.trim().length > 250) errors.name = 'At most 250 characters.';
  if (unit.trim().length > 30) errors.unit = 'At most 30 characters.';
  return errors;
}

/** What is told of a feature that somebody else changed. */
export function describeFeature({ name, description, unit }: ExistingFeature): Described {
  return { Name: name, Description: description ?? '—', Unit: unit ?? '—' };
}
