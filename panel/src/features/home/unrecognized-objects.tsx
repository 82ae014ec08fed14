import { Anchor, Card, Code, Group, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { ExternalLink } from '../../components/external-link.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';

export const UnrecognizedObjectsFragment = graphql(`
  fragment UnrecognizedObjects_list on UnrecognizedStripeObjectList {
    totalCount
    items {
      id
      stripeId
      kind
      name
      dashboardUrl
      lastSeenAt
    }
  }
`);

/** What is in the Stripe account but was not made here. */
export function UnrecognizedObjects({ list: masked }: { list: FragmentType<typeof UnrecognizedObjectsFragment> }) {
  const list = readFragment(UnrecognizedObjectsFragment, masked);
  return (
    <Card component="section" aria-labelledby="unrecognized">
      <Group justify="space-between">
        <Title order={2} id="unrecognized">Not from this console</Title>
        <Anchor component={Link} to={paths.unrecognized()} size="sm">{list.totalCount > list.items.length ? `All ${list.totalCount} objects` : 'Details'}</Anchor>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">These were made in Stripe by somebody else. They are left alone and are not in the catalog.</Text>
      <Table verticalSpacing={8} fz="sm" className={tableClasses.inset} aria-label="Stripe objects not from this console">
        <Table.Thead>
          <Table.Tr><Table.Th>Object</Table.Th><Table.Th ta="end">Last seen</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>{item.name ?? 'Without a name'}</Text>
                <Group gap={8}>
                  <Text span size="xs" c="dimmed">{item.kind === 'PRODUCT' ? 'Product' : 'Price'}</Text>
                  {item.dashboardUrl ? <ExternalLink href={item.dashboardUrl} size="xs">{item.stripeId}</ExternalLink> : <Code>{item.stripeId}</Code>}
                </Group>
              </Table.Td>
              <Table.Td ta="end" c="dimmed"><RelativeTime at={item.lastSeenAt} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
