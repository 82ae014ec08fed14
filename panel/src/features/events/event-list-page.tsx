import { Card, Select, Table } from '@mantine/core';
import { useCallback } from 'react';
import { Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { KeysetFailure } from '../../components/keyset-failure.tsx';
import { KeysetPager } from '../../components/keyset-pager.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { eventFilter, readEventList, toEventSearch, type EventListState, type EventStatusChoice } from '../../lib/lists/event-list.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { EventRow } from './event-row.tsx';
import { EventTypeField } from './event-type-field.tsx';
import { NoEvents } from './no-events.tsx';

const EventListQuery = graphql(`
  query EventList($filter: StripeEventFilter, $limit: Int, $after: String) {
    stripeEvents(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        ...EventRow_event
      }
    }
  }
`);

const statusOptions: { value: EventStatusChoice; label: string }[] = [
  { value: 'any', label: 'Any status' },
  { value: 'received', label: 'Received' },
  { value: 'processed', label: 'Processed' },
  { value: 'stored', label: 'Stored' },
  { value: 'ignored', label: 'Ignored' },
  { value: 'dead', label: 'Dead' },
];

/** What Stripe told the console, last received first. The address of an event opens it over this list. */
export function EventListPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const state = readEventList(params);
  const { data, error, changing, reload } = useLiveQuery(EventListQuery, { filter: eventFilter(state), limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  /** Whatever changes, the list starts at the newest again. */
  const change = useCallback((next: Partial<EventListState>, replace = false) => {
    const current = readEventList(new URLSearchParams(window.location.search));
    void navigate(paths.events(toEventSearch({ ...current, after: '', ...next })), { replace });
  }, [navigate]);
  const filtered = toEventSearch({ ...state, after: '' }) !== '';
  const search = toEventSearch(state);
  const list = data?.stripeEvents;

  return (
    <>
      <PageHeading title="Events" description="What Stripe told this console, last received first." />
      <Card className={tableClasses.card}>
        <search className={tableClasses.toolbar}>
          <SearchField label="Find by event or object ID" value={state.search} onChange={(next) => change({ search: next }, state.search !== '')} />
          <EventTypeField value={state.type} onChange={(type) => change({ type })} />
          <Select
            aria-label="Status" w={150} size="sm" allowDeselect={false} data={statusOptions} value={state.status}
            onChange={(chosen) => change({ status: statusOptions.find((option) => option.value === chosen)?.value ?? 'any' })}
          />
        </search>
        {error !== undefined && <KeysetFailure what="The events" error={error} after={state.after} onRetry={reload} onFirstPage={() => change({})} />}
        {error === undefined && !list && <TableSkeleton rows={8} />}
        {list && list.items.length === 0 && (
          <NoEvents
            filtered={filtered} beyondEnd={state.after !== ''}
            onClear={() => change({ type: '', status: 'any', search: '' })} onFirstPage={() => change({})}
          />
        )}
        {list && list.items.length > 0 && (
          <div className={tableClasses.body} data-changing={changing || undefined}>
            <Table className={tableClasses.table} aria-label="Events">
              <Table.Thead>
                <Table.Tr><Table.Th>Type</Table.Th><Table.Th w="30%">Object</Table.Th><Table.Th w={140}>Status</Table.Th><Table.Th w={140}>Received</Table.Th></Table.Tr>
              </Table.Thead>
              <Table.Tbody>{list.items.map((event) => <EventRow key={event.id} event={event} search={search} historyState={location.state} />)}</Table.Tbody>
            </Table>
            <div className={tableClasses.foot}>
              <KeysetPager after={state.after} endCursor={list.endCursor} hasNextPage={list.hasNextPage} shown={list.items.length} noun="event" changing={changing} />
            </div>
          </div>
        )}
      </Card>
      <Outlet />
    </>
  );
}
