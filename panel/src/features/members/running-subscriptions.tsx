import { Anchor, Card, EmptyState, Group, Table, Title } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { SubscriptionRow } from '../../components/subscription-row.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { isOver } from '../../lib/words/subscription-text.ts';

export const RunningSubscriptionsFragment = graphql(`
  fragment RunningSubscriptions_member on Member {
    id
    subscriptions {
      id
      status
      ...SubscriptionRow_subscription
    }
  }
`);

/** More than these are one step away. */
const MOST = 5;

/** What a member subscribes to now, newest first. */
export function RunningSubscriptions({ member: masked }: { member: FragmentType<typeof RunningSubscriptionsFragment> }) {
  const { id, subscriptions } = readFragment(RunningSubscriptionsFragment, masked);
  const running = subscriptions.filter(({ status }) => !isOver(status));
  const shown = running.slice(0, MOST);
  return (
    <Card component="section" aria-labelledby="subscriptions" className={tableClasses.card}>
      <Group px="md" py="sm" justify="space-between" className={tableClasses.head}>
        <Title order={2} id="subscriptions">Subscriptions</Title>
        {subscriptions.length > shown.length && (
          <Anchor component={Link} to={paths.memberSubscriptions(id)} preventScrollReset size="sm">All {subscriptions.length} subscriptions</Anchor>
        )}
      </Group>
      {running.length === 0 && (
        <EmptyState
          size="sm" py={32} px="md" icon={<IconRepeat size={24} stroke={1.6} />} variant="light" color="gray"
          title={subscriptions.length > 0 ? 'No running subscription' : 'No subscription'} description="What the member subscribes to at Stripe appears here by itself."
        />
      )}
      {running.length > 0 && (
        <Table className={tableClasses.table} aria-label="Subscriptions">
          <Table.Thead>
            <Table.Tr><Table.Th>Product</Table.Th><Table.Th w={140}>Status</Table.Th><Table.Th w="24%">Next</Table.Th><Table.Th w={140}>Started</Table.Th></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((subscription) => <SubscriptionRow key={subscription.id} subscription={subscription} to={paths.memberSubscription(id, subscription.id)} />)}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
