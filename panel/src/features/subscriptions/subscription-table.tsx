import { Chip, Table } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { EmptyList } from '../../components/empty-list.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { StatusFilter } from '../../components/status-filter.tsx';
import { SubscriptionRow } from '../../components/subscription-row.tsx';
import { graphql } from '../../gql/gql.ts';
import { subscriptionList } from '../../lib/lists/billing-lists.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { paths } from '../../lib/paths.ts';
import { useListAddress } from '../../lib/lists/use-list-address.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';

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

const statusOptions = [
  { value: 'active', label: 'Active' },
  { value: 'trialing', label: 'Trial' },
  { value: 'past_due', label: 'Past due' },
  { value: 'unpaid', label: 'Unpaid' },
  { value: 'paused', label: 'Paused' },
  { value: 'incomplete', label: 'Incomplete' },
  { value: 'incomplete_expired', label: 'Expired' },
  { value: 'canceled', label: 'Canceled' },
] as const;

/** Subscriptions, newest first: of the whole Stripe account, or of one member. The address holds search, status and place. */
export function SubscriptionTable({ memberId }: { memberId?: string }) {
  const location = useLocation();
  const { state, search, filtered, change, firstPage, clear } = useListAddress(subscriptionList);
  const { data, error, changing, reload } = useLiveQuery(SubscriptionListQuery, { filter: { ...subscriptionList.filter(state), ...(memberId && { memberId }) }, limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  return (
    <KeysetList
      noun="subscription" list={data?.subscriptions} error={error} changing={changing} after={state.after} onRetry={reload} onFirstPage={firstPage}
      toolbar={(
        <>
          <SearchField label="Find by subscription or customer ID" value={state.search} onChange={(next) => change({ search: next }, state.search !== '')} />
          <StatusFilter options={statusOptions} value={state.status} onChange={(status) => change({ status })} />
          <Chip size="sm" radius="md" checked={state.changedOutside} onChange={(changedOutside) => change({ changedOutside })} wrapperProps={{ style: { alignSelf: 'center' } }}>Changed outside</Chip>
        </>
      )}
      empty={(
        <EmptyList
          noun="subscription" filtered={filtered} beyondEnd={state.after !== ''} onClear={clear} onFirstPage={firstPage} icon={IconRepeat}
          searchHint="Ids have to be written out in full, such as sub_1MowQVLkdIwHu7ix. To find a member's subscriptions, look for the member."
          title={memberId ? 'No subscription' : 'Nobody subscribes yet'} description="Every subscription appears here by itself, as soon as Stripe tells of it."
        />
      )}
      columns={(
        <>
          <Table.Th>Product</Table.Th>{!memberId && <Table.Th w="22%">Member</Table.Th>}<Table.Th w={120}>Status</Table.Th>
          <Table.Th w={230}>Next</Table.Th><Table.Th w={130}>Started</Table.Th>
        </>
      )}
    >
      {data?.subscriptions.items.map((subscription) => (
        <SubscriptionRow
          key={subscription.id} subscription={subscription} withMember={!memberId} historyState={location.state}
          to={memberId ? paths.memberSubscription(memberId, subscription.id, search) : paths.subscription(subscription.id, search)}
        />
      ))}
    </KeysetList>
  );
}
