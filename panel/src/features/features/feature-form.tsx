import { Card, Input, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { graphql } from '../../gql/gql.ts';
import { keyOfName } from '../../lib/forms/entitlement-key.ts';
import { aggregationWords, kindWords, type TextChange } from '../../lib/words/entitlement-text.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useUnsavedGuard } from '../../lib/forms/use-unsaved-guard.ts';
import { featureFormErrors, type FeatureFormValues } from './feature-form-values.ts';

export const FeatureFormFragment = graphql(`
  fragment FeatureForm_feature on Feature {
    id
    key
    kind
    name
    description
    unit
    aggregation
    version
    archivedAt
  }
`);

export interface FeatureFormProps {
  initialValues: FeatureFormValues;
  /** True for a feature that exists: key and kind stay. */
  exists?: boolean;
  submitLabel: string;
  cancelTo: string;
  /** What somebody else changed meanwhile, and what the form holds when the operator starts again from there. */
  conflict?: { changes: readonly TextChange[]; theirs: FeatureFormValues; onTaken: () => void } | null;
  /** Saves and goes on; what it rejects with is shown on the fields. `leave` comes right before navigating away. */
  onSave: (values: FeatureFormValues, leave: () => void) => Promise<void>;
}

const kinds = (['BOOLEAN', 'LIMIT', 'TEXT'] as const).map((value) => ({ value, label: kindWords[value].label }));
const aggregations = (['MAX', 'SUM'] as const).map((value) => ({ value, label: aggregationWords[value].label }));

/** The fields of a feature, for a new one and for an existing one. */
export function FeatureForm({ initialValues, exists = false, submitLabel, cancelTo, conflict, onSave }: FeatureFormProps) {
  const form = useForm<FeatureFormValues>({ initialValues, validate: featureFormErrors });
  const [problem, setProblem] = useState<string | null>(null);
  const leave = useUnsavedGuard(form.isDirty());
  const { kind, aggregation } = form.values;

  async function save(values: FeatureFormValues): Promise<void> {
    setProblem(null);
    try {
      await onSave(values, leave);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  /** The key follows the name until it is typed. */
  function rename(name: string): void {
    const follows = !exists && form.values.key === keyOfName(form.values.name);
    form.setFieldValue('name', name);
    if (follows) form.setFieldValue('key', keyOfName(name));
  }

  return (
    <FormPage problem={problem} errors={form.errors} submitting={form.submitting} submitLabel={submitLabel} cancelTo={cancelTo} operation={exists ? 'updateFeature' : 'createFeature'} onSubmit={form.onSubmit(save)}>
      {conflict && (
        <ConflictNotice
          noun="feature" changes={conflict.changes}
          onTakeTheirs={() => {
            form.setValues(conflict.theirs);
            conflict.onTaken();
          }}
        />
      )}
      <Card>
        <Stack>
          <TextInput
            label="Name" required autoFocus autoComplete="off" description="What people call it: “Post in the forum”, “Storage”."
            {...form.getInputProps('name')} onChange={(event) => rename(event.currentTarget.value)}
          />
          <TextInput
            label="Key" required={!exists} disabled={exists} autoComplete="off" spellCheck={false} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            description="What applications ask by. It never changes." {...form.getInputProps('key')}
          />
          <Input.Wrapper label="Kind" labelElement="div" description={`${kindWords[kind].meaning} It never changes.`} error={form.errors.kind}>
            <div><SegmentedControl aria-label="Kind" mt={6} data={kinds} disabled={exists} {...form.getInputProps('kind')} /></div>
          </Input.Wrapper>
          {kind === 'LIMIT' && (
            <>
              <TextInput label="Unit" maw={240} autoComplete="off" description="What the limit counts, e.g. GB." {...form.getInputProps('unit')} />
              <Input.Wrapper label="From several sources" labelElement="div" description={`When a product and a grant both give it, ${aggregationWords[aggregation].meaning}. It never changes.`}>
                <div><SegmentedControl aria-label="From several sources" mt={6} data={aggregations} disabled={exists} {...form.getInputProps('aggregation')} /></div>
              </Input.Wrapper>
            </>
          )}
          <Textarea label="Description" autosize minRows={2} maxRows={8} description="For the operators." {...form.getInputProps('description')} />
          {kind === 'TEXT' && <Text size="sm" c="dimmed">From several sources, the entitlement set with the highest rank decides.</Text>}
        </Stack>
      </Card>
    </FormPage>
  );
}
