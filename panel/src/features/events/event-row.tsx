import { Code, Table } from '@mantine/core';
import { memo } from 'react';
import { Link, type Location } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { EventBadge } from './event-badge.tsx';

export const EventRowFragment = graphql(`
  fragment EventRow_event on StripeEvent {
    id
    type
    objectId
    receivedAt
    ...EventBadge_event
  }
`);

export interface EventRowProps {
  event: FragmentType<typeof EventRowFragment>;
  /** The list's query string and place in the history, to keep while the event is open. */
  search: string;
  historyState: Location['state'];
}

/** One event in the list. Renders again only when something of it changed. */
export const EventRow = memo(function EventRow({ event: masked, search, historyState }: EventRowProps) {
  const event = readFragment(EventRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row}>
      <Table.Td>
        <Link to={paths.event(event.id, search)} state={historyState} preventScrollReset className={tableClasses.link}>{event.type}</Link>
        <div className={`${tableClasses.muted} ${tableClasses.clip}`}>{event.id}</div>
      </Table.Td>
      <Table.Td className={event.objectId ? undefined : tableClasses.optional}>
        {event.objectId ? <Code title={event.objectId} className={`${tableClasses.clip} ${tableClasses.id}`}>{event.objectId}</Code> : <span className={tableClasses.muted}>—</span>}
      </Table.Td>
      <Table.Td><EventBadge event={event} /></Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={event.receivedAt} /></Table.Td>
    </Table.Tr>
  );
});
