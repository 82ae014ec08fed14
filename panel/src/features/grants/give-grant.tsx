import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { MemberPicker } from '../../components/member-picker.tsx';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { GrantFields } from './grant-fields.tsx';
import { emptyGrant, formToGrant, giveGrantErrors, type GiveGrantValues } from './give-grant-values.ts';
import { CreateGrant } from './operations.ts';

const MODAL = 'give-grant';

export interface GiveGrantProps {
  /** Empty: to be chosen. */
  memberId?: string;
  entitlementSetId?: string;
}

/** Opens the dialog that gives a member a grant. */
export function openGiveGrant(known: GiveGrantProps = {}): void {
  modals.open({ modalId: MODAL, title: 'Give a grant', size: 'lg', children: <GiveGrantForm {...known} /> });
}

function GiveGrantForm({ memberId = '', entitlementSetId = '' }: GiveGrantProps) {
  const client = useApolloClient();
  const [createGrant] = useMutation(CreateGrant);
  const madeOnce = useMadeOnce();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<GiveGrantValues>({ initialValues: { ...emptyGrant, member: memberId, entitlementSetId }, validate: (values) => giveGrantErrors(values) });
  const close = () => modals.close(MODAL);

  async function save(values: GiveGrantValues): Promise<void> {
    setProblem(null);
    try {
      const { data } = await madeOnce(formToGrant(values), (input) => createGrant({ variables: { input } }));
      close();
      const grant = data?.createGrant.grant;
      if (grant) notifications.show({ color: 'teal', message: `${grant.member.name} is given ${grant.entitlementSet.name}.` });
      // Whatever lists grants or tells of access shows it now.
      await client.refetchQueries({ include: 'active' });
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" title="Not given">{problem}</Alert>}
        <MemberPicker label="Member" required id={form.values.member} error={form.errors.member} onChange={(id) => form.setFieldValue('member', id)} />
        <GrantFields values={form.values} errors={form.errors} inputProps={form.getInputProps} onSet={(id) => form.setFieldValue('entitlementSetId', id)} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>Cancel</Button>
          <Button type="submit" loading={form.submitting}>Give grant</Button>
        </Group>
      </Stack>
    </form>
  );
}
