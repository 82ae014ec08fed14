import { Anchor, Card, Code, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { absoluteDate } from '../../lib/words/time.ts';

export const SubscriptionItemsFragment = graphql(`
  fragment SubscriptionItems_subscription on Subscription {
    id
    items {
      id
      quantity
      currentPeriodStart
      currentPeriodEnd
      stripePriceId
      stripeProductId
      price {
        id
        summary
        product {
          id
          name
        }
      }
    }
  }
`);

/** What is subscribed to, each with its price and the period that runs. */
export function SubscriptionItems({ subscription: masked }: { subscription: FragmentType<typeof SubscriptionItemsFragment> }) {
  const { items } = readFragment(SubscriptionItemsFragment, masked);
  return (
    <Stack gap="xs">
      {items.map((item) => (
        <Card key={item.id} padding="sm">
          {item.price ? (
            <>
              <Anchor component={Link} to={paths.product(item.price.product.id)} fw={600} size="sm">{item.price.product.name}</Anchor>
              <Text size="sm">
                <Anchor component={Link} to={paths.price(item.price.product.id, item.price.id)} size="sm" c="inherit">{item.price.summary}</Anchor>
                {item.quantity !== 1 && ` × ${item.quantity}`}
              </Text>
            </>
          ) : (
            <>
              <Text size="sm" fw={600}>A price that is not from this console{item.quantity !== 1 && ` × ${item.quantity}`}</Text>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}><Code>{item.stripePriceId}</Code> of <Code>{item.stripeProductId}</Code></Text>
            </>
          )}
          <Text size="xs" c="dimmed" mt={4}>Current period: {absoluteDate(new Date(item.currentPeriodStart))} – {absoluteDate(new Date(item.currentPeriodEnd))}</Text>
        </Card>
      ))}
    </Stack>
  );
}
