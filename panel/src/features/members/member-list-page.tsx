import { Button, Card, Select, Table } from '@mantine/core';
import { IconPlus, IconUsersPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ActivityFilter } from '../../components/catalog-filters.tsx';
import tableClasses from '../../components/data-table.module.css';
import { KeysetFailure } from '../../components/keyset-failure.tsx';
import { KeysetPager } from '../../components/keyset-pager.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { memberFilter, memberKindOptions, readMemberList, toMemberSearch, type MemberListState } from '../../lib/lists/member-list.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { MemberRow } from './member-row.tsx';
import { NoMembers } from './no-members.tsx';

const MemberListQuery = graphql(`
  query MemberList($filter: MemberFilter, $limit: Int, $after: String) {
    members(filter: $filter, limit: $limit, after: $after) {
      totalCount
      totalCountIsExact
      endCursor
      hasNextPage
      items {
        id
        ...MemberRow_member
      }
    }
    anyArchived: members(filter: { archived: true }, limit: 1) {
      items {
        id
      }
    }
  }
`);

/** All members, newest first. The address holds search, filters and the place in the list. */
export function MemberListPage() {
  const [params, setParams] = useSearchParams();
  const state = readMemberList(params);
  const { data, error, changing, reload } = useLiveQuery(MemberListQuery, { filter: memberFilter(state), limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  /** Whatever changes, the list starts at the newest again. */
  const change = useCallback((next: Partial<MemberListState>, replace = false) => {
    setParams((current) => new URLSearchParams(toMemberSearch({ ...readMemberList(current), after: '', ...next })), { replace });
  }, [setParams]);
  const filtered = toMemberSearch({ ...state, after: '' }) !== '';
  const list = data?.members;

  return (
    <>
      <PageHeading
        title="Members"
        actions={(
          <>
            {filtered && state.activity === 'active' && (
              <Permitted operation="bulkGrant">
                <Button component={Link} to={paths.bulkGrant(toMemberSearch({ ...state, after: '' }))} variant="default" leftSection={<IconUsersPlus size={16} stroke={1.8} />}>Grant to these</Button>
              </Permitted>
            )}
            <Permitted operation="createMember"><Button component={Link} to={paths.newMember} leftSection={<IconPlus size={16} stroke={2.2} />}>New member</Button></Permitted>
          </>
        )}
      />
      <Card className={tableClasses.card}>
        <search className={tableClasses.toolbar}>
          <SearchField label="Search members" value={state.search} onChange={(search) => change({ search }, state.search !== '')} />
          <ActivityFilter value={state.activity} onChange={(activity) => change({ activity })} />
          <Select
            aria-label="Kind" w={150} size="sm" allowDeselect={false} data={memberKindOptions} value={state.kind}
            onChange={(chosen) => change({ kind: memberKindOptions.find((option) => option.value === chosen)?.value ?? 'any' })}
          />
        </search>
        {error !== undefined && <KeysetFailure what="The members" error={error} after={state.after} onRetry={reload} onFirstPage={() => change({})} />}
        {error === undefined && !list && <TableSkeleton rows={8} withImage />}
        {list && list.items.length === 0 && (
          <NoMembers
            filtered={filtered} beyondEnd={state.after !== ''} hasArchived={data.anyArchived.items.length > 0}
            onClear={() => setParams({})} onFirstPage={() => change({})} onShowArchived={() => change({ activity: 'archived' })}
          />
        )}
        {list && list.items.length > 0 && (
          <div className={tableClasses.body} data-changing={changing || undefined}>
            <Table className={tableClasses.table} aria-label="Members">
              <Table.Thead>
                <Table.Tr><Table.Th>Name</Table.Th><Table.Th w={140}>Kind</Table.Th><Table.Th w="24%">External ID</Table.Th><Table.Th w={140}>Created</Table.Th></Table.Tr>
              </Table.Thead>
              <Table.Tbody>{list.items.map((member) => <MemberRow key={member.id} member={member} />)}</Table.Tbody>
            </Table>
            <div className={tableClasses.foot}>
              <KeysetPager
                after={state.after} endCursor={list.endCursor} hasNextPage={list.hasNextPage} shown={list.items.length}
                total={{ count: list.totalCount, exact: list.totalCountIsExact }} noun="member" changing={changing}
              />
            </div>
          </div>
        )}
      </Card>
    </>
  );
}
