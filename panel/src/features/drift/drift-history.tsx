import { Badge, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { SearchField } from '../../components/search-field.tsx';
import tableClasses from '../../components/data-table.module.css';
import { EmptyList } from '../../components/empty-list.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { KeysetList } from '../../components/keyset-list.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DifferenceAction } from '../../gql/graphql.ts';
import { KEYSET_PAGE_SIZE } from '../../lib/lists/keyset-pages.ts';
import { toSearch } from '../../lib/lists/list-address.ts';
import { paths } from '../../lib/paths.ts';
import { wordsOf } from '../../lib/words/audit-text.ts';
import { differenceText } from '../../lib/words/difference-text.ts';
import { sentence } from '../../lib/words/status-words.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';

const DriftHistoryQuery = graphql(`
  query DriftHistory($filter: StripeDifferenceFilter, $limit: Int, $after: String) {
    stripeDifferences(filter: $filter, limit: $limit, after: $after) {
      endCursor
      hasNextPage
      items {
        id
        kind
        stripeId
        localId
        dashboardUrl
        field
        ours
        stripes
        seenAt
        action
        decidedBy
      }
    }
  }
`);

const actions: Record<DifferenceAction, { label: string; color: string }> = {
  REPAIRED: { label: 'Repaired in Stripe', color: 'teal' }, SHOWN: { label: 'Only shown', color: 'gray' }, STOPPED: { label: 'Fought over', color: 'red' },
  KEPT: { label: 'Not taken by Stripe', color: 'orange' }, PROJECTED: { label: "Took Stripe's", color: 'blue' }, BURIED: { label: 'Gone in Stripe', color: 'gray' },
  RECEIVED: { label: 'Event received late', color: 'blue' },
};

/** What differed in the last 90 days, and what was done about it. The address holds the place in the list. */
export function DriftHistory() {
  const [params, setParams] = useSearchParams();
  const stripeId = params.get('q')?.trim() ?? '';
  const after = params.get('after') ?? '';
  const { data, error, changing, reload } = useLiveQuery(DriftHistoryQuery, { filter: stripeId ? { stripeId } : {}, limit: KEYSET_PAGE_SIZE, after: after || null }, { every: 5000, keep: true });
  const firstPage = () => setParams(new URLSearchParams(toSearch({ q: stripeId })));

  return (
    <KeysetList
      noun="difference" list={data?.stripeDifferences} error={error} changing={changing} after={after} onRetry={reload} onFirstPage={firstPage}
      toolbar={<SearchField label="Find by Stripe ID" value={stripeId} onChange={(q) => setParams(new URLSearchParams(toSearch({ q })), { replace: stripeId !== '' })} />}
      empty={(
        <EmptyList
          noun="difference" filtered={stripeId !== ''} beyondEnd={after !== ''} onClear={() => setParams({})} onFirstPage={firstPage} icon={IconHistory}
          searchHint="Write the id out in full, such as prod_… or sub_…" title="Nothing has differed yet" description="What differs between Stripe and this console is written down here, with what was done about it."
        />
      )}
      columns={<><Table.Th>Object</Table.Th><Table.Th w="24%">Here</Table.Th><Table.Th w="24%">In Stripe</Table.Th><Table.Th w={170}>What was done</Table.Th><Table.Th w={130}>Noticed</Table.Th></>}
    >
      {data?.stripeDifferences.items.map((one) => (
        <Table.Tr key={one.id} className={tableClasses.row}>
          <Table.Td>
            <Text size="sm" fw={600}>{one.field === 'id' ? sentence(one.kind) : `${sentence(one.kind)}: ${wordsOf(one.field)}`}</Text>
            <div className={tableClasses.muted} style={{ overflowWrap: 'anywhere' }}>
              {one.localId && (one.kind === 'product' || one.kind === 'price')
                ? <Link to={one.kind === 'product' ? paths.product(one.localId) : paths.priceById(one.localId)} className={tableClasses.inner}>{one.stripeId}</Link>
                : one.dashboardUrl ? <ExternalLink href={one.dashboardUrl} inherit>{one.stripeId}</ExternalLink> : one.stripeId}
            </div>
          </Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}><Text size="sm" lineClamp={3} data-label="Here:">{differenceText(one.ours)}</Text></Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}><Text size="sm" lineClamp={3} data-label="In Stripe:">{differenceText(one.stripes)}</Text></Table.Td>
          <Table.Td>
            <Badge variant="light" color={actions[one.action].color} tt="none">{actions[one.action].label}</Badge>
            {one.decidedBy && <div className={tableClasses.muted}>by {one.decidedBy}</div>}
          </Table.Td>
          <Table.Td className={tableClasses.muted}><RelativeTime at={one.seenAt} /></Table.Td>
        </Table.Tr>
      ))}
    </KeysetList>
  );
}
