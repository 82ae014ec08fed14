import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { MemberPicker } from '../../components/member-picker.tsx';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { ConnectStripeCustomer } from './operations.ts';

/** Says whose a customer is that was made outside the console, on purpose. */
export function ConnectDialog({ customer, onClose }: { customer: { id: string; name: string }; onClose: () => void }) {
  const form = useForm({
    initialValues: { memberId: '', reason: '' },
    validate: { memberId: (memberId) => (memberId ? null : 'Choose a member.') },
  });
  const [connect] = useMutation(ConnectStripeCustomer, { refetchQueries: 'active' });
  const [problem, setProblem] = useState<string | null>(null);

  async function save({ memberId, reason }: { memberId: string; reason: string }): Promise<void> {
    setProblem(null);
    try {
      const { data } = await connect({ variables: { input: { customerId: customer.id, memberId, reason: reason.trim() || null } } });
      notifications.show({ color: 'teal', message: `${customer.name} is ${data?.connectStripeCustomer.member.name ?? 'connected'} now.` });
      onClose();
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <Dialog onClose={onClose} title={`Whose is ${customer.name}?`}>
      <form noValidate onSubmit={form.onSubmit(save)}>
        <Stack>
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not connected">{problem}</Alert>}
          <Text size="sm">What this customer pays for gives the member access from then on. A member without a customer of its own is charged as this one, which gets its name and e-mail address.</Text>
          <MemberPicker label="Member" required id={form.values.memberId} error={form.errors.memberId} onChange={(id) => form.setFieldValue('memberId', id)} />
          <Textarea label="Reason" description="Kept in the audit log." autosize minRows={1} {...form.getInputProps('reason')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Cancel</Button>
            <Button type="submit" loading={form.submitting}>Connect</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
