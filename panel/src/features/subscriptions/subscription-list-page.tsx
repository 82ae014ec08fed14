import { Card, Select, Table } from '@mantine/core';
import { useCallback } from 'react';
import { Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { KeysetFailure } from '../../components/keyset-failure.tsx';
import { KeysetPager } from '../../components/keyset-pager.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SubscriptionRow } from '../../components/subscription-row.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/keyset-pages.ts';
import { paths } from '../../lib/paths.ts';
import { readSubscriptionList, subscriptionFilter, toSubscriptionSearch, type SubscriptionListState, type SubscriptionStatusChoice } from '../../lib/subscription-list.ts';
import { useLiveQuery } from '../../lib/use-live-query.ts';
import { NoSubscriptions } from './no-subscriptions.tsx';

const SubscriptionListQuery = graphql(`
  query SubscriptionList($filter: SubscriptionFilter, $limit: Int, $after: String) {
    subscriptions(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        ...SubscriptionRow_subscription
      }
    }
  }
`);

const statusOptions: { value: SubscriptionStatusChoice; label: string }[] = [
  { value: 'any', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'trialing', label: 'Trial' },
  { value: 'past_due', label: 'Past due' },
  { value: 'unpaid', label: 'Unpaid' },
  { value: 'paused', label: 'Paused' },
  { value: 'incomplete', label: 'Incomplete' },
  { value: 'incomplete_expired', label: 'Expired' },
  { value: 'canceled', label: 'Canceled' },
];

/** The subscriptions of the Stripe account, newest first. The address of one opens it over this list. */
export function SubscriptionListPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const state = readSubscriptionList(params);
  const { data, error, changing, reload } = useLiveQuery(SubscriptionListQuery, { filter: subscriptionFilter(state), limit: KEYSET_PAGE_SIZE, after: state.after || null });

  /** Whatever changes, the list starts at the newest again. */
  const change = useCallback((next: Partial<SubscriptionListState>, replace = false) => {
    const current = readSubscriptionList(new URLSearchParams(window.location.search));
    void navigate(paths.subscriptions(toSubscriptionSearch({ ...current, after: '', ...next })), { replace });
  }, [navigate]);
  const filtered = toSubscriptionSearch({ ...state, after: '' }) !== '';
  const search = toSubscriptionSearch(state);
  const list = data?.subscriptions;

  return (
    <>
      <PageHeading title="Subscriptions" />
      <Card className={tableClasses.card}>
        <search className={tableClasses.toolbar}>
          <SearchField label="Find by subscription or customer ID" value={state.search} onChange={(next) => change({ search: next }, state.search !== '')} />
          <Select
            aria-label="Status" w={150} size="sm" allowDeselect={false} data={statusOptions} value={state.status} maxDropdownHeight={360}
            onChange={(chosen) => change({ status: statusOptions.find((option) => option.value === chosen)?.value ?? 'any' })}
          />
        </search>
        {error !== undefined && <KeysetFailure what="The subscriptions" error={error} after={state.after} onRetry={reload} onFirstPage={() => change({})} />}
        {error === undefined && !list && <TableSkeleton rows={8} />}
        {list && list.items.length === 0 && (
          <NoSubscriptions filtered={filtered} beyondEnd={state.after !== ''} onClear={() => change({ status: 'any', search: '' })} onFirstPage={() => change({})} />
        )}
        {list && list.items.length > 0 && (
          <div className={tableClasses.body} data-changing={changing || undefined}>
            <Table className={tableClasses.table} aria-label="Subscriptions">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Product</Table.Th><Table.Th w="24%">Member</Table.Th><Table.Th w={140}>Status</Table.Th><Table.Th w="20%">Next</Table.Th><Table.Th w={140}>Started</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {list.items.map((subscription) => <SubscriptionRow key={subscription.id} subscription={subscription} withMember search={search} historyState={location.state} />)}
              </Table.Tbody>
            </Table>
            <div className={tableClasses.foot}>
              <KeysetPager after={state.after} endCursor={list.endCursor} hasNextPage={list.hasNextPage} shown={list.items.length} noun="subscriptions" changing={changing} />
            </div>
          </div>
        )}
      </Card>
      <Outlet />
    </>
  );
}
