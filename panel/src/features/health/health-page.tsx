import { Alert, Anchor, Badge, Card, DataList, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Detail } from '../../components/detail.tsx';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { graphql } from '../../gql/gql.ts';
import { toPriceSearch, toProductSearch } from '../../lib/lists/catalog-list.ts';
import { toEventSearch } from '../../lib/lists/event-list.ts';
import { paths } from '../../lib/paths.ts';
import { shortDuration } from '../../lib/words/time.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { bytes, severities } from './health-text.ts';

const HealthQuery = graphql(`
  query Health {
    health {
      status
      version
      alerts {
        code
        severity
        message
        since
      }
      stripe {
        configured
        reachable
        error
        checkedAt
      }
      events {
        lastReceivedAt
        waiting
        dead
        lagSeconds
      }
      pushes {
        waiting
        failing
        stopped
        oldestAt
      }
      database {
        version
        sizeBytes
        connections
        maxConnections
        freeDiskBytes
      }
      jobs {
        workers
        lookupsWaiting
        lastReconciledAt
      }
    }
  }
`);

/** How the console is, and what somebody should look at. */
export function HealthPage() {
  const { data, error, reload } = useLiveQuery(HealthQuery, {}, { every: 5000 });
  const health = data?.health;
  if (error !== undefined) return <Failure what="The state of the console" error={error} onRetry={reload} />;
  if (!health) return <Skeleton height={420} radius="lg" aria-busy="true" />;
  const { stripe, events, pushes, database, jobs } = health;
  const status = severities[health.status];
  return (
    <>
      <PageHeading title="Health" description={`Member Console ${health.version}`} badges={<Badge variant="light" color={status.color} tt="none">{status.label}</Badge>} />
      <Stack gap="lg">
        <Stack gap="sm" role="region" aria-label="Alerts">
          {health.alerts.length === 0 && <Alert color="teal" variant="light" icon={<IconCircleCheck size={20} />} title="All is well">Nothing needs anybody at the moment.</Alert>}
          {health.alerts.map((alert) => (
            <Alert key={alert.code} color={severities[alert.severity].color} variant="light" icon={<IconAlertTriangle size={20} />} data-testid="health-alert">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{alert.message}</Text>
              {alert.since && <Text size="xs" c="dimmed" mt={4}>Since <RelativeTime at={alert.since} /></Text>}
            </Alert>
          ))}
        </Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Part title="Stripe">
            <Detail label="Reachable">{stripe.configured ? (stripe.reachable ? 'Yes' : `No: ${stripe.error ?? 'no answer'}`) : 'Not connected'}</Detail>
            <Detail label="Asked">{stripe.checkedAt && <RelativeTime at={stripe.checkedAt} />}</Detail>
            <Detail label="Last event">{events.lastReceivedAt ? <RelativeTime at={events.lastReceivedAt} /> : 'None yet'}</Detail>
            <Detail label="Events waiting">{number(events.waiting)}{events.waiting > 0 && `, the oldest for ${shortDuration(events.lagSeconds * 1000)}`}</Detail>
            <Detail label="Events given up">{events.dead > 0 ? <Anchor component={Link} to={paths.events(toEventSearch({ status: 'dead' }))} size="sm">{number(events.dead)}</Anchor> : '0'}</Detail>
          </Part>
          <Part title="Catalog on its way to Stripe">
            <Detail label="Waiting">{number(pushes.waiting)}{pushes.oldestAt && <>, the oldest since <RelativeTime at={pushes.oldestAt} /></>}</Detail>
            <Detail label="Failing">
              {pushes.failing > 0
                ? <>{number(pushes.failing)} (<Anchor component={Link} to={paths.products(toProductSearch({ sync: 'failing', activity: 'all' }))} size="sm">products</Anchor>, <Anchor component={Link} to={paths.prices(toPriceSearch({ sync: 'failing', activity: 'all' }))} size="sm">prices</Anchor>)</>
                : '0'}
            </Detail>
            <Detail label="Refused">{number(pushes.stopped)}</Detail>
          </Part>
          <Part title="Background work">
            <Detail label="Workers">{number(jobs.workers)}</Detail>
            <Detail label="Look-ups waiting">{number(jobs.lookupsWaiting)}</Detail>
            <Detail label="Last compared">{jobs.lastReconciledAt ? <Anchor component={Link} to={paths.drift} size="sm"><RelativeTime at={jobs.lastReconciledAt} /></Anchor> : 'Not yet'}</Detail>
          </Part>
          <Part title="Database">
            <Detail label="Version">PostgreSQL {database.version}</Detail>
            <Detail label="Size">{bytes(database.sizeBytes)}</Detail>
            <Detail label="Connections">{database.connections} of {database.maxConnections}</Detail>
            {database.freeDiskBytes != null && <Detail label="Free on disk">{bytes(database.freeDiskBytes)}</Detail>}
          </Part>
        </SimpleGrid>
      </Stack>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <Title order={2} mb="sm">{title}</Title>
      <DataList size="sm" gap={10} labelWidth="132px">{children}</DataList>
    </Card>
  );
}

function number(count: number): string {
  return count.toLocaleString('en');
}
