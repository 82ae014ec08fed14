import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';

export interface PasskeyNameDialogProps {
  title: string;
  /** What the name is for, or what happens next. */
  text: string;
  /** What the button says. */
  action: string;
  name: string;
  /** @returns why it was not done, or null */
  onConfirm: (name: string) => Promise<string | null>;
  onClose: () => void;
}

/** Asks what a passkey shall be called. */
export function PasskeyNameDialog({ title, text, action, name, onConfirm, onClose }: PasskeyNameDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { name }, validate: { name: (value) => (value.trim() ? null : 'Give it a name.') } });

  async function confirm(values: { name: string }): Promise<void> {
    setProblem(null);
    setProblem(await onConfirm(values.name.trim()));
  }

  return (
    <Dialog onClose={onClose} title={title}>
      <form noValidate onSubmit={form.onSubmit(confirm)}>
        <Stack>
          <Text size="sm">{text}</Text>
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>{problem}</Alert>}
          <TextInput label="Name" maxLength={60} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={form.submitting}>{action}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
