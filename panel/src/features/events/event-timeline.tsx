import { Text, Timeline } from '@mantine/core';
import { IconCheck, IconClock, IconInbox, IconX } from '@tabler/icons-react';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import { useTextOfNow } from '../../lib/use-now.ts';
import { eventExplanation } from '../../lib/words/event-text.ts';

export const EventTimelineFragment = graphql(`
  fragment EventTimeline_event on StripeEvent {
    status
    error
    attempts
    nextAttemptAt
    createdAt
    receivedAt
    processedAt
  }
`);

const ends = { PROCESSED: 'Processed', RECEIVED: 'Waits to be processed', STORED: 'Kept for a later version', IGNORED: 'Ignored', DEAD: 'Given up' };

/** The way of an event: it happened, it arrived, and what became of it. */
export function EventTimeline({ event: masked }: { event: FragmentType<typeof EventTimelineFragment> }) {
  const event = readFragment(EventTimelineFragment, masked);
  // The error itself stands above the timeline already.
  const explanation = useTextOfNow((now) => eventExplanation(event, now).slice(event.error ? 1 : 0).join('\n'));
  const done = event.status === 'PROCESSED';
  const waiting = event.status === 'RECEIVED';
  return (
    <Timeline bulletSize={22} lineWidth={2} active={waiting ? 1 : 2}>
      <Timeline.Item title={<Title>Happened at Stripe</Title>} bullet={<IconClock size={13} />}><Moment at={event.createdAt} /></Timeline.Item>
      <Timeline.Item title={<Title>Received</Title>} bullet={<IconInbox size={13} />} lineVariant={waiting ? 'dashed' : 'solid'}><Moment at={event.receivedAt} /></Timeline.Item>
      <Timeline.Item color={event.status === 'DEAD' ? 'red' : undefined} title={<Title>{ends[event.status]}</Title>} bullet={done ? <IconCheck size={13} /> : event.status === 'DEAD' ? <IconX size={13} /> : undefined}>
        {done && event.processedAt ? <Moment at={event.processedAt} /> : <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{explanation}</Text>}
      </Timeline.Item>
    </Timeline>
  );
}

function Title({ children }: { children: string }) {
  return <Text span size="sm" fw={600}>{children}</Text>;
}

function Moment({ at }: { at: string }) {
  return <Text size="sm" c="dimmed">{absoluteTime(new Date(at))} · <RelativeTime at={at} /></Text>;
}
