import { Card, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { graphql } from '../../gql/gql.ts';
import { keyOfName } from '../../lib/forms/entitlement-key.ts';
import type { TextChange } from '../../lib/words/entitlement-text.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useUnsavedGuard } from '../../lib/forms/use-unsaved-guard.ts';
import { PlanCard } from './plan-card.tsx';
import { RuleFields } from './rule-fields.tsx';
import { planLines, setFormErrors, type SetFormValues } from './set-form-values.ts';

export const SetFormFragment = graphql(`
  fragment SetForm_entitlementSet on EntitlementSet {
    id
    key
    name
    description
    rank
    version
    archivedAt
    rules {
      id
      limit
      unlimited
      text
      perUnit
      feature {
        id
        key
        name
        kind
        unit
      }
    }
  }
`);

export interface SetFormProps {
  initialValues: SetFormValues;
  /** True for a set that exists: its key stays. */
  exists?: boolean;
  submitLabel: string;
  cancelTo: string;
  /** What somebody else changed meanwhile, and what the form holds when the operator starts again from there. */
  conflict?: { changes: readonly TextChange[]; theirs: SetFormValues; onTaken: () => void } | null;
  /** Saves and goes on; what it rejects with is shown on the fields. `leave` comes right before navigating away. */
  onSave: (values: SetFormValues, leave: () => void) => Promise<void>;
}

/** The editor of a set, beside the card that it becomes. */
export function SetForm({ initialValues, exists = false, submitLabel, cancelTo, conflict, onSave }: SetFormProps) {
  const form = useForm<SetFormValues>({ initialValues, validate: setFormErrors });
  const [problem, setProblem] = useState<string | null>(null);
  const leave = useUnsavedGuard(form.isDirty());
  const { name, rules } = form.values;

  async function save(values: SetFormValues): Promise<void> {
    setProblem(null);
    try {
      await onSave(values, leave);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  /** The key follows the name until it is typed. */
  function rename(next: string): void {
    const follows = !exists && form.values.key === keyOfName(form.values.name);
    form.setFieldValue('name', next);
    if (follows) form.setFieldValue('key', keyOfName(next));
  }

  return (
    <FormPage
      problem={problem} errors={form.errors} submitting={form.submitting} submitLabel={submitLabel} cancelTo={cancelTo} operation={exists ? 'updateEntitlementSet' : 'createEntitlementSet'} onSubmit={form.onSubmit(save)}
      aside={<><Text size="xs" c="dimmed" mb={6}>How it reads</Text><PlanCard name={name.trim()} lines={planLines(rules)} /></>}
    >
      {conflict && (
        <ConflictNotice
          noun="entitlement set" changes={conflict.changes}
          onTakeTheirs={() => {
            form.setValues(conflict.theirs);
            conflict.onTaken();
          }}
        />
      )}
      <Card>
        <Stack>
          <TextInput label="Name" required autoFocus autoComplete="off" {...form.getInputProps('name')} onChange={(event) => rename(event.currentTarget.value)} />
          <TextInput
            label="Key" required={!exists} disabled={exists} autoComplete="off" spellCheck={false} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            description="A name for applications, e.g. plan.gold. It never changes." {...form.getInputProps('key')}
          />
          <TextInput
            label="Rank" maw={200} inputMode="numeric" {...form.getInputProps('rank')}
            description="When two sets give different texts, the higher rank counts."
          />
          <Textarea label="Description" autosize minRows={2} maxRows={8} description="For the operators." {...form.getInputProps('description')} />
        </Stack>
      </Card>
      <Card><RuleFields form={form} /></Card>
    </FormPage>
  );
}
