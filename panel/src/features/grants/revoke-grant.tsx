import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { GrantEndPreview } from './grant-end-preview.tsx';
import { RevokeGrant } from './operations.ts';

const MODAL = 'revoke-grant';

export interface RevokeGrantProps {
  id: string;
  memberName: string;
  setName: string;
}

/** Opens the dialog that takes a grant back. */
export function openRevokeGrant(grant: RevokeGrantProps): void {
  modals.open({ modalId: MODAL, title: `Revoke ${grant.setName}?`, children: <RevokeGrantForm {...grant} /> });
}

function RevokeGrantForm({ id, memberName, setName }: RevokeGrantProps) {
  const client = useApolloClient();
  const [revokeGrant] = useMutation(RevokeGrant);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: (reason) => (reason.trim() ? null : 'Say why.') } });
  const close = () => modals.close(MODAL);

  async function save({ reason }: { reason: string }): Promise<void> {
    setProblem(null);
    try {
      await revokeGrant({ variables: { input: { id, reason: reason.trim() } } });
      close();
      notifications.show({ color: 'teal', message: `${setName} is taken back from ${memberName}.` });
      await client.refetchQueries({ include: 'active' });
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        <Text size="sm">{memberName} loses what this grant gives, from now on. What another product or grant gives stays, and so does the past.</Text>
        <GrantEndPreview grantId={id} />
        {problem && <Alert role="alert" color="red" variant="light" title="Not revoked">{problem}</Alert>}
        <Textarea label="Reason" required data-autofocus autosize minRows={2} maxRows={4} {...form.getInputProps('reason')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>Cancel</Button>
          <Button type="submit" color="red.8" loading={form.submitting}>Revoke grant</Button>
        </Group>
      </Stack>
    </form>
  );
}
