import { Alert, Anchor, Button, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { DetailDrawer } from '../../components/detail-drawer.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { OpenInStripe } from '../../components/external-link.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { graphql } from '../../gql/gql.ts';
import { toAuditSearch } from '../../lib/lists/audit-list.ts';
import { toEventSearch } from '../../lib/lists/event-list.ts';
import { canReplay } from '../../lib/words/event-text.ts';
import { paths } from '../../lib/paths.ts';
import { useRights } from '../../lib/session/rights.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { EventBadge } from './event-badge.tsx';
import { EventPayload } from './event-payload.tsx';
import classes from './event-drawer.module.css';
import { EventTimeline } from './event-timeline.tsx';
import { useReplayEvent } from './replay-event.ts';

const EventDrawerQuery = graphql(`
  query EventDrawer($id: ID!) {
    stripeEvent(id: $id) {
      id
      type
      objectId
      apiVersion
      livemode
      dashboardUrl
      status
      attempts
      error
      ...EventBadge_event
      ...EventTimeline_event
    }
  }
`);

/** Everything of one event, over the list; it has an address of its own. */
export function EventDrawer() {
  const { eventId = '' } = useParams();
  return <DetailDrawer title="Event" size="xl"><EventById key={eventId} id={eventId} /></DetailDrawer>;
}

function EventById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(EventDrawerQuery, { id });
  const { replay, replaying } = useReplayEvent();
  const { may } = useRights();
  const event = data?.stripeEvent;

  if (error !== undefined) return <Failure what="The event" error={error} onRetry={reload} />;
  if (!data) return <DrawerSkeleton />;
  if (!event) return <NotThere title="There is no such event" description="None of this id was delivered to this console. It may have happened before the console was connected." />;
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={6}>
          <Title order={2} fz="1.35rem" style={{ overflowWrap: 'anywhere' }}>{event.type}</Title>
          <EventBadge event={event} announces />
        </Group>
        <Group gap="xs" mt="md">
          {canReplay(event) && (
            <Permitted operation="replayStripeEvent"><Button size="xs" variant={event.status === 'DEAD' ? 'filled' : 'default'} loading={replaying} onClick={() => replay(event.id)} leftSection={<IconRefresh size={15} stroke={1.9} />}>Replay</Button></Permitted>
          )}
          {event.dashboardUrl && <OpenInStripe href={event.dashboardUrl} size="xs" />}
        </Group>
        {event.status === 'PROCESSED' && <Text size="xs" c="dimmed" mt={8}>Replaying reads the event once more; what is newer stays as it is.</Text>}
      </div>
      {event.error && event.status !== 'PROCESSED' && (
        <Alert className={classes.problem} data-status={event.status} color={event.status === 'DEAD' ? 'red' : 'orange'} variant="light" icon={<IconAlertTriangle size={20} />} title={event.status === 'DEAD' ? `Given up after ${event.attempts} attempts` : 'Not processed yet'}>
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{event.error}</Text>
        </Alert>
      )}
      <EventTimeline event={event} />
      <DataList size="sm" gap={10} labelWidth="112px">
        <Detail label="Event ID"><CopyValue value={event.id} what="event ID" /></Detail>
        <Detail label="Object">
          {event.objectId && (
            <Group gap="sm">
              <CopyValue value={event.objectId} what="object ID" />
              <Anchor component={Link} to={paths.events(toEventSearch({ search: event.objectId }))} size="sm">All its events</Anchor>
            </Group>
          )}
        </Detail>
        {may('auditLog') && (
          <Detail label="Audit log">
            <Group gap="sm">
              <Anchor component={Link} to={paths.audit(toAuditSearch({ actorId: event.id }))} size="sm">What it changed</Anchor>
              <Anchor component={Link} to={paths.audit(toAuditSearch({ objectId: event.id }))} size="sm">What was done with it</Anchor>
            </Group>
          </Detail>
        )}
        <Detail label="Mode">{event.livemode ? 'Live' : 'Test'}</Detail>
        <Detail label="API version">{event.apiVersion}</Detail>
        {event.attempts > 0 && <Detail label="Failed attempts">{event.attempts}</Detail>}
      </DataList>
      <EventPayload id={event.id} />
    </Stack>
  );
}
