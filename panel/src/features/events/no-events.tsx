import { Button, EmptyState } from '@mantine/core';
import { IconInbox, IconSearchOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { paths } from '../../lib/paths.ts';

export interface NoEventsProps {
  filtered: boolean;
  /** True when the address names a place behind the last event. */
  beyondEnd: boolean;
  onClear: () => void;
  onFirstPage: () => void;
}

/** An empty inbox says why it is empty and what to do. */
export function NoEvents({ filtered, beyondEnd, onClear, onFirstPage }: NoEventsProps) {
  if (beyondEnd) {
    return (
      <EmptyState py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="Nothing older" description="No event comes after the place that the address names.">
        <EmptyState.Actions><Button variant="default" onClick={onFirstPage}>Go to the newest</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="No event matches"
        description="Types and ids have to be written out in full, such as invoice.paid or prod_NWjs8kKbJWmuuc."
      >
        <EmptyState.Actions><Button variant="default" onClick={onClear}>Clear search and filters</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      py={64} icon={<IconInbox size={28} stroke={1.6} />} variant="light" title="No event has arrived yet"
      description="Whatever happens in Stripe is told to this console as an event: a product changed, a member paid. Home says which address Stripe has to send them to."
    >
      <EmptyState.Actions><Button component={Link} to={paths.home} variant="default">Go to Home</Button></EmptyState.Actions>
    </EmptyState>
  );
}
