import { Button, Select, Table } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ActivityFilter } from '../../components/catalog-filters.tsx';
import { EmptyList } from '../../components/empty-list.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PagedList } from '../../components/paged-list.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { graphql } from '../../gql/gql.ts';
import { PAGE_SIZE } from '../../lib/lists/catalog-list.ts';
import { featureFilter, readFeatureList, toFeatureSearch, type FeatureKindChoice, type FeatureListState } from '../../lib/lists/entitlement-lists.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { FeatureRow } from './feature-row.tsx';

const FeatureListQuery = graphql(`
  query FeatureList($filter: FeatureFilter, $limit: Int, $offset: Int) {
    features(filter: $filter, limit: $limit, offset: $offset) {
      totalCount
      items {
        id
        ...FeatureRow_feature
      }
    }
  }
`);

const kindOptions: { value: FeatureKindChoice; label: string }[] = [
  { value: 'any', label: 'Any kind' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'limit', label: 'Limits' },
  { value: 'text', label: 'Texts' },
];

/** All features by key. The address holds search, filters and page. */
export function FeatureListPage() {
  const [params, setParams] = useSearchParams();
  const state = readFeatureList(params);
  const { data, error, changing, reload } = useLiveQuery(FeatureListQuery, { filter: featureFilter(state), limit: PAGE_SIZE, offset: (state.page - 1) * PAGE_SIZE }, { keep: true });

  /** Anything but a new page starts at the first again. */
  const change = useCallback((next: Partial<FeatureListState>, replace = false) => {
    setParams((current) => new URLSearchParams(toFeatureSearch({ ...readFeatureList(current), page: 1, ...next })), { replace });
  }, [setParams]);
  const create = <Permitted operation="createFeature"><Button component={Link} to={paths.newFeature} leftSection={<IconPlus size={16} stroke={2.2} />}>New feature</Button></Permitted>;

  return (
    <>
      <PageHeading title="Features" actions={create} />
      <PagedList
        noun="feature" list={data?.features} error={error} changing={changing} page={state.page} onPage={(page) => change({ page })} onRetry={reload}
        toolbar={(
          <>
            <SearchField label="Search features" value={state.search} onChange={(search) => change({ search }, state.search !== '')} />
            <ActivityFilter value={state.activity} onChange={(activity) => change({ activity })} />
            <Select
              aria-label="Kind" w={150} size="sm" allowDeselect={false} data={kindOptions} value={state.kind}
              onChange={(chosen) => change({ kind: kindOptions.find((option) => option.value === chosen)?.value ?? 'any' })}
            />
          </>
        )}
        empty={(
          <EmptyList
            noun="feature" filtered={toFeatureSearch({ ...state, page: 1 }) !== ''} beyondEnd={state.page > 1} onClear={() => setParams({})} onFirstPage={() => change({})} icon={IconListCheck}
            searchHint="The search looks at keys, names and descriptions." title="Add your first feature" actions={create}
            description="A feature is one thing that a member may have or do. Applications ask for it by its key; entitlement sets say how much of it they give."
          />
        )}
        columns={<><Table.Th>Feature</Table.Th><Table.Th w="26%">Key</Table.Th><Table.Th w="24%">Kind</Table.Th><Table.Th w={140}>Updated</Table.Th></>}
      >
        {data?.features.items.map((feature) => <FeatureRow key={feature.id} feature={feature} />)}
      </PagedList>
    </>
  );
}
