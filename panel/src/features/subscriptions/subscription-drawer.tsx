import { Anchor, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { ChangeHistory } from '../../components/change-history.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { DetailDrawer } from '../../components/detail-drawer.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { OpenInStripe } from '../../components/external-link.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { KnownFrom } from '../../components/known-from.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { SubscriptionBadge } from '../../components/subscription-badge.tsx';
import { graphql } from '../../gql/gql.ts';
import { customerList } from '../../lib/lists/billing-lists.ts';
import { paths } from '../../lib/paths.ts';
import { subscriptionTerm } from '../../lib/words/subscription-text.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { ChangedOutside } from './changed-outside.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import { SubscriptionItems } from './subscription-items.tsx';

const SubscriptionDrawerQuery = graphql(`
  query SubscriptionDrawer($id: ID!) {
    subscription(id: $id) {
      id
      status
      customerId
      dashboardUrl
      currency
      cancelAtPeriodEnd
      cancelAt
      canceledAt
      endedAt
      trialEnd
      startedAt
      asOf
      eventId
      items {
        id
        currentPeriodEnd
      }
      member {
        id
        name
      }
      ...SubscriptionItems_subscription
      ...SubscriptionActions_subscription
      ...ChangedOutside_subscription
      ...SubscriptionBadge_subscription
    }
  }
`);

/** Everything of one subscription, over the list; it has an address of its own. */
export function SubscriptionDrawer() {
  const { subscriptionId = '' } = useParams();
  return <DetailDrawer title="Subscription"><SubscriptionById key={subscriptionId} id={subscriptionId} /></DetailDrawer>;
}

function SubscriptionById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(SubscriptionDrawerQuery, { id });
  const subscription = data?.subscription;

  if (error !== undefined) return <Failure what="The subscription" error={error} onRetry={reload} />;
  if (!data) return <DrawerSkeleton />;
  if (!subscription) return <NotThere title="There is no such subscription" description="Stripe has told this console of none with this id." />;
  const term = subscriptionTerm(subscription);
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={4}>
          <Title order={2} fz="1.35rem" style={{ overflowWrap: 'anywhere' }}>
            {subscription.member
              ? <Anchor component={Link} to={paths.member(subscription.member.id)} inherit>{subscription.member.name}</Anchor>
              : 'Unknown customer'}
          </Title>
          <SubscriptionBadge subscription={subscription} />
        </Group>
        {!subscription.member && (
          <Text size="sm" c="dimmed">
            The console did not make this customer, so the subscription gives nobody access. <Anchor component={Link} to={paths.unrecognizedCustomers(customerList.toSearch({ search: subscription.customerId }))} inherit>Say whose it is</Anchor>
          </Text>
        )}
        {term && <Text size="sm" c="dimmed">{term}</Text>}
        <Group gap="xs" mt="md"><SubscriptionActions subscription={subscription} /><OpenInStripe href={subscription.dashboardUrl} size="xs" /></Group>
      </div>
      <ChangedOutside subscription={subscription} />
      <SubscriptionItems subscription={subscription} />
      <DataList size="sm" gap={10} labelWidth="132px">
        <Detail label="Subscription ID"><CopyValue value={subscription.id} what="subscription ID" /></Detail>
        <Detail label="Customer"><CopyValue value={subscription.customerId} what="customer ID" /></Detail>
        <Detail label="Currency">{subscription.currency.toUpperCase()}</Detail>
        <Detail label="Started"><RelativeTime at={subscription.startedAt} /></Detail>
        {subscription.trialEnd && <Detail label="Trial end"><RelativeTime at={subscription.trialEnd} /></Detail>}
        {subscription.canceledAt && <Detail label={subscription.endedAt ? 'Canceled' : 'Cancel asked for'}><RelativeTime at={subscription.canceledAt} /></Detail>}
        {subscription.endedAt && <Detail label="Ended"><RelativeTime at={subscription.endedAt} /></Detail>}
        <Detail label="Known as of"><RelativeTime at={subscription.asOf} /></Detail>
        <Detail label="Events"><KnownFrom id={subscription.id} eventId={subscription.eventId} noun="subscription" /></Detail>
      </DataList>
      <ChangeHistory objectId={subscription.id} />
    </Stack>
  );
}
