import { useMutation } from '@apollo/client/react';
import { Alert, Anchor, Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Dialog } from '../../components/dialog.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { Failure } from '../../components/failure.tsx';
import { LinkToCopy } from '../../components/link-to-copy.tsx';
import classes from '../../components/sync-notice.module.css';
import { graphql } from '../../gql/gql.ts';
import { toProblem } from '../../lib/graphql/errors.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { paths } from '../../lib/paths.ts';
import { useReturnAddresses, type ReturnChoice } from '../../lib/session/return-address.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import { checkoutFormErrors, emptyItem, formToCheckout, LONGEST_TRIAL, mayHaveTrial, type CheckoutFormValues } from './checkout-form.ts';
import { CheckoutItems } from './checkout-items.tsx';

const CreateCheckoutSession = graphql(`
  mutation CreateCheckoutSession($input: CreateCheckoutSessionInput!) {
    createCheckoutSession(input: $input) {
      session {
        id
        url
        expiresAt
      }
    }
  }
`);

export interface CheckoutDialogProps {
  member: { id: string; name: string };
  onClose: () => void;
}

/** Makes a link where a member can pay, to be copied and sent. */
export function CheckoutDialog({ member, onClose }: CheckoutDialogProps) {
  const [made, setMade] = useState<{ url: string; expiresAt: string } | null>(null);
  const { choice, error, retry } = useReturnAddresses();
  return (
    <Dialog onClose={onClose} title={`Checkout link for ${member.name}`} size="lg">
      {made
        ? (
          <LinkToCopy label="Checkout link" url={made.url} onDone={onClose}>
            Send it to {member.name}. It can be paid until {absoluteTime(new Date(made.expiresAt))}; this page follows by itself.
          </LinkToCopy>
        )
        : choice ? <CheckoutForm member={member} choice={choice} onMade={setMade} onCancel={onClose} /> : error ? <Failure what="Where members may come back to" error={error} onRetry={retry} /> : <DrawerSkeleton />}
    </Dialog>
  );
}

interface CheckoutFormProps {
  member: { id: string; name: string };
  choice: ReturnChoice;
  onMade: (session: { url: string; expiresAt: string }) => void;
  onCancel: () => void;
}

function CheckoutForm({ member, choice: { addresses, allowed, remember }, onMade, onCancel }: CheckoutFormProps) {
  const form = useForm<CheckoutFormValues>({
    initialValues: { items: [emptyItem()], trialDays: '', allowPromotionCodes: false, ...addresses },
    validate: checkoutFormErrors,
  });
  const [createCheckoutSession] = useMutation(CreateCheckoutSession);
  const madeOnce = useMadeOnce();
  const [problem, setProblem] = useState<string | null>(null);
  const [held, setHeld] = useState<{ message: string; subscriptionId?: string } | null>(null);

  async function make(values: CheckoutFormValues, allowMultiple = false): Promise<void> {
    setProblem(null);
    setHeld(null);
    try {
      const { data } = await madeOnce(formToCheckout(values, member.id, allowMultiple), (input) => createCheckoutSession({ variables: { input } }));
      const session = data?.createCheckoutSession.session;
      if (!session?.url) throw new Error('The answer has no link.');
      remember({ successUrl: values.successUrl, cancelUrl: values.cancelUrl });
      onMade({ url: session.url, expiresAt: session.expiresAt });
    } catch (error) {
      const { code, message, subscriptionId } = toProblem(error);
      if (code === 'ALREADY_SUBSCRIBED') setHeld({ message, subscriptionId });
      else setProblem(showServerErrors(form, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => make(values))}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="No link was made">{problem}</Alert>}
        {held && (
          <Alert className={classes.notice} role="alert" color="orange" variant="light" icon={<IconAlertTriangle size={18} />} title={`${member.name} has this already`}>
            <Text size="sm">
              {held.subscriptionId
                ? <>A link would lead to a second subscription beside <Anchor component={Link} to={paths.memberSubscription(member.id, held.subscriptionId)} onClick={onCancel} size="sm">the present one</Anchor>. To change what is paid, change that one instead.</>
                : 'It was bought for good: with another link it would be bought once more.'}
            </Text>
            <Button mt="sm" size="xs" variant="default" loading={form.submitting} onClick={() => form.onSubmit((values) => make(values, true))()}>Make the link anyway</Button>
          </Alert>
        )}
        <CheckoutItems form={form} />
        {mayHaveTrial(form.values) && (
          <NumberInput
            label="Trial days" placeholder="None" w={160} min={1} max={LONGEST_TRIAL} allowDecimal={false} allowNegative={false}
            {...form.getInputProps('trialDays')}
          />
        )}
        <Checkbox label="The member may enter a promotion code" {...form.getInputProps('allowPromotionCodes', { type: 'checkbox' })} />
        <TextInput label="After paying, go to" description={allowed} type="url" autoComplete="off" {...form.getInputProps('successUrl')} />
        <TextInput label="Without paying, go to" description="Left empty, Stripe's page has no way back." type="url" autoComplete="off" {...form.getInputProps('cancelUrl')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>Cancel</Button>
          <Button type="submit" loading={form.submitting}>Make link</Button>
        </Group>
      </Stack>
    </form>
  );
}
