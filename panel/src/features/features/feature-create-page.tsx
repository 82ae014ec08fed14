import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { PageHeading } from '../../components/page-heading.tsx';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { paths } from '../../lib/paths.ts';
import { FeatureForm } from './feature-form.tsx';
import { emptyFeature, formToFeature, type FeatureFormValues } from './feature-form-values.ts';
import { CreateFeature } from './operations.ts';

/** A new feature. */
export function FeatureCreatePage() {
  const navigate = useNavigate();
  const [createFeature] = useMutation(CreateFeature);
  const madeOnce = useMadeOnce();

  async function save(values: FeatureFormValues, leave: () => void): Promise<void> {
    await madeOnce(formToFeature(values), (input) => createFeature({ variables: { input } }));
    leave();
    notifications.show({ color: 'teal', message: `${values.name.trim()} can be given now, by an entitlement set.` });
    await navigate(paths.features());
  }

  return (
    <>
      <PageHeading title="New feature" above={[{ label: 'Features', to: paths.features() }]} takesFocus={false} />
      <FeatureForm initialValues={emptyFeature} submitLabel="Create feature" cancelTo={paths.features()} onSave={save} />
    </>
  );
}
