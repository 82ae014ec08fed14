import { Badge, Button, Grid, Skeleton } from '@mantine/core';
import { IconArchive, IconCopy, IconPencil, IconRestore } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ChangeHistory } from '../../components/change-history.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { PlanCard } from './plan-card.tsx';
import { SetDetails } from './set-details.tsx';
import { useSetActions } from './use-set-actions.tsx';

const SetPageQuery = graphql(`
  query SetPage($id: ID!) {
    entitlementSet(id: $id) {
      id
      key
      name
      description
      archivedAt
      rules {
        id
        limit
        unlimited
        text
        perUnit
        feature {
          id
          key
          name
          kind
          unit
        }
      }
      ...SetDetails_entitlementSet
    }
  }
`);

/** One entitlement set: what it gives, and through which products. */
export function SetPage() {
  const { setId = '' } = useParams();
  return <SetById key={setId} id={setId} />;
}

function SetById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(SetPageQuery, { id });
  const set = data?.entitlementSet;
  const actions = useSetActions({ id, key: set?.key ?? '', name: set?.name ?? '' });

  if (error !== undefined) return <Failure what="The entitlement set" error={error} onRetry={reload} />;
  if (!data) return <Skeleton height={360} radius="lg" aria-busy="true" />;
  if (!set) {
    return (
      <NotThere title="There is no such entitlement set" description="The address may be mistyped.">
        <Button component={Link} to={paths.entitlementSets()}>All entitlement sets</Button>
      </NotThere>
    );
  }
  return (
    <>
      <PageHeading
        title={set.name} description={set.description} above={[{ label: 'Entitlement sets', to: paths.entitlementSets() }]}
        badges={set.archivedAt && <Badge variant="light" color="gray" tt="none">Archived</Badge>}
        actions={(
          <>
            <Permitted operation="copyEntitlementSet"><Button variant="default" onClick={actions.copy} leftSection={<IconCopy size={16} stroke={1.8} />}>Copy</Button></Permitted>
            {set.archivedAt
              ? <Permitted operation="restoreEntitlementSet"><Button variant="default" onClick={actions.restore} loading={actions.busy} leftSection={<IconRestore size={16} stroke={1.8} />}>Restore</Button></Permitted>
              : <Permitted operation="archiveEntitlementSet"><Button variant="default" onClick={actions.archive} loading={actions.busy} leftSection={<IconArchive size={16} stroke={1.8} />}>Archive</Button></Permitted>}
            <Permitted operation="updateEntitlementSet"><Button component={Link} to={paths.editEntitlementSet(set.id)} leftSection={<IconPencil size={16} stroke={1.8} />}>Edit</Button></Permitted>
          </>
        )}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}><PlanCard name={set.name} lines={set.rules.map((rule) => ({ feature: rule.feature, value: rule }))} /></Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}><SetDetails set={set} /></Grid.Col>
        <Grid.Col span={12}><ChangeHistory objectId={set.id} /></Grid.Col>
      </Grid>
    </>
  );
}
