import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import { toEventSearch } from '../lib/lists/event-list.ts';
import { paths } from '../lib/paths.ts';

export interface KnownFromProps {
  /** The Stripe object's id. */
  id: string;
  /** The event that it is known from; null: it was looked up. */
  eventId?: string | null;
  /** “subscription”. */
  noun: string;
}

/** The events that told the console of a Stripe object. */
export function KnownFrom({ id, eventId, noun }: KnownFromProps) {
  return (
    <Group gap="sm">
      {eventId && <Anchor component={Link} to={paths.event(eventId)} size="sm">The last one</Anchor>}
      <Anchor component={Link} to={paths.events(toEventSearch({ search: id }))} size="sm">All of this {noun}</Anchor>
    </Group>
  );
}
