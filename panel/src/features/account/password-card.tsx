import { Alert, Button, Card, Group, PasswordInput, SimpleGrid, Switch, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { authClient } from '../../lib/session/auth.ts';

/** Another password for the operator who is signed in. */
export function PasswordCard() {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', revokeOtherSessions: true },
    validate: {
      currentPassword: (value) => (value ? null : 'Enter your present password.'),
      newPassword: (value) => (value.length >= 8 ? null : 'At least 8 characters.'),
    },
  });

  async function change(values: typeof form.values): Promise<void> {
    setProblem(null);
    const { error } = await authClient.changePassword(values).catch(() => ({ error: { status: 0, code: '', message: '' } }));
    if (!error) {
      form.reset();
      notifications.show({ color: 'teal', message: 'Your password is changed.' });
    } else if (error.code === 'INVALID_PASSWORD') {
      form.setErrors({ currentPassword: 'This is not your present password.' });
    } else if (error.status === 400) {
      form.setErrors({ newPassword: error.message || 'Choose another password.' });
    } else {
      setProblem(error.status === 429 ? 'Too many attempts. Wait a minute and try again.' : 'The password could not be changed. Try again in a moment.');
    }
  }

  return (
    <Card component="section" aria-labelledby="password">
      <Title order={2} id="password" mb={4}>Password</Title>
      <Text size="sm" c="dimmed" mb="md">Long and not used anywhere else: a sentence, or what a password manager makes.</Text>
      <form noValidate onSubmit={form.onSubmit(change)}>
        {problem && <Alert role="alert" color="red" variant="light" mb="md" icon={<IconAlertCircle size={18} />} title="Not changed">{problem}</Alert>}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PasswordInput label="Present password" autoComplete="current-password" {...form.getInputProps('currentPassword')} />
          <PasswordInput label="New password" autoComplete="new-password" {...form.getInputProps('newPassword')} />
        </SimpleGrid>
        <Group justify="space-between" mt="md">
          <Switch label="Sign out my other browsers" {...form.getInputProps('revokeOtherSessions', { type: 'checkbox' })} />
          <Button type="submit" loading={form.submitting}>Change password</Button>
        </Group>
      </form>
    </Card>
  );
}
