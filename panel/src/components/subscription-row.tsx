import { Table } from '@mantine/core';
import { memo } from 'react';
import { Link, type Location } from 'react-router';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { paths } from '../lib/paths.ts';
import { subscriptionTerm } from '../lib/subscription-text.ts';
import tableClasses from './data-table.module.css';
import { RelativeTime } from './relative-time.tsx';
import { SubscriptionBadge } from './subscription-badge.tsx';

export const SubscriptionRowFragment = graphql(`
  fragment SubscriptionRow_subscription on Subscription {
    id
    status
    customerId
    cancelAtPeriodEnd
    cancelAt
    canceledAt
    endedAt
    trialEnd
    startedAt
    items {
      id
      quantity
      currentPeriodEnd
      stripePriceId
      price {
        id
        summary
        product {
          id
          name
        }
      }
    }
    member {
      id
      name
    }
    ...SubscriptionBadge_subscription
  }
`);

export interface SubscriptionRowProps {
  subscription: FragmentType<typeof SubscriptionRowFragment>;
  /** For lists over all members. */
  withMember?: boolean;
  /** The list's query string and place in the history, to keep while the subscription is open. */
  search?: string;
  historyState?: Location['state'];
}

/** One subscription in a table. Renders again only when something of it changed. */
export const SubscriptionRow = memo(function SubscriptionRow({ subscription: masked, withMember = false, search, historyState }: SubscriptionRowProps) {
  const subscription = readFragment(SubscriptionRowFragment, masked);
  const [first, ...more] = subscription.items;
  const term = subscriptionTerm(subscription);
  const quantity = first && first.quantity !== 1 ? ` × ${first.quantity}` : '';
  return (
    <Table.Tr className={tableClasses.row} data-testid="subscription-row">
      <Table.Td>
        <Link to={paths.subscription(subscription.id, search)} state={historyState} preventScrollReset={withMember} className={tableClasses.link}>
          {first?.price ? first.price.product.name : 'Not from this console'}{quantity}
        </Link>
        <div className={`${tableClasses.muted} ${tableClasses.clip}`}>
          {first?.price ? first.price.summary : (first?.stripePriceId ?? subscription.id)}{more.length > 0 && ` + ${more.length} more`}
        </div>
      </Table.Td>
      {withMember && (
        <Table.Td>
          {subscription.member
            ? <Link to={paths.member(subscription.member.id)} className={tableClasses.inner}>{subscription.member.name}</Link>
            : <span className={tableClasses.muted}>Unknown customer<br />{subscription.customerId}</span>}
        </Table.Td>
      )}
      <Table.Td><SubscriptionBadge subscription={subscription} /></Table.Td>
      <Table.Td className={`${tableClasses.muted} ${term ? '' : tableClasses.optional}`}>{term || '—'}</Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={subscription.startedAt} /></Table.Td>
    </Table.Tr>
  );
});
