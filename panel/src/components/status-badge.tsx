import { Tooltip } from '@mantine/core';
import type { IconClock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { StatusTone } from '../lib/words/status-words.ts';
import { useTextOfNow } from '../lib/use-now.ts';
import { announce } from './announcer.tsx';
import classes from './status-badge.module.css';

export interface StatusBadgeProps {
  tone: StatusTone;
  icon: typeof IconClock;
  label: string;
  /** The API's own word for the status. */
  status: string;
  /** For the screen reader: “Stripe: Pending, needs attention”. */
  name: string;
  /** What the tooltip says, a line each. */
  explain: (now: Date) => string[];
  /** What a screen reader is told when it changes; left out, changes are silent. */
  spoken?: string;
  testId: string;
}

/** A status: colour, icon and word. Its tooltip, which the keyboard opens too, says more. */
export function StatusBadge({ tone, icon: Icon, label, status, name, explain, spoken, testId }: StatusBadgeProps) {
  const explanation = useTextOfNow((now) => explain(now).join('\n'));

  const before = useRef(spoken);
  useEffect(() => {
    if (before.current === spoken) return;
    before.current = spoken;
    if (spoken) announce(`${spoken}.`);
  }, [spoken]);

  return (
    <Tooltip
      label={explanation} multiline maw={340} openDelay={120} classNames={{ tooltip: classes.tooltip }}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span className={classes.badge} data-tone={tone} data-status={status} data-testid={testId} tabIndex={0} role="note" aria-label={name}>
        <Icon size={14} stroke={2.2} aria-hidden="true" />
        {label}
      </span>
    </Tooltip>
  );
}
