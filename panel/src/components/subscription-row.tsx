import { Badge, Table } from '@mantine/core';
import { memo } from 'react';
import { Link, type Location } from 'react-router';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { subscriptionTerm } from '../lib/words/subscription-text.ts';
import tableClasses from './data-table.module.css';
import { MemberCell } from './member-cell.tsx';
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
    changedOutside {
      field
    }
    ...SubscriptionBadge_subscription
  }
`);

export interface SubscriptionRowProps {
  subscription: FragmentType<typeof SubscriptionRowFragment>;
  /** Where its details open. */
  to: string;
  /** For lists over all members. */
  withMember?: boolean;
  /** The list's place in the history, to keep while the subscription is open. */
  historyState?: Location['state'];
}

/** One subscription in a table. Renders again only when something of it changed. */
export const SubscriptionRow = memo(function SubscriptionRow({ subscription: masked, to, withMember = false, historyState }: SubscriptionRowProps) {
  const subscription = readFragment(SubscriptionRowFragment, masked);
  const [first, ...more] = subscription.items;
  const term = subscriptionTerm(subscription);
  const quantity = first && first.quantity !== 1 ? ` × ${first.quantity}` : '';
  return (
    <Table.Tr className={tableClasses.row} data-testid="subscription-row">
      <Table.Td>
        <Link to={to} state={historyState} preventScrollReset className={tableClasses.link}>
          {first?.price ? first.price.product.name : 'Not from this console'}{quantity}
        </Link>
        <div className={`${tableClasses.muted} ${tableClasses.clip}`}>
          {first?.price ? first.price.summary : (first?.stripePriceId ?? subscription.id)}{more.length > 0 && ` + ${more.length} more`}
        </div>
      </Table.Td>
      {withMember && <Table.Td><MemberCell member={subscription.member} customerId={subscription.customerId} /></Table.Td>}
      <Table.Td>
        <SubscriptionBadge subscription={subscription} />
        {subscription.changedOutside.length > 0 && <div><Badge variant="light" color="orange" size="sm" tt="none" mt={4}>Changed outside</Badge></div>}
      </Table.Td>
      <Table.Td className={`${tableClasses.muted} ${term ? '' : tableClasses.optional}`}>{term || '—'}</Table.Td>
      <Table.Td className={tableClasses.muted} data-label="Started"><RelativeTime at={subscription.startedAt} /></Table.Td>
    </Table.Tr>
  );
});
