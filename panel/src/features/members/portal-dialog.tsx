import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { Failure } from '../../components/failure.tsx';
import { LinkToCopy } from '../../components/link-to-copy.tsx';
import { graphql } from '../../gql/gql.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useReturnAddresses, type ReturnChoice } from '../../lib/session/return-address.ts';

const CreateBillingPortalSession = graphql(`
  mutation CreateBillingPortalSession($input: CreateBillingPortalSessionInput!) {
    createBillingPortalSession(input: $input) {
      url
    }
  }
`);

export interface PortalDialogProps {
  member: { id: string; name: string };
  onClose: () => void;
}

/** Makes a link to Stripe's page where a member changes the card, cancels, and finds invoices. */
export function PortalDialog({ member, onClose }: PortalDialogProps) {
  const [url, setUrl] = useState<string | null>(null);
  const { choice, error, retry } = useReturnAddresses();
  return (
    <Dialog onClose={onClose} title={`Billing portal link for ${member.name}`} size="lg">
      {url
        ? <LinkToCopy label="Billing portal link" url={url} onDone={onClose}>Send it to {member.name} at once: whoever opens it is signed in, and it is good for some minutes only.</LinkToCopy>
        : choice ? <PortalForm member={member} choice={choice} onMade={setUrl} onCancel={onClose} /> : error ? <Failure what="Where members may come back to" error={error} onRetry={retry} /> : <DrawerSkeleton />}
    </Dialog>
  );
}

interface PortalFormProps {
  member: { id: string };
  choice: ReturnChoice;
  onMade: (url: string) => void;
  onCancel: () => void;
}

function PortalForm({ member, choice: { addresses, allowed }, onMade, onCancel }: PortalFormProps) {
  const form = useForm({ initialValues: { returnUrl: new URL('/', addresses.successUrl).href } });
  const [createBillingPortalSession] = useMutation(CreateBillingPortalSession);
  const [problem, setProblem] = useState<string | null>(null);

  async function make({ returnUrl }: { returnUrl: string }): Promise<void> {
    setProblem(null);
    try {
      const { data } = await createBillingPortalSession({ variables: { input: { memberId: member.id, returnUrl: returnUrl.trim() } } });
      if (!data) throw new Error('The answer has no link.');
      onMade(data.createBillingPortalSession.url);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit(make)}>
      <Stack>
        <Text size="sm">At Stripe's Billing Portal a member changes the card, cancels a subscription, and finds invoices.</Text>
        {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="No link was made">{problem}</Alert>}
        <TextInput label="The way back leads to" description={allowed} type="url" autoComplete="off" {...form.getInputProps('returnUrl')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>Cancel</Button>
          <Button type="submit" loading={form.submitting}>Make link</Button>
        </Group>
      </Stack>
    </form>
  );
}
