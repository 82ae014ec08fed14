import { Button, Card, EmptyState, Select, Table } from '@mantine/core';
import { IconSearchOff, IconTag } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ActivityFilter, SyncFilter } from '../../../components/catalog-filters.tsx';
import tableClasses from '../../../components/data-table.module.css';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { Pager } from '../../../components/pager.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { TableSkeleton } from '../../../components/table-skeleton.tsx';
import { graphql } from '../../../gql/gql.ts';
import { PAGE_SIZE, priceFilter, readPriceList, toPriceSearch, type PriceListState, type PriceTypeChoice } from '../../../lib/lists/catalog-list.ts';
import { paths } from '../../../lib/paths.ts';
import { useLiveQuery } from '../../../lib/graphql/use-live-query.ts';
import { PriceRow } from './price-row.tsx';

const PriceListQuery = graphql(`
  query PriceList($filter: PriceFilter, $limit: Int, $offset: Int) {
    prices(filter: $filter, limit: $limit, offset: $offset) {
      totalCount
      totalCountIsExact
      items {
        id
        ...PriceRow_price
      }
    }
  }
`);

const typeOptions: { value: PriceTypeChoice; label: string }[] = [
  { value: 'any', label: 'Any type' },
  { value: 'recurring', label: 'Recurring' },
  { value: 'one-time', label: 'One-time' },
];

/** The prices of all products: the place to find a lookup key, or whatever does not reach Stripe. */
export function PriceListPage() {
  const [params, setParams] = useSearchParams();
  const state = readPriceList(params);
  const { data, error, changing, reload } = useLiveQuery(PriceListQuery, {
    filter: priceFilter(state), limit: PAGE_SIZE, offset: (state.page - 1) * PAGE_SIZE,
  }, { keep: true });
  const change = useCallback((next: Partial<PriceListState>, replace = false) => {
    setParams((current) => new URLSearchParams(toPriceSearch({ ...readPriceList(current), page: 1, ...next })), { replace });
  }, [setParams]);
  const list = data?.prices;
  const filtered = toPriceSearch(state) !== '';

  return (
    <>
      <PageHeading title="Prices" />
      <Card className={tableClasses.card}>
        <search className={tableClasses.toolbar}>
          <SearchField label="Search prices" value={state.search} onChange={(search) => change({ search }, state.search !== '')} />
          <ActivityFilter value={state.activity} onChange={(activity) => change({ activity })} />
          <SyncFilter value={state.sync} onChange={(sync) => change({ sync })} />
          <Select
            aria-label="Type" w={140} size="sm" allowDeselect={false} data={typeOptions} value={state.type}
            onChange={(chosen) => change({ type: typeOptions.find((option) => option.value === chosen)?.value ?? 'any' })}
          />
        </search>
        {error !== undefined && <Failure what="The prices" error={error} onRetry={reload} />}
        {error === undefined && !list && <TableSkeleton rows={8} />}
        {list && list.items.length === 0 && <NoPrices filtered={filtered} onClear={() => setParams({})} />}
        {list && list.items.length > 0 && (
          <div className={tableClasses.body} data-changing={changing || undefined}>
            <Table className={tableClasses.table} aria-label="Prices">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Price</Table.Th><Table.Th w="28%">Product</Table.Th><Table.Th w={110}>Type</Table.Th><Table.Th w="20%">Lookup key</Table.Th><Table.Th w={130}>Stripe</Table.Th>
                  <Table.Th aria-label="Actions" />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>{list.items.map((price) => <PriceRow key={price.id} price={price} withProduct />)}</Table.Tbody>
            </Table>
            <div className={tableClasses.foot}>
              <Pager page={state.page} pageSize={PAGE_SIZE} total={list.totalCount} exact={list.totalCountIsExact} noun="price" onChange={(page) => change({ page })} />
            </div>
          </div>
        )}
      </Card>
    </>
  );
}

function NoPrices({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="No price matches" description="A lookup key has to be written out in full. Or look without filters.">
      <EmptyState.Actions><Button variant="default" onClick={onClear}>Clear filters</Button></EmptyState.Actions>
    </EmptyState>
  ) : (
    <EmptyState py={64} icon={<IconTag size={28} stroke={1.6} />} variant="light" title="No price yet" description="Prices belong to products: open a product and add its first price.">
      <EmptyState.Actions><Button component={Link} to={paths.products()}>Go to products</Button></EmptyState.Actions>
    </EmptyState>
  );
}
