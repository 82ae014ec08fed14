import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowsDiff, IconCircleDashed, IconRefresh } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { syncExplanation } from '../lib/words/sync-text.ts';
import { useTextOfNow } from '../lib/use-now.ts';
import { Permitted } from './permitted.tsx';
import { RelativeTime } from './relative-time.tsx';
import classes from './sync-notice.module.css';

export const SyncNoticeFragment = graphql(`
  fragment SyncNotice_sync on StripeSync {
    status
    lastError
    attempts
    nextAttemptAt
    syncedAt
    pendingSince
    failing
    stopped
    deletedAt
    drift {
      field
      ours
      stripes
      seenAt
    }
  }
`);

export interface SyncNoticeProps {
  sync: FragmentType<typeof SyncNoticeFragment>;
  retrying: boolean;
  onRetry: () => void;
}

/** Spells out what a badge only hints at: a failure, a deletion in Stripe, fields that differ there. Nothing when all is well. */
export function SyncNotice({ sync: masked, retrying, onRetry }: SyncNoticeProps) {
  const sync = readFragment(SyncNoticeFragment, masked);
  const explanation = useTextOfNow((now) => syncExplanation(sync, now).join('\n'));
  const retry = (
    <Permitted operation="retrySync">
      <Button size="xs" variant="default" loading={retrying} onClick={onRetry} leftSection={<IconRefresh size={15} stroke={1.9} />}>Retry now</Button>
    </Permitted>
  );
  const neverPushed = sync.status === 'NOT_MAPPED' && !sync.failing && !sync.stopped && !sync.deletedAt;
  return (
    <>
      {neverPushed && (
        <Alert color="gray" variant="light" mb="lg" icon={<IconCircleDashed size={20} />} title="Not in Stripe yet">
          <Group justify="space-between" align="flex-end">
            <Text size="sm" style={{ flex: '1 1 320px' }}>It is pushed by itself as soon as Stripe is connected, or now when you ask for it.</Text>
            {retry}
          </Group>
        </Alert>
      )}
      {(sync.failing || sync.stopped || sync.deletedAt) && (
        <Alert color="orange" variant="light" mb="lg" className={classes.notice} icon={<IconAlertTriangle size={20} />} title={sync.deletedAt ? 'Deleted in Stripe' : 'Not in step with Stripe'}>
          <Group justify="space-between" align="flex-end">
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', flex: '1 1 320px' }}>{explanation}</Text>
            {retry}
          </Group>
        </Alert>
      )}
      {sync.drift.length > 0 && (
        <Alert color="orange" variant="light" mb="lg" className={classes.notice} icon={<IconArrowsDiff size={20} />} title="Changed in Stripe">
          <Text size="sm" mb="xs">Somebody changed these fields in Stripe. This console is the source of truth; save or retry to write its values again.</Text>
          <Table.ScrollContainer minWidth={420}>
            <Table verticalSpacing={6} fz="sm" aria-label="Fields that differ in Stripe">
              <Table.Thead>
                <Table.Tr><Table.Th>Field</Table.Th><Table.Th>Here</Table.Th><Table.Th>In Stripe</Table.Th><Table.Th>Seen</Table.Th></Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sync.drift.map((one) => (
                  <Table.Tr key={one.field}>
                    <Table.Td fw={600}>{one.field}</Table.Td>
                    <Table.Td>{one.ours ?? '—'}</Table.Td>
                    <Table.Td>{one.stripes ?? '—'}</Table.Td>
                    <Table.Td><RelativeTime at={one.seenAt} /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {!sync.failing && !sync.stopped && !sync.deletedAt && retry}
        </Alert>
      )}
    </>
  );
}
