import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { CodeBlock } from '../../components/code-block.tsx';
import { Dialog } from '../../components/dialog.tsx';
import type { OperatorRole } from '../../gql/graphql.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { InviteOperator } from './operations.ts';
import { RoleField } from './role-field.tsx';

/** Invites somebody by a link, which is shown once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [inviteOperator] = useMutation(InviteOperator, { fetchPolicy: 'no-cache', refetchQueries: 'active' });
  const [made, setMade] = useState<{ email: string; link: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<{ email: string; role: OperatorRole }>({
    initialValues: { email: '', role: 'VIEWER' },
    validate: { email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : 'Enter an e-mail address.') },
  });

  async function invite({ email, role }: { email: string; role: OperatorRole }): Promise<void> {
    setProblem(null);
    try {
      const { data } = await inviteOperator({ variables: { input: { email: email.trim(), role } } });
      if (data) setMade({ email: data.inviteOperator.invitation.email, link: data.inviteOperator.link });
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  if (made) {
    return (
      <Dialog onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} size="lg" title={`The link for ${made.email}`}>
        <Stack>
          <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />}>
            Copy it now, and send it by a way that only they can read. It cannot be shown again; whoever opens it first becomes the operator.
          </Alert>
          <CodeBlock title="Link" text={made.link} />
          <Text size="sm" c="dimmed">It can be used once, within a week. You can revoke it until then.</Text>
          <Group justify="flex-end"><Button onClick={onClose}>I have copied it</Button></Group>
        </Stack>
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title="Invite an operator">
      <form noValidate onSubmit={form.onSubmit(invite)}>
        <Stack>
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not invited">{problem}</Alert>}
          <TextInput label="E-mail" type="email" required data-autofocus autoComplete="off" description="With this address they will sign in." {...form.getInputProps('email')} />
          <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={form.submitting}>Make a link</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
