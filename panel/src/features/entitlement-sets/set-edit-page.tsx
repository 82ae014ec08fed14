import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useConfirmChange } from '../../components/use-confirm-change.tsx';
import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import type { SetForm_EntitlementSetFragment as ExistingSet } from '../../gql/graphql.ts';
import { paths } from '../../lib/paths.ts';
import { useSeen } from '../../lib/graphql/use-seen.ts';
import { UpdateEntitlementSet } from './operations.ts';
import { describeSet, formToSetChanges, setToForm, type SetFormValues } from './set-form-values.ts';
import { SetForm, SetFormFragment } from './set-form.tsx';

const SetEditQuery = graphql(`
  query SetEdit($id: ID!) {
    entitlementSet(id: $id) {
      id
      ...SetForm_entitlementSet
    }
  }
`);

/** Editing a set. Starts from what the server has now; later changes by others do not touch what is being typed. */
export function SetEditPage() {
  const { setId = '' } = useParams();
  const { data, error, refetch } = useQuery(SetEditQuery, { variables: { id: setId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const set = readFragment(SetFormFragment, data?.entitlementSet);

  if (error && !data) return <Failure what="The entitlement set" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  if (!set) {
    return (
      <NotThere title="There is no such entitlement set" description="The address may be mistyped.">
        <Button component={Link} to={paths.entitlementSets()}>All entitlement sets</Button>
      </NotThere>
    );
  }
  return <SetEditor key={set.id} set={set} />;
}

function SetEditor({ set }: { set: ExistingSet }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [updateSet] = useMutation(UpdateEntitlementSet);
  const confirmChange = useConfirmChange();
  const { seen, conflict, saving, settle } = useSeen(set, load, describeSet);

  async function load(): Promise<ExistingSet> {
    const { data } = await client.query({ query: SetEditQuery, variables: { id: set.id }, fetchPolicy: 'network-only' });
    return readFragment(SetFormFragment, data?.entitlementSet) ?? set;
  }

  async function save(values: SetFormValues, leave: () => void): Promise<void> {
    const changes = formToSetChanges(values);
    if (!(await confirmChange({ entitlementSet: { id: set.id, rank: changes.rank, rules: changes.rules } }))) return;
    await saving(async ({ version }) => {
      await updateSet({ variables: { input: { id: set.id, version, ...changes } } });
      leave();
      notifications.show({ color: 'teal', message: `${values.name.trim()} is saved. It counts from now on.` });
      await navigate(paths.entitlementSet(set.id));
    });
  }

  const above = [{ label: 'Entitlement sets', to: paths.entitlementSets() }, { label: set.name, to: paths.entitlementSet(set.id) }];
  return (
    <>
      <PageHeading title={`Edit ${set.name}`} above={above} takesFocus={false} />
      <SetForm
        exists initialValues={setToForm(set)} submitLabel="Save changes" cancelTo={paths.entitlementSet(set.id)} onSave={save}
        conflict={conflict && { changes: conflict, theirs: setToForm(seen), onTaken: settle }}
      />
    </>
  );
}
