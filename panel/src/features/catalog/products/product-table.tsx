import { Table } from '@mantine/core';
import tableClasses from '../../../components/data-table.module.css';
import { SortHeader } from '../../../components/sort-header.tsx';
import type { FragmentType } from '../../../gql/fragment-masking.ts';
import type { ProductSortChoice } from '../../../lib/lists/catalog-list.ts';
import { ProductRow, type ProductRowFragment } from './product-row.tsx';

export interface ProductTableProps {
  items: readonly ({ id: string } & FragmentType<typeof ProductRowFragment>)[];
  sort: ProductSortChoice;
  onSort: (sort: ProductSortChoice) => void;
}

export function ProductTable({ items, sort, onSort }: ProductTableProps) {
  return (
    <Table className={tableClasses.table} aria-label="Products">
      <Table.Thead>
        <Table.Tr>
          <SortHeader label="Name" ascending="name" descending="-name" current={sort} onSort={onSort} />
          <Table.Th w="26%">Prices</Table.Th>
          <Table.Th w={160}>Stripe</Table.Th>
          <SortHeader label="Updated" ascending="updated" descending="-updated" current={sort} onSort={onSort} startsDescending w={140} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((product) => <ProductRow key={product.id} product={product} />)}
      </Table.Tbody>
    </Table>
  );
}
