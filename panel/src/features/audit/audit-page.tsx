import { Table } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { AuditEntryRow } from '../../components/audit-entry-row.tsx';
import { EmptyList } from '../../components/empty-list.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { graphql } from '../../gql/gql.ts';
import { auditFilter, readAuditList, toAuditSearch, type AuditListState } from '../../lib/lists/audit-list.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { AuditFilters } from './audit-filters.tsx';

const AuditListQuery = graphql(`
  query AuditList($filter: AuditLogFilter, $limit: Int, $after: String) {
    auditLog(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        ...AuditEntryRow_entry
      }
    }
  }
`);

/** Every change that anybody made, newest first. The address holds the filters and the place in the list. */
export function AuditPage() {
  const [params, setParams] = useSearchParams();
  const state = readAuditList(params);
  const { data, error, changing, reload } = useLiveQuery(AuditListQuery, { filter: auditFilter(state), limit: KEYSET_PAGE_SIZE, after: state.after || null }, { keep: true });

  /** Whatever changes, the list starts at the newest again. */
  const change = useCallback((next: Partial<AuditListState>, replace = false) => {
    setParams((current) => new URLSearchParams(toAuditSearch({ ...readAuditList(current), after: '', ...next })), { replace });
  }, [setParams]);
  const filtered = toAuditSearch({ ...state, after: '' }) !== '';

  return (
    <>
      <PageHeading title="Audit log" description="Who changed what, when and why. Nothing here can be altered." />
      <KeysetList
        noun="entry" list={data?.auditLog} error={error} changing={changing} after={state.after} onRetry={reload} onFirstPage={() => change({})}
        toolbar={<AuditFilters state={state} onChange={change} />}
        empty={(
          <EmptyList
            noun="entry" filtered={filtered} beyondEnd={state.after !== ''} onClear={() => setParams({})} onFirstPage={() => change({})} icon={IconHistory}
            searchHint="IDs, actions and types have to be written out in full."
            title="Nothing has been changed yet" description="Every change that an operator, an application or the console itself makes is written down here."
          />
        )}
        columns={<><Table.Th>What</Table.Th><Table.Th w="30%">Object</Table.Th><Table.Th w="24%">Who</Table.Th><Table.Th w={140}>When</Table.Th><Table.Th w={56} aria-label="Details" /></>}
      >
        {data?.auditLog.items.map((entry) => <AuditEntryRow key={entry.id} entry={entry} />)}
      </KeysetList>
    </>
  );
}
