import { Anchor, Card, DataList, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { heldBy } from '../../lib/words/entitlement-text.ts';
import { paths } from '../../lib/paths.ts';

export const SetDetailsFragment = graphql(`
  fragment SetDetails_entitlementSet on EntitlementSet {
    id
    key
    rank
    memberCount
    memberCountIsExact
    createdAt
    updatedAt
    archivedAt
    products {
      id
      name
      active
    }
  }
`);

/** Who has a set, which products give it, and under which key applications know it. */
export function SetDetails({ set: masked }: { set: FragmentType<typeof SetDetailsFragment> }) {
  const set = readFragment(SetDetailsFragment, masked);
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="details">
        <Title order={2} id="details" mb="sm">Details</Title>
        <DataList size="sm" gap={10} labelWidth="92px">
          <Detail label="Key"><CopyValue value={set.key} what="key" /></Detail>
          <Detail label="Held by">{heldBy(set)}</Detail>
          <Detail label="Rank">{set.rank}</Detail>
          <Detail label="Created"><RelativeTime at={set.createdAt} /></Detail>
          <Detail label="Updated"><RelativeTime at={set.updatedAt} /></Detail>
          {set.archivedAt && <Detail label="Archived"><RelativeTime at={set.archivedAt} /></Detail>}
        </DataList>
      </Card>
      <Card component="section" aria-labelledby="products">
        <Title order={2} id="products" mb="sm">Given by products</Title>
        {set.products.length === 0 && <Text size="sm" c="dimmed">By none. Open a product to have it give this set to those who hold it.</Text>}
        <Stack gap={6}>
          {set.products.map((product) => (
            <Text key={product.id} size="sm">
              <Anchor component={Link} to={paths.product(product.id)} inherit style={{ overflowWrap: 'anywhere' }}>{product.name}</Anchor>
              {!product.active && <Text span c="dimmed" inherit> (archived)</Text>}
            </Text>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}
