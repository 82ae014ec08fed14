import { Tooltip } from '@mantine/core';
import { absoluteTime, relativeTime } from '../lib/words/time.ts';
import { useTextOfNow } from '../lib/use-now.ts';

/** A moment as “3 minutes ago”, which keeps counting; the tooltip has the exact time. */
export function RelativeTime({ at }: { at: string }) {
  const moment = new Date(at);
  const text = useTextOfNow((now) => relativeTime(moment, now));
  return (
    <Tooltip label={absoluteTime(moment)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap', position: 'relative', zIndex: 1 }}>{text}</time>
    </Tooltip>
  );
}
