import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { toEventSearch } from '../../lib/lists/event-list.ts';
import { paths } from '../../lib/paths.ts';

export const DeadEventsFragment = graphql(`
  fragment DeadEvents_list on StripeEventList {
    hasNextPage
    items {
      id
      type
      error
      receivedAt
    }
  }
`);

const DEAD = toEventSearch({ status: 'dead' });

/** Events that the console gave up on: until a person looks, what they say is not in it. */
export function DeadEvents({ list: masked }: { list: FragmentType<typeof DeadEventsFragment> }) {
  const { items, hasNextPage } = readFragment(DeadEventsFragment, masked);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} title="Events from Stripe that could not be processed">
      <Text size="sm" mb="sm">What they say is missing here. Mend the cause, then replay them.</Text>
      <Stack gap={6}>
        {items.map((event) => (
          <Group key={event.id} gap={10} fz="sm">
            <Anchor component={Link} to={paths.event(event.id, DEAD)} size="sm" fw={600}>{event.type}</Anchor>
            <Text span size="sm" truncate style={{ flex: '1 1 200px', minWidth: 0 }}>{event.error}</Text>
            <RelativeTime at={event.receivedAt} />
          </Group>
        ))}
      </Stack>
      {hasNextPage && <Anchor component={Link} to={paths.events(DEAD)} size="sm" mt="sm" display="inline-block">All that failed</Anchor>}
    </Alert>
  );
}
