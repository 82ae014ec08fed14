import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { authProblem, type AuthRefusal } from '../../lib/session/auth-problem.ts';

export interface PasswordDialogProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What the button says. */
  action: string;
  danger?: boolean;
  /** Does it with the password. @returns why not, or null */
  onConfirm: (password: string) => Promise<AuthRefusal | null>;
  onClose: () => void;
}

/** Asks for the password before something that whoever finds an open browser must not be able to do. */
export function PasswordDialog({ title, children, action, danger = false, onConfirm, onClose }: PasswordDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { password: '' }, validate: { password: (value) => (value ? null : 'Enter your password.') } });

  async function confirm({ password }: { password: string }): Promise<void> {
    setProblem(null);
    const refusal = await onConfirm(password);
    if (refusal?.code === 'INVALID_PASSWORD') form.setErrors({ password: authProblem(refusal) });
    else if (refusal) setProblem(authProblem(refusal));
  }

  return (
    <Dialog onClose={onClose} title={title}>
      <form noValidate onSubmit={form.onSubmit(confirm)}>
        <Stack>
          <Text size="sm">{children}</Text>
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>{problem}</Alert>}
          <PasswordInput label="Your password" autoComplete="current-password" data-autofocus {...form.getInputProps('password')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" color={danger ? 'red.8' : undefined} loading={form.submitting}>{action}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
