import { useMutation } from '@apollo/client/react';
import { Card } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormPage } from '../../components/form-page.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import type { BulkGrantMutation } from '../../gql/graphql.ts';
import { counted } from '../../lib/entitlement-text.ts';
import { showServerErrors } from '../../lib/form-errors.ts';
import { toGrantSearch } from '../../lib/grant-list.ts';
import { memberRefs } from '../../lib/member-refs.ts';
import { paths } from '../../lib/paths.ts';
import { BulkGrantOutcome } from './bulk-grant-outcome.tsx';
import { emptyGrant, giveGrantErrors, grantDetails, type GiveGrantValues } from './give-grant-values.ts';
import { GrantFields } from './grant-fields.tsx';
import { MemberListField } from './member-list-field.tsx';
import { BulkGrant } from './operations.ts';

interface BulkGrantValues extends GiveGrantValues { members: string }

/** Most members of one call. */
const MOST = 10_000;

/** The same grant for a list of members: first what would change, then the change. */
export function BulkGrantPage() {
  const navigate = useNavigate();
  const [bulkGrant] = useMutation(BulkGrant);
  const [problem, setProblem] = useState<string | null>(null);
  /** What would happen, and the values that it is the answer to. */
  const [checked, setChecked] = useState<{ outcome: BulkGrantMutation['bulkGrant']; values: string } | null>(null);
  const form = useForm<BulkGrantValues>({ initialValues: { ...emptyGrant, members: '' }, validate: bulkGrantErrors });
  const current = checked?.values === JSON.stringify(form.values) ? checked.outcome : null;
  const givable = current !== null && current.memberCount > 0;

  async function save(values: BulkGrantValues): Promise<void> {
    setProblem(null);
    try {
      const { data } = await bulkGrant({
        variables: { input: { ...grantDetails(values), members: memberRefs(values.members), dryRun: !givable, skipUnknown: true } },
      });
      if (!data) throw new Error('The answer has no outcome.');
      if (data.bulkGrant.dryRun) {
        setChecked({ outcome: data.bulkGrant, values: JSON.stringify(values) });
        return;
      }
      notifications.show({ color: 'teal', message: `The grant is given to ${counted(data.bulkGrant.memberCount, 'member')}.` });
      await navigate(paths.grants(toGrantSearch({ setId: values.entitlementSetId })));
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <>
      <PageHeading
        title="Grant to many" above={[{ label: 'Grants', to: paths.grants() }]} takesFocus={false}
        description="Everybody on the list gets the same grant, or nobody does. First you see who would gain what."
      />
      <FormPage
        problem={problem} errors={form.errors} submitting={form.submitting} cancelTo={paths.grants()} operation="bulkGrant" onSubmit={form.onSubmit(save)}
        submitLabel={givable ? `Give to ${counted(current.memberCount, 'member')}` : 'See who would gain what'}
      >
        <Card><MemberListField count={memberRefs(form.values.members).length} onFile={(text) => form.setFieldValue('members', text)} {...form.getInputProps('members')} /></Card>
        <Card style={{ display: 'grid', gap: 'var(--mantine-spacing-md)' }}><GrantFields values={form.values} errors={form.errors} inputProps={form.getInputProps} onSet={(id) => form.setFieldValue('entitlementSetId', id)} /></Card>
        {current && <BulkGrantOutcome outcome={current} />}
      </FormPage>
    </>
  );
}

function bulkGrantErrors(values: BulkGrantValues): Record<string, string> {
  const errors = giveGrantErrors(values, { withMember: false });
  const count = memberRefs(values.members).length;
  if (count === 0) errors.members = 'Name at least one member.';
  if (count > MOST) errors.members = `At most ${MOST.toLocaleString('en')} at once.`;
  return errors;
}
