import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { syncExplanation, syncLabel, syncTone, type SyncTone } from '../lib/sync-text.ts';
import { useTextOfNow } from '../lib/use-now.ts';
import { announce } from './announcer.tsx';
import classes from './sync-badge.module.css';

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
  const Icon = icons[tone];
  const explanation = useTextOfNow((now) => syncExplanation(sync, now).join('\n'));

  const spoken = `${of}: ${label}${tone === 'attention' ? ', needs attention' : ''}`;
  const before = useRef(spoken);
  useEffect(() => {
    if (before.current === spoken) return;
    before.current = spoken;
    announce(`${spoken}.`);
  }, [spoken]);

  return (
    <Tooltip
      label={explanation} multiline maw={340} openDelay={120} classNames={{ tooltip: classes.tooltip }}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span
        className={classes.badge} data-tone={tone} data-status={sync.status} data-testid="sync-badge" tabIndex={0} role="note"
        aria-label={tone === 'attention' ? `Stripe: ${label}, needs attention` : `Stripe: ${label}`}
      >
        <Icon size={14} stroke={2.2} aria-hidden="true" />
        {label}
      </span>
    </Tooltip>
  );
}
