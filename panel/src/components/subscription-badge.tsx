import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { isOver, subscriptionTerm, subscriptionWords } from '../lib/words/subscription-text.ts';
import type { StatusTone } from '../lib/words/status-words.ts';
import { StatusBadge } from './status-badge.tsx';

export const SubscriptionBadgeFragment = graphql(`
  fragment SubscriptionBadge_subscription on Subscription {
    id
    status
    cancelAtPeriodEnd
    cancelAt
    canceledAt
    endedAt
    trialEnd
    items {
      id
      currentPeriodEnd
    }
  }
`);

const icons: Record<StatusTone, typeof IconClock> = {
  synced: IconCircleCheck,
  pending: IconClock,
  notMapped: IconPlayerPause,
  attention: IconAlertTriangle,
  failed: IconAlertTriangle,
};

/** Where a subscription stands. A change of the word is announced to screen readers. */
export function SubscriptionBadge({ subscription: masked }: { subscription: FragmentType<typeof SubscriptionBadgeFragment> }) {
  const subscription = readFragment(SubscriptionBadgeFragment, masked);
  const { label, tone, meaning } = subscriptionWords(subscription.status);
  const term = subscriptionTerm(subscription);
  return (
    <StatusBadge
      tone={tone} icon={isOver(subscription.status) ? IconCircleX : icons[tone]} label={label} status={subscription.status} name={`Status: ${label}`} testId="subscription-badge"
      explain={() => [meaning, ...(term ? [`${term}.`] : [])]} spoken={`Subscription ${subscription.id}: ${label}`}
    />
  );
}
