import { Button, EmptyState } from '@mantine/core';
import { IconRepeat, IconSearchOff } from '@tabler/icons-react';

export interface NoSubscriptionsProps {
  filtered: boolean;
  /** True when the address names a place behind the last subscription. */
  beyondEnd: boolean;
  onClear: () => void;
  onFirstPage: () => void;
}

/** An empty list says why it is empty and what to do. */
export function NoSubscriptions({ filtered, beyondEnd, onClear, onFirstPage }: NoSubscriptionsProps) {
  if (beyondEnd) {
    return (
      <EmptyState py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="Nothing older" description="No subscription comes after the place that the address names.">
        <EmptyState.Actions><Button variant="default" onClick={onFirstPage}>Go to the newest</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="No subscription matches"
        description="Ids have to be written out in full, such as sub_1MowQVLkdIwHu7ix. To find a member's subscriptions, look for the member."
      >
        <EmptyState.Actions><Button variant="default" onClick={onClear}>Clear search and filters</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      py={64} icon={<IconRepeat size={28} stroke={1.6} />} variant="light" title="Nobody subscribes yet"
      description="Every subscription of the connected Stripe account appears here by itself, as soon as Stripe tells of it."
    />
  );
}
