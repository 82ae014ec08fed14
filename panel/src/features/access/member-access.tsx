import { Accordion, Button, Card, EmptyState, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { Failure } from '../../components/failure.tsx';
import { graphql } from '../../gql/gql.ts';
import { fromLocalField } from '../../lib/forms/local-moment.ts';
import { paths } from '../../lib/paths.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { AccessItem } from './access-item.tsx';
import { AccessTimeline } from './access-timeline.tsx';
import { AsOfField } from './as-of-field.tsx';

const MemberAccessQuery = graphql(`
  query MemberAccess($id: ID!, $at: DateTime) {
    member(id: $id) {
      id
      name
      access(at: $at) {
        featureKey
        feature {
          id
          ...AccessTimeline_feature
        }
        ...AccessItem_access
      }
    }
  }
`);

/** The part of a member's page that says what the member may do, and why: now, or at the moment that the address names. */
export function MemberAccess() {
  const { memberId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const at = fromLocalField(params.get('at') ?? '');
  const { data, error, changing, reload } = useLiveQuery(MemberAccessQuery, { id: memberId, at }, { keep: true });
  const member = data?.member;

  const look = (moment: string | null) => setParams(moment ? { at: moment } : {}, { preventScrollReset: true });

  if (!member && error === undefined) return <Stack gap="lg" aria-busy="true"><Skeleton height={280} radius="lg" /><Skeleton height={180} radius="lg" /></Stack>;
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="access" className={tableClasses.card}>
        <Group px="md" py="sm" className={tableClasses.head} justify="space-between">
          <div>
            <Title order={2} id="access">Access</Title>
            <Text size="sm" c="dimmed" aria-live="polite">{at ? `As it was answered for ${absoluteTime(new Date(at))}` : 'As it is now'}</Text>
          </div>
          <AsOfField at={at} onChange={look} />
        </Group>
        {error !== undefined && <Failure what="The access" error={error} onRetry={reload} />}
        {member?.access.length === 0 && (
          <EmptyState size="sm" py={32} px="md" icon={<IconListCheck size={24} stroke={1.6} />} variant="light" color="gray" title="No feature yet" description="Make the features that members may have; then this says who has them, and why.">
            <EmptyState.Actions><Button component={Link} to={paths.features()} variant="default" size="xs">Features</Button></EmptyState.Actions>
          </EmptyState>
        )}
        <Accordion multiple chevronPosition="left" className={tableClasses.body} data-changing={changing || undefined}>
          {member?.access.map((access) => <AccessItem key={access.featureKey} access={access} />)}
        </Accordion>
      </Card>
      {member && member.access.length > 0 && <AccessTimeline memberId={memberId} at={at} features={member.access.map(({ feature }) => feature)} />}
    </Stack>
  );
}
