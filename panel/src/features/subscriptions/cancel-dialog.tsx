import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import type { CancelWhen } from '../../gql/graphql.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { absoluteDate } from '../../lib/words/time.ts';
import { CancelSubscription } from './operations.ts';

export interface CancelDialogProps {
  id: string;
  /** ISO 8601. */
  periodEnd: string | undefined;
  onClose: () => void;
}

/** The API takes no longer reasons, in characters. */
const LONGEST_REASON = 500;

/** Ends a subscription, with its period or now. */
export function CancelDialog({ id, periodEnd, onClose }: CancelDialogProps) {
  const form = useForm<{ when: CancelWhen; reason: string }>({
    initialValues: { when: 'AT_PERIOD_END', reason: '' },
    validate: { reason: (reason) => (reason.trim().length > LONGEST_REASON ? `At most ${LONGEST_REASON} characters.` : null) },
  });
  const [cancelSubscription] = useMutation(CancelSubscription);
  const [problem, setProblem] = useState<string | null>(null);
  const now = form.values.when === 'NOW';

  async function cancel({ when, reason }: { when: CancelWhen; reason: string }): Promise<void> {
    setProblem(null);
    try {
      await cancelSubscription({ variables: { input: { id, when, reason: reason.trim() || null } } });
      notifications.show({ color: 'teal', message: when === 'NOW' ? 'The subscription is canceled.' : 'The subscription ends with its period.' });
      onClose();
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <Dialog onClose={onClose} title="Cancel this subscription?">
      <form noValidate onSubmit={form.onSubmit(cancel)}>
        <Stack>
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not canceled">{problem}</Alert>}
          <Radio.Group label="When" {...form.getInputProps('when')}>
            <Stack gap="xs" mt={6}>
              <Radio
                value="AT_PERIOD_END" label={`At the end of the period${periodEnd ? `, ${absoluteDate(new Date(periodEnd))}` : ''}`}
                description="The member keeps what is paid, and it can be resumed until then."
              />
              <Radio value="NOW" label="Now" description="Access ends at once and for good. Nothing is paid back by itself." />
            </Stack>
          </Radio.Group>
          <Textarea label="Reason" placeholder="Asked for by e-mail" description="Kept in the audit log and with the subscription in Stripe." autosize minRows={2} {...form.getInputProps('reason')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Keep it</Button>
            <Button type="submit" color="red.8" loading={form.submitting}>{now ? 'Cancel now' : 'Cancel at period end'}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
