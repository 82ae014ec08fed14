import { Button, Select, Table } from '@mantine/core';
import { IconGift, IconUsersPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link, Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import { EmptyList } from '../../components/empty-list.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { MemberPicker } from '../../components/member-picker.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SetPicker } from '../../components/set-picker.tsx';
import { graphql } from '../../gql/gql.ts';
import { grantFilter, readGrantList, toGrantSearch, type GrantListState, type GrantStateChoice } from '../../lib/lists/grant-list.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { openGiveGrant } from './give-grant.tsx';
import { GrantRow } from './grant-row.tsx';

const GrantListQuery = graphql(`
  query GrantList($filter: GrantFilter, $limit: Int, $after: String) {
    grants(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        ...GrantRow_grant
      }
    }
  }
`);

const stateOptions: { value: GrantStateChoice; label: string }[] = [
  { value: 'any', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'upcoming', label: 'Upcoming' },
  { value: 'ended', label: 'Ended' },
  { value: 'revoked', label: 'Revoked' },
];

/** All grants, newest first. The address holds search, filters and the place in the list; the address of one opens it over this list. */
export function GrantListPage() {
  const location = useLocation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const state = readGrantList(params);
  const { data, error, changing, reload } = useLiveQuery(GrantListQuery, { filter: grantFilter(state), limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  /** Whatever changes, the list starts at the newest again. */
  const change = useCallback((next: Partial<GrantListState>, replace = false) => {
    const current = readGrantList(new URLSearchParams(window.location.search));
    // To the list itself, also while something is open over it.
    void navigate({ pathname: '.', search: toGrantSearch({ ...current, after: '', ...next }) }, { replace });
  }, [navigate]);
  const give = (
    <Permitted operation="createGrant">
      <Button onClick={() => openGiveGrant({ memberId: state.memberId, entitlementSetId: state.setId })} leftSection={<IconGift size={16} stroke={2} />}>Give a grant</Button>
    </Permitted>
  );

  return (
    <>
      <PageHeading
        title="Grants"
        actions={<><Permitted operation="bulkGrant"><Button component={Link} to={paths.bulkGrant()} variant="default" leftSection={<IconUsersPlus size={16} stroke={1.8} />}>Grant to many</Button></Permitted>{give}</>}
      />
      <KeysetList
        noun="grant" list={data?.grants} error={error} changing={changing} after={state.after} onRetry={reload} onFirstPage={() => change({})}
        toolbar={(
          <>
            <SearchField label="Search reasons and notes" value={state.search} onChange={(search) => change({ search }, state.search !== '')} />
            <MemberPicker aria-label="Member" placeholder="Any member" style={{ width: 190 }} id={state.memberId} onChange={(memberId) => change({ memberId })} />
            <SetPicker aria-label="Entitlement set" placeholder="Any set" style={{ width: 190 }} id={state.setId} onChange={(setId) => change({ setId })} />
            <Select
              aria-label="Status" w={140} size="sm" allowDeselect={false} data={stateOptions} value={state.state}
              onChange={(chosen) => change({ state: stateOptions.find((option) => option.value === chosen)?.value ?? 'any' })}
            />
          </>
        )}
        empty={(
          <EmptyList
            noun="grant" filtered={toGrantSearch({ ...state, after: '' }) !== ''} beyondEnd={state.after !== ''} icon={IconGift}
            onClear={() => change({ search: '', state: 'any', setId: '', memberId: '' })} onFirstPage={() => change({})}
            searchHint="The search looks at reasons and notes." title="No grant yet" actions={give}
            description="A grant gives a member an entitlement set outside billing: for the press, for volunteers, as an apology. Stripe knows nothing of it."
          />
        )}
        columns={<><Table.Th>Grant</Table.Th><Table.Th w="22%">Member</Table.Th><Table.Th w={130}>Status</Table.Th><Table.Th w="20%">Term</Table.Th><Table.Th w={130}>Given</Table.Th></>}
      >
        {data?.grants.items.map((grant) => <GrantRow key={grant.id} grant={grant} to={paths.grant(grant.id, toGrantSearch(state))} withMember historyState={location.state} />)}
      </KeysetList>
      <Outlet />
    </>
  );
}
