import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keyError } from '../../lib/forms/entitlement-key.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { paths } from '../../lib/paths.ts';
import { CopyEntitlementSet } from './operations.ts';

/** Names a copy of a set, makes it and opens it. */
export function CopySetForm({ set, onDone }: { set: { id: string; key: string; name: string }; onDone: () => void }) {
  const navigate = useNavigate();
  const [copySet] = useMutation(CopyEntitlementSet);
  const madeOnce = useMadeOnce();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: `${set.name} (copy)`, key: `${set.key}-copy`.slice(0, 100) },
    validate: { name: (name) => (name.trim() ? null : 'Enter a name.'), key: (key) => keyError(key, 'plan.gold') ?? null },
  });

  async function save({ name, key }: { name: string; key: string }): Promise<void> {
    setProblem(null);
    try {
      const { data } = await madeOnce({ id: set.id, name: name.trim(), key: key.trim() }, (input) => copySet({ variables: { input } }));
      const copy = data?.copyEntitlementSet.entitlementSet;
      if (!copy) throw new Error('The answer has no set.');
      onDone();
      notifications.show({ color: 'teal', message: `${copy.name} is a copy of ${set.name}. Nobody holds it yet.` });
      await navigate(paths.entitlementSet(copy.id));
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        <Text size="sm">The copy has the same features and rank. No product gives it yet.</Text>
        {problem && <Alert role="alert" color="red" variant="light">{problem}</Alert>}
        <TextInput label="Name" required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        <TextInput label="Key" required autoComplete="off" spellCheck={false} description="It never changes." {...form.getInputProps('key')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>Cancel</Button>
          <Button type="submit" loading={form.submitting}>Make the copy</Button>
        </Group>
      </Stack>
    </form>
  );
}
