import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { PageHeading } from '../../components/page-heading.tsx';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { paths } from '../../lib/paths.ts';
import { CreateEntitlementSet } from './operations.ts';
import { emptySet, formToSet, type SetFormValues } from './set-form-values.ts';
import { SetForm } from './set-form.tsx';

/** A new entitlement set. */
export function SetCreatePage() {
  const navigate = useNavigate();
  const [createSet] = useMutation(CreateEntitlementSet);
  const madeOnce = useMadeOnce();

  async function save(values: SetFormValues, leave: () => void): Promise<void> {
    const { data } = await madeOnce(formToSet(values), (input) => createSet({ variables: { input } }));
    const set = data?.createEntitlementSet.entitlementSet;
    if (!set) throw new Error('The answer has no set.');
    leave();
    notifications.show({ color: 'teal', message: `${set.name} can be given now, by products and grants.` });
    await navigate(paths.entitlementSet(set.id));
  }

  return (
    <>
      <PageHeading title="New entitlement set" above={[{ label: 'Entitlement sets', to: paths.entitlementSets() }]} takesFocus={false} />
      <SetForm initialValues={emptySet} submitLabel="Create set" cancelTo={paths.entitlementSets()} onSave={save} />
    </>
  );
}
