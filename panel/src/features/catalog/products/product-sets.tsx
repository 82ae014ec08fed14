import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Permitted } from '../../../components/permitted.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';
import { ruleText } from '../../../lib/words/entitlement-text.ts';
import { paths } from '../../../lib/paths.ts';
import { openChangeProductSets } from './change-product-sets.tsx';

export const ProductSetsFragment = graphql(`
  fragment ProductSets_product on Product {
    id
    name
    entitlementSets {
      id
      name
      archivedAt
      rules {
        id
        limit
        unlimited
        text
        perUnit
        feature {
          id
          name
          kind
          unit
        }
      }
    }
  }
`);

/** What those who hold a product may do, by the entitlement sets that it gives. */
export function ProductSets({ product: masked }: { product: FragmentType<typeof ProductSetsFragment> }) {
  const product = readFragment(ProductSetsFragment, masked);
  const sets = product.entitlementSets;
  return (
    <Card component="section" aria-labelledby="product-sets" mt="lg">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="product-sets">Access</Title>
        <Permitted operation="setProductEntitlementSets">
          <Button size="xs" variant="default" onClick={() => openChangeProductSets({ id: product.id, name: product.name, sets })} leftSection={<IconPencil size={15} stroke={1.8} />}>Change sets</Button>
        </Permitted>
      </Group>
      {sets.length === 0 && <Text size="sm" c="dimmed">Whoever holds this product may do nothing more for it yet. Have it give an entitlement set.</Text>}
      <Stack gap="sm">
        {sets.map((set) => (
          <div key={set.id} data-testid="product-set">
            <Group gap={8}>
              <Anchor component={Link} to={paths.entitlementSet(set.id)} size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{set.name}</Anchor>
              {set.archivedAt && <Badge variant="light" color="gray" size="sm" tt="none">Archived</Badge>}
            </Group>
            <Text size="sm" c="dimmed">{set.rules.map((rule) => ruleText(rule.feature, rule)).join(' · ') || 'It gives nothing yet.'}</Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
