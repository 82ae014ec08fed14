import { Button, Card, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ActivityFilter, SyncFilter } from '../../../components/catalog-filters.tsx';
import tableClasses from '../../../components/data-table.module.css';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { Pager } from '../../../components/pager.tsx';
import { Permitted } from '../../../components/permitted.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { TableSkeleton } from '../../../components/table-skeleton.tsx';
import { graphql } from '../../../gql/gql.ts';
import { PAGE_SIZE, productFilter, productSort, readProductList, toProductSearch, type ProductListState, type ProductSortChoice } from '../../../lib/lists/catalog-list.ts';
import { paths } from '../../../lib/paths.ts';
import { useLiveQuery } from '../../../lib/graphql/use-live-query.ts';
import { NoProducts } from './no-products.tsx';
import { ProductTable } from './product-table.tsx';

const ProductListQuery = graphql(`
  query ProductList($filter: ProductFilter, $sort: ProductSort, $limit: Int, $offset: Int) {
    products(filter: $filter, sort: $sort, limit: $limit, offset: $offset) {
      totalCount
      totalCountIsExact
      items {
        id
        ...ProductRow_product
      }
    }
    archived: products(filter: { active: false }, limit: 1) {
      totalCount
    }
  }
`);

const sortOptions: { value: ProductSortChoice; label: string }[] = [
  { value: '-created', label: 'Newest first' },
  { value: 'created', label: 'Oldest first' },
  { value: 'name', label: 'Name, A to Z' },
  { value: '-name', label: 'Name, Z to A' },
  { value: '-updated', label: 'Recently updated' },
  { value: 'updated', label: 'Longest unchanged' },
];

/** All products. The address holds search, filters, sort and page. */
export function ProductListPage() {
  const [params, setParams] = useSearchParams();
  const state = readProductList(params);
  const { data, error, changing, reload } = useLiveQuery(ProductListQuery, {
    filter: productFilter(state), sort: productSort(state.sort), limit: PAGE_SIZE, offset: (state.page - 1) * PAGE_SIZE,
  }, { keep: true });

  /** Anything but a new page starts at the first again. */
  const change = useCallback((next: Partial<ProductListState>, replace = false) => {
    setParams((current) => new URLSearchParams(toProductSearch({ ...readProductList(current), page: 1, ...next })), { replace });
  }, [setParams]);
  const filtered = Boolean(state.search) || state.sync !== 'any' || state.activity !== 'active';
  const list = data?.products;

  return (
    <>
      <PageHeading
        title="Products"
        actions={<Permitted operation="createProduct"><Button component={Link} to={paths.newProduct} leftSection={<IconPlus size={16} stroke={2.2} />}>New product</Button></Permitted>}
      />
      <Card className={tableClasses.card}>
        <search className={tableClasses.toolbar}>
          <SearchField label="Search products" value={state.search} onChange={(search) => change({ search }, state.search !== '')} />
          <ActivityFilter value={state.activity} onChange={(activity) => change({ activity })} />
          <SyncFilter value={state.sync} onChange={(sync) => change({ sync })} />
          <Select
            aria-label="Sort by" w={172} size="sm" allowDeselect={false} data={sortOptions} value={state.sort}
            onChange={(chosen) => change({ sort: sortOptions.find((option) => option.value === chosen)?.value ?? '-created' })}
          />
        </search>
        {error !== undefined && <Failure what="The products" error={error} onRetry={reload} />}
        {error === undefined && !list && <TableSkeleton rows={8} withImage />}
        {list && list.items.length === 0 && (
          <NoProducts
            filtered={filtered} beyondEnd={list.totalCount > 0} archived={data.archived.totalCount}
            onClear={() => setParams({})} onFirstPage={() => change({})} onShowArchived={() => change({ activity: 'archived' })}
          />
        )}
        {list && list.items.length > 0 && (
          <div className={tableClasses.body} data-changing={changing || undefined}>
            <ProductTable items={list.items} sort={state.sort} onSort={(sort) => change({ sort })} />
            <div className={tableClasses.foot}>
              <Pager page={state.page} pageSize={PAGE_SIZE} total={list.totalCount} exact={list.totalCountIsExact} noun="product" onChange={(page) => change({ page })} />
            </div>
          </div>
        )}
      </Card>
    </>
  );
}
