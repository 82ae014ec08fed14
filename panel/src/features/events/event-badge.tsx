import { IconAlertTriangle, IconArchive, IconCircleCheck, IconClock, IconSkull } from '@tabler/icons-react';
import { StatusBadge } from '../../components/status-badge.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { eventExplanation, eventLabel, eventTone, type EventTone } from '../../lib/words/event-text.ts';

export const EventBadgeFragment = graphql(`
  fragment EventBadge_event on StripeEvent {
    type
    status
    error
    attempts
    nextAttemptAt
    processedAt
  }
`);

const icons: Record<EventTone, typeof IconClock> = {
  synced: IconCircleCheck,
  pending: IconClock,
  notMapped: IconArchive,
  attention: IconAlertTriangle,
  failed: IconSkull,
};

export interface EventBadgeProps {
  event: FragmentType<typeof EventBadgeFragment>;
  /** Tells a screen reader when the status changes. */
  announces?: boolean;
}

/** What became of an event. */
export function EventBadge({ event: masked, announces = false }: EventBadgeProps) {
  const event = readFragment(EventBadgeFragment, masked);
  const tone = eventTone(event);
  const label = eventLabel(event);
  const attention = tone === 'attention' || tone === 'failed' ? ', needs attention' : '';
  return (
    <StatusBadge
      tone={tone} icon={icons[tone]} label={label} status={event.status} name={`Status: ${label}${attention}`} testId="event-badge"
      explain={(now) => eventExplanation(event, now)} spoken={announces ? `${event.type}: ${label}${attention}` : undefined}
    />
  );
}
