import { Card, EmptyState, Group, Table, Title } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import tableClasses from '../../components/data-table.module.css';
import { SubscriptionRow } from '../../components/subscription-row.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';

export const MemberSubscriptionsFragment = graphql(`
  fragment MemberSubscriptions_member on Member {
    id
    subscriptions {
      id
      ...SubscriptionRow_subscription
    }
  }
`);

/** What a member subscribes to and once subscribed to, newest first. */
export function MemberSubscriptions({ member: masked }: { member: FragmentType<typeof MemberSubscriptionsFragment> }) {
  const { subscriptions } = readFragment(MemberSubscriptionsFragment, masked);
  return (
    <Card component="section" aria-labelledby="subscriptions" className={tableClasses.card}>
      <Group px="md" py="sm" className={tableClasses.head}><Title order={2} id="subscriptions">Subscriptions</Title></Group>
      {subscriptions.length === 0 && (
        <EmptyState size="sm" py={32} icon={<IconRepeat size={24} stroke={1.6} />} variant="light" color="gray" title="No subscription" description="What the member subscribes to at Stripe appears here by itself." />
      )}
      {subscriptions.length > 0 && (
        <Table className={tableClasses.table} aria-label="Subscriptions">
          <Table.Thead>
            <Table.Tr><Table.Th>Product</Table.Th><Table.Th w={140}>Status</Table.Th><Table.Th w="24%">Next</Table.Th><Table.Th w={140}>Started</Table.Th></Table.Tr>
          </Table.Thead>
          <Table.Tbody>{subscriptions.map((subscription) => <SubscriptionRow key={subscription.id} subscription={subscription} to={paths.subscription(subscription.id)} />)}</Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
