import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowsDiff, IconCircleDashed, IconRefresh } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { syncExplanation } from '../lib/words/sync-text.ts';
import { useTextOfNow } from '../lib/use-now.ts';
import { DifferenceTable } from './difference-table.tsx';
import { Permitted } from './permitted.tsx';
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
          <Text size="sm">Somebody changed these fields in Stripe. This console is the source of truth; save or retry to write its values again.</Text>
          <DifferenceTable fields={sync.drift} label="Fields that differ in Stripe" />
          {!sync.failing && !sync.stopped && !sync.deletedAt && retry}
        </Alert>
      )}
    </>
  );
}
