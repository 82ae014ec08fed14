import { Card, Input, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { MetadataField } from '../../components/metadata-field.tsx';
import type { CreateMemberInput } from '../../gql/graphql.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import type { FormConflict } from '../../lib/graphql/use-seen.ts';
import { useUnsavedGuard } from '../../lib/forms/use-unsaved-guard.ts';
import { describeMember, formToMember, memberFormErrors, type MemberFormValues } from './member-form-values.ts';

export interface MemberFormProps {
  initialValues: MemberFormValues;
  submitLabel: string;
  cancelTo: string;
  /** The mutation that saves. */
  operation: string;
  /** What somebody else changed meanwhile. */
  conflict?: FormConflict<MemberFormValues> | null;
  /** Saves and goes on; what it rejects with is shown on the fields. `leave` comes right before navigating away. */
  onSave: (input: CreateMemberInput, leave: () => void) => Promise<void>;
}

const kinds = [{ value: 'PERSON', label: 'Person' }, { value: 'ORGANIZATION', label: 'Organization' }];

/** The fields of a member, for a new one and for an existing one. */
export function MemberForm({ initialValues, submitLabel, cancelTo, operation, conflict, onSave }: MemberFormProps) {
  const form = useForm<MemberFormValues>({ initialValues, validate: memberFormErrors });
  const [problem, setProblem] = useState<string | null>(null);
  const leave = useUnsavedGuard(form.isDirty());

  async function save(values: MemberFormValues): Promise<void> {
    setProblem(null);
    try {
      await onSave(formToMember(values), leave);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <FormPage problem={problem} errors={form.errors} submitting={form.submitting} submitLabel={submitLabel} cancelTo={cancelTo} operation={operation} onSubmit={form.onSubmit(save)}>
      {conflict && (
        <ConflictNotice
          noun="member" changes={conflict.changes} yours={describeMember(form.values)}
          onTakeTheirs={() => {
            form.setValues(conflict.theirs);
            conflict.onTaken();
          }}
        />
      )}
      <Card>
        <Stack>
          <Input.Wrapper label="Kind" labelElement="div" error={form.errors.kind}>
            <div><SegmentedControl aria-label="Kind" mt={4} data={kinds} {...form.getInputProps('kind')} /></div>
          </Input.Wrapper>
          <TextInput
            label="Name" required autoFocus autoComplete="off" {...form.getInputProps('name')}
            description={form.values.kind === 'PERSON' ? 'First and last name, as the person writes it.' : 'A company, an association, a household …'}
          />
          <TextInput label="E-mail" type="email" autoComplete="off" description="No two active members share one." {...form.getInputProps('email')} />
          <TextInput
            label="External ID" autoComplete="off" spellCheck={false} {...form.getInputProps('externalId')}
            description="The member's id in your own application, which can then ask for the member by it."
          />
        </Stack>
      </Card>
      <Card>
        <MetadataField
          description="Your own keys and values. Members do not see them."
          entries={form.values.metadata} error={form.errors.metadata} inputProps={(index, part) => form.getInputProps(`metadata.${index}.${part}`)}
          onAdd={() => form.insertListItem('metadata', { key: '', value: '' })} onRemove={(index) => form.removeListItem('metadata', index)}
        />
      </Card>
    </FormPage>
  );
}
