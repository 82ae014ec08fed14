import { Badge, Code, Group, Table } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import tableClasses from '../../../components/data-table.module.css';
import { SyncBadge } from '../../../components/sync-badge.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';
import { PriceMenu } from './price-menu.tsx';

export const PriceRowFragment = graphql(`
  fragment PriceRow_price on Price {
    id
    active
    type
    summary
    nickname
    lookupKey
    product {
      id
      name
    }
    replacedBy {
      id
      summary
    }
    sync {
      ...SyncBadge_sync
    }
    ...PriceMenu_price
  }
`);

export interface PriceRowProps {
  price: FragmentType<typeof PriceRowFragment>;
  /** For lists over all products. */
  withProduct?: boolean;
  /** Query string to keep while the price is open, with its question mark. */
  search?: string;
}

/** One price in a table. Renders again only when something of it changed. */
export const PriceRow = memo(function PriceRow({ price: masked, withProduct = false, search = '' }: PriceRowProps) {
  const price = readFragment(PriceRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row} data-testid="price-row">
      <Table.Td>
        <Group gap={8}>
          <Link to={paths.price(price.product.id, price.id) + search} preventScrollReset={!withProduct} className={tableClasses.link}>{price.summary}</Link>
          {!price.active && <Badge variant="light" color="gray" size="sm" tt="none">{price.replacedBy ? 'Replaced' : 'Archived'}</Badge>}
        </Group>
        {price.nickname && <div className={tableClasses.muted}>{price.nickname}</div>}
        {price.replacedBy && <div className={tableClasses.muted}>Replaced by {price.replacedBy.summary}</div>}
      </Table.Td>
      {withProduct && <Table.Td>{price.product.name}</Table.Td>}
      <Table.Td className={tableClasses.muted}>{price.type === 'RECURRING' ? 'Recurring' : 'One-time'}</Table.Td>
      <Table.Td className={price.lookupKey ? undefined : tableClasses.optional}>{price.lookupKey ? <Code title={price.lookupKey} className={`${tableClasses.clip} ${tableClasses.id}`}>{price.lookupKey}</Code> : <span className={tableClasses.muted}>—</span>}</Table.Td>
      <Table.Td><SyncBadge sync={price.sync} of={`${price.product.name}, ${price.summary}`} /></Table.Td>
      <Table.Td w={48} ta="end" className={tableClasses.menu}><PriceMenu price={price} /></Table.Td>
    </Table.Tr>
  );
});
