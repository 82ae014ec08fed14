import { skipToken, useQuery } from '@apollo/client/react';
import { Button, Group, Pill, Table } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
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
import { readSetList, setFilter, toSetSearch, type SetListState } from '../../lib/lists/entitlement-lists.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { SetRow } from './set-row.tsx';

const SetListQuery = graphql(`
  query SetList($filter: EntitlementSetFilter, $limit: Int, $offset: Int) {
    entitlementSets(filter: $filter, limit: $limit, offset: $offset) {
      totalCount
      items {
        id
        ...SetRow_entitlementSet
      }
    }
  }
`);

const FeatureNameQuery = graphql(`
  query FeatureName($id: ID!) {
    feature(id: $id) {
      id
      name
    }
  }
`);

/** All entitlement sets, highest rank first. The address holds search, filters and page. */
export function SetListPage() {
  const [params, setParams] = useSearchParams();
  const state = readSetList(params);
  const { data, error, changing, reload } = useLiveQuery(SetListQuery, { filter: setFilter(state), limit: PAGE_SIZE, offset: (state.page - 1) * PAGE_SIZE }, { keep: true });
  const ofFeature = useQuery(FeatureNameQuery, state.featureId ? { variables: { id: state.featureId } } : skipToken);

  /** Anything but a new page starts at the first again. */
  const change = useCallback((next: Partial<SetListState>, replace = false) => {
    setParams((current) => new URLSearchParams(toSetSearch({ ...readSetList(current), page: 1, ...next })), { replace });
  }, [setParams]);
  const create = <Permitted operation="createEntitlementSet"><Button component={Link} to={paths.newEntitlementSet} leftSection={<IconPlus size={16} stroke={2.2} />}>New set</Button></Permitted>;

  return (
    <>
      <PageHeading title="Entitlement sets" actions={create} />
      <PagedList
        noun="entitlement set" list={data?.entitlementSets} error={error} changing={changing} page={state.page} onPage={(page) => change({ page })} onRetry={reload}
        toolbar={(
          <>
            <SearchField label="Search sets" value={state.search} onChange={(search) => change({ search }, state.search !== '')} />
            <ActivityFilter value={state.activity} onChange={(activity) => change({ activity })} />
            {state.featureId && (
              <Group>
                <Pill size="md" withRemoveButton onRemove={() => change({ featureId: '' })} removeButtonProps={{ 'aria-label': 'Sets with any feature', 'aria-hidden': undefined, tabIndex: 0 }}>
                  With {ofFeature.data?.feature?.name ?? 'the feature'}
                </Pill>
              </Group>
            )}
          </>
        )}
        empty={(
          <EmptyList
            noun="set" filtered={toSetSearch({ ...state, page: 1 }) !== ''} beyondEnd={state.page > 1} onClear={() => setParams({})} onFirstPage={() => change({})} icon={IconStack2}
            searchHint="The search looks at keys, names and descriptions." title="Add your first entitlement set" actions={create}
            description="A set is a named list of features with their values, such as “Gold”. Products give it to those who pay for them, grants give it to anybody else."
          />
        )}
        columns={<><Table.Th w="24%">Set</Table.Th><Table.Th>Gives</Table.Th><Table.Th w="22%">Products</Table.Th><Table.Th w={140}>Held by</Table.Th></>}
      >
        {data?.entitlementSets.items.map((set) => <SetRow key={set.id} set={set} />)}
      </PagedList>
    </>
  );
}
