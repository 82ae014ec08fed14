import { useMutation } from '@apollo/client/react';
import { Card } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { FormPage } from '../../components/form-page.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import type { BulkGrantInput, BulkGrantMutation } from '../../gql/graphql.ts';
import { toProblem } from '../../lib/graphql/errors.ts';
import { counted } from '../../lib/words/entitlement-text.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { toGrantSearch } from '../../lib/lists/grant-list.ts';
import { paths } from '../../lib/paths.ts';
import { BulkGrantMembers } from './bulk-grant-members.tsx';
import { BulkGrantOutcome } from './bulk-grant-outcome.tsx';
import { bulkGrantErrors, formToBulkGrant, initialBulkGrant, type BulkGrantValues } from './bulk-grant-values.ts';
import { GrantFields } from './grant-fields.tsx';
import { BulkGrant } from './operations.ts';

/** The same grant for many members: first what would change, then the change. */
export function BulkGrantPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [bulkGrant] = useMutation(BulkGrant);
  const madeOnce = useMadeOnce();
  const [problem, setProblem] = useState<string | null>(null);
  /** What would happen, and the values that it is the answer to. */
  const [checked, setChecked] = useState<{ outcome: BulkGrantMutation['bulkGrant']; values: string } | null>(null);
  const form = useForm<BulkGrantValues>({ initialValues: initialBulkGrant(params), validate: bulkGrantErrors });
  const current = checked?.values === JSON.stringify(form.values) ? checked.outcome : null;
  const givable = current !== null && current.memberCount > 0;

  async function save(values: BulkGrantValues): Promise<void> {
    setProblem(null);
    try {
      const send = (input: BulkGrantInput) => bulkGrant({ variables: { input } });
      const { data } = givable ? await madeOnce(formToBulkGrant(values, current.membersDigest), send) : await send(formToBulkGrant(values, null));
      if (!data) throw new Error('The answer has no outcome.');
      if (data.bulkGrant.dryRun) {
        setChecked({ outcome: data.bulkGrant, values: JSON.stringify(values) });
        return;
      }
      notifications.show({ color: 'teal', message: `The grant is given to ${counted(data.bulkGrant.memberCount, 'member')}.` });
      await navigate(paths.grants(toGrantSearch({ setId: values.entitlementSetId })));
    } catch (error) {
      // Others would get it by now: that is to be seen first. After a lost answer the same may be sent again.
      if (toProblem(error).code === 'CONFLICT') setChecked(null);
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <>
      <PageHeading
        title="Grant to many" above={[{ label: 'Grants', to: paths.grants() }]} takesFocus={false}
        description="All of them get the same grant, or nobody does. First you see who would gain what."
      />
      <FormPage
        problem={problem} errors={form.errors} submitting={form.submitting} cancelTo={paths.grants()} operation="bulkGrant" onSubmit={form.onSubmit(save)}
        submitLabel={givable ? `Give to ${counted(current.memberCount, 'member')}` : 'See who would gain what'}
      >
        <BulkGrantMembers values={form.values} inputProps={form.getInputProps} onFile={(text) => form.setFieldValue('members', text)} />
        <Card style={{ display: 'grid', gap: 'var(--mantine-spacing-md)' }}><GrantFields values={form.values} errors={form.errors} inputProps={form.getInputProps} onSet={(id) => form.setFieldValue('entitlementSetId', id)} /></Card>
        {current && <BulkGrantOutcome outcome={current} />}
      </FormPage>
    </>
  );
}
