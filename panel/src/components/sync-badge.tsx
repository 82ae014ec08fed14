import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { syncExplanation, syncLabel, syncTone, type SyncTone } from '../lib/words/sync-text.ts';
import { StatusBadge } from './status-badge.tsx';

export const SyncBadgeFragment = graphql(`
  fragment SyncBadge_sync on StripeSync {
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
    }
  }
`);

const icons: Record<SyncTone, typeof IconClock> = {
  synced: IconCircleCheck,
  pending: IconClock,
  notMapped: IconCircleDashed,
  attention: IconAlertTriangle,
};

export interface SyncBadgeProps {
  sync: FragmentType<typeof SyncBadgeFragment>;
  /** What the badge belongs to, for the announcement of a change: “Supporter”. */
  of: string;
}

/**
 * Whether an object is in Stripe: colour, icon and word. Its tooltip, which the keyboard opens too, says what waits or
 * fails. A change of the word is announced to screen readers.
 */
export function SyncBadge({ sync: masked, of }: SyncBadgeProps) {
  const sync = readFragment(SyncBadgeFragment, masked);
  const label = syncLabel(sync);
  const tone = syncTone(sync);
  const attention = tone === 'attention' ? ', needs attention' : '';
  return (
    <StatusBadge
      tone={tone} icon={icons[tone]} label={label} status={sync.status} name={`Stripe: ${label}${attention}`} testId="sync-badge"
      explain={(now) => syncExplanation(sync, now)} spoken={`${of}: ${label}${attention}`}
    />
  );
}
