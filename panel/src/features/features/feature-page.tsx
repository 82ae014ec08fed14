import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Badge, Box, Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconRestore, IconStack2 } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import { ChangeHistory } from '../../components/change-history.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import type { FeatureForm_FeatureFragment as ExistingFeature } from '../../gql/graphql.ts';
import { toSetSearch } from '../../lib/lists/entitlement-lists.ts';
import { paths } from '../../lib/paths.ts';
import { useSeen } from '../../lib/graphql/use-seen.ts';
import { describeFeature, featureToForm, formToChanges, type FeatureFormValues } from './feature-form-values.ts';
import { FeatureForm, FeatureFormFragment } from './feature-form.tsx';
import { UpdateFeature } from './operations.ts';
import { useFeatureActions } from './use-feature-actions.tsx';

const FeaturePageQuery = graphql(`
  query FeaturePage($id: ID!) {
    feature(id: $id) {
      id
      ...FeatureForm_feature
    }
  }
`);

/** One feature, to change. Starts from what the server has now; later changes by others do not touch what is being typed. */
export function FeaturePage() {
  const { featureId = '' } = useParams();
  const { data, error, refetch } = useQuery(FeaturePageQuery, { variables: { id: featureId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const feature = readFragment(FeatureFormFragment, data?.feature);

  if (error && !data) return <Failure what="The feature" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  if (!feature) {
    return (
      <NotThere title="There is no such feature" description="The address may be mistyped.">
        <Button component={Link} to={paths.features()}>All features</Button>
      </NotThere>
    );
  }
  return <FeatureEditor key={feature.id} feature={feature} />;
}

function FeatureEditor({ feature }: { feature: ExistingFeature }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [updateFeature] = useMutation(UpdateFeature);
  const actions = useFeatureActions(feature);
  const { seen, conflict, saving, settle } = useSeen(feature, load, describeFeature);

  async function load(): Promise<ExistingFeature> {
    const { data } = await client.query({ query: FeaturePageQuery, variables: { id: feature.id }, fetchPolicy: 'network-only' });
    return readFragment(FeatureFormFragment, data?.feature) ?? feature;
  }

  async function save(values: FeatureFormValues, leave: () => void): Promise<void> {
    await saving(async ({ version }) => {
      await updateFeature({ variables: { input: { id: feature.id, version, ...formToChanges(values) } } });
      leave();
      notifications.show({ color: 'teal', message: `${values.name.trim()} is saved.` });
      await navigate(paths.features());
    });
  }

  return (
    <>
      <PageHeading
        title={feature.name} description={feature.key} above={[{ label: 'Features', to: paths.features() }]} takesFocus={false}
        badges={feature.archivedAt && <Badge variant="light" color="gray" tt="none">Archived</Badge>}
        actions={(
          <>
            <Button component={Link} to={paths.entitlementSets(toSetSearch({ featureId: feature.id, activity: 'all' }))} variant="default" leftSection={<IconStack2 size={16} stroke={1.8} />}>Sets that give it</Button>
            {feature.archivedAt
              ? <Permitted operation="restoreFeature"><Button variant="default" onClick={actions.restore} loading={actions.busy} leftSection={<IconRestore size={16} stroke={1.8} />}>Restore</Button></Permitted>
              : <Permitted operation="archiveFeature"><Button variant="default" onClick={actions.archive} loading={actions.busy} leftSection={<IconArchive size={16} stroke={1.8} />}>Archive</Button></Permitted>}
          </>
        )}
      />
      <FeatureForm
        exists initialValues={featureToForm(feature)} submitLabel="Save changes" cancelTo={paths.features()} onSave={save}
        conflict={conflict && { changes: conflict, theirs: featureToForm(seen), onTaken: settle }}
      />
      <Box mt="lg" maw={720}><ChangeHistory objectId={feature.id} /></Box>
    </>
  );
}
