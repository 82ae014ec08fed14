import { Button, Card, EmptyState, Group, Switch, Table, Title } from '@mantine/core';
import { IconPlus, IconTag } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import tableClasses from '../../../components/data-table.module.css';
import { Permitted } from '../../../components/permitted.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';
import { PriceRow } from './price-row.tsx';

export const PriceTableFragment = graphql(`
  fragment PriceTable_product on Product {
    id
    prices {
      id
      active
      ...PriceRow_price
    }
  }
`);

/** The prices of a product; archived ones on request, kept in the address. */
export function PriceTable({ product: masked }: { product: FragmentType<typeof PriceTableFragment> }) {
  const product = readFragment(PriceTableFragment, masked);
  const [params, setParams] = useSearchParams();
  const withArchived = params.get('archived') === 'true';
  const archivedCount = product.prices.filter((price) => !price.active).length;
  const shown = [...product.prices.filter((price) => price.active), ...(withArchived ? product.prices.filter((price) => !price.active) : [])];
  const add = <Permitted operation="createPrice"><Button component={Link} to={paths.newPrice(product.id)} size="xs" leftSection={<IconPlus size={15} stroke={2.2} />}>Add price</Button></Permitted>;

  return (
    <Card component="section" aria-labelledby="prices" className={tableClasses.card}>
      <Group justify="space-between" px="md" py="sm" className={tableClasses.head}>
        <Title order={2} id="prices">Prices</Title>
        <Group gap="md">
          {archivedCount > 0 && (
            <Switch
              size="xs" label={`Show archived (${archivedCount})`} checked={withArchived}
              onChange={(event) => setParams(event.currentTarget.checked ? { archived: 'true' } : {}, { replace: true, preventScrollReset: true })}
            />
          )}
          {product.prices.length > 0 && add}
        </Group>
      </Group>
      {shown.length > 0 && (
        <Table className={tableClasses.table} aria-label="Prices">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Price</Table.Th><Table.Th w={120}>Type</Table.Th><Table.Th w="30%">Lookup key</Table.Th><Table.Th w={130}>Stripe</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{shown.map((price) => <PriceRow key={price.id} price={price} search={withArchived ? '?archived=true' : ''} />)}</Table.Tbody>
        </Table>
      )}
      {shown.length === 0 && (
        <EmptyState
          size="sm" py={40} icon={<IconTag size={24} stroke={1.6} />} variant="light"
          title={archivedCount > 0 ? 'No active price' : 'Add the first price'}
          description={archivedCount > 0 ? 'Every price of this product is archived, so nobody can buy it.' : 'How much members pay, and how often. A product can have several.'}
        >
          {product.prices.length === 0 && <EmptyState.Actions>{add}</EmptyState.Actions>}
        </EmptyState>
      )}
    </Card>
  );
}
