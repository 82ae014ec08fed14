import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ConflictNotice } from '../../components/conflict-notice.tsx';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { ChangeGrant_GrantFragment as ExistingGrant } from '../../gql/graphql.ts';
import type { Described } from '../../lib/words/entitlement-text.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { fromLocalField, toLocalField } from '../../lib/forms/local-moment.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import { useSeen } from '../../lib/graphql/use-seen.ts';
import { GrantEndPreview } from './grant-end-preview.tsx';
import { UpdateGrant } from './operations.ts';

export const ChangeGrantFragment = graphql(`
  fragment ChangeGrant_grant on Grant {
    id
    endsAt
    note
    version
  }
`);

const ChangeGrantQuery = graphql(`
  query ChangeGrant($id: ID!) {
    grant(id: $id) {
      ...ChangeGrant_grant
    }
  }
`);

const MODAL = 'change-grant';

/** Opens the dialog that moves the end of a grant, or changes its note. */
export function openChangeGrant(grant: ExistingGrant): void {
  modals.open({ modalId: MODAL, title: 'Change the grant', size: 'md', children: <ChangeGrantForm grant={grant} /> });
}

interface ChangeGrantValues { endsAt: string; note: string }

function ChangeGrantForm({ grant }: { grant: ExistingGrant }) {
  const client = useApolloClient();
  const [updateGrant] = useMutation(UpdateGrant);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<ChangeGrantValues>({ initialValues: toForm(grant) });
  const { seen, conflict, saving, settle } = useSeen(grant, load, describeGrant);
  const close = () => modals.close(MODAL);

  async function load(): Promise<ExistingGrant> {
    const { data } = await client.query({ query: ChangeGrantQuery, variables: { id: grant.id }, fetchPolicy: 'network-only' });
    return readFragment(ChangeGrantFragment, data?.grant) ?? grant;
  }

  async function save(values: ChangeGrantValues): Promise<void> {
    setProblem(null);
    try {
      await saving(async ({ version, endsAt }) => {
        // The field has whole minutes: what was not touched stays to the millisecond.
        const changed = values.endsAt !== toLocalField(endsAt);
        await updateGrant({ variables: { input: { id: grant.id, version, note: values.note.trim() || null, ...(changed && { endsAt: fromLocalField(values.endsAt) }) } } });
        close();
        notifications.show({ color: 'teal', message: 'The grant is changed.' });
        await client.refetchQueries({ include: 'active' });
      });
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" title="Not saved">{problem}</Alert>}
        {conflict && (
          <ConflictNotice
            noun="grant" changes={conflict}
            onTakeTheirs={() => {
              form.setValues(toForm(seen));
              settle();
            }}
          />
        )}
        <TextInput label="Ends" type="datetime-local" data-autofocus description="In your time zone, not in the past. Empty: it stays until revoked." {...form.getInputProps('endsAt')} />
        <GrantEndPreview grantId={grant.id} />
        <Textarea label="Note" autosize minRows={2} maxRows={6} {...form.getInputProps('note')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>Cancel</Button>
          <Button type="submit" loading={form.submitting}>Save changes</Button>
        </Group>
      </Stack>
    </form>
  );
}

function toForm({ endsAt, note }: ExistingGrant): ChangeGrantValues {
  return { endsAt: toLocalField(endsAt), note: note ?? '' };
}

function describeGrant({ endsAt, note }: ExistingGrant): Described {
  return { Ends: endsAt ? absoluteTime(new Date(endsAt)) : 'Open', Note: note ?? '—' };
}
