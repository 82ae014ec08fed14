import { Badge, Code, Group, Table } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { heldBy, ruleText } from '../../lib/words/entitlement-text.ts';
import { paths } from '../../lib/paths.ts';

export const SetRowFragment = graphql(`
  fragment SetRow_entitlementSet on EntitlementSet {
    id
    key
    name
    rank
    memberCount
    memberCountIsExact
    archivedAt
    products {
      id
      name
    }
    rules {
      id
      limit
      unlimited
      text
      perUnit
      feature {
        id
        name
        kind
        unit
      }
    }
  }
`);

/** One set in the list. Renders again only when something of it changed. */
export const SetRow = memo(function SetRow({ set: masked }: { set: FragmentType<typeof SetRowFragment> }) {
  const set = readFragment(SetRowFragment, masked);
  const gives = set.rules.map((rule) => ruleText(rule.feature, rule));
  return (
    <Table.Tr className={tableClasses.row}>
      <Table.Td>
        <Group gap={8} wrap="wrap">
          <Link to={paths.entitlementSet(set.id)} className={tableClasses.link}>{set.name}</Link>
          {set.archivedAt && <Badge variant="light" color="gray" size="sm" tt="none">Archived</Badge>}
        </Group>
        <Code fz="0.72rem" title={set.key} className={`${tableClasses.clip} ${tableClasses.id}`}>{set.key}</Code>
      </Table.Td>
      <Table.Td className={tableClasses.muted}>
        {gives.length === 0 ? 'Nothing yet' : gives.slice(0, 3).join(' · ')}{gives.length > 3 && ` + ${gives.length - 3} more`}
      </Table.Td>
      <Table.Td className={`${tableClasses.muted} ${set.products.length === 0 ? tableClasses.optional : ''}`}>
        {set.products.length === 0 ? '—' : set.products.slice(0, 2).map(({ name }) => name).join(', ')}{set.products.length > 2 && ` + ${set.products.length - 2} more`}
      </Table.Td>
      <Table.Td className={tableClasses.muted} style={{ whiteSpace: 'nowrap' }}>{heldBy(set)}</Table.Td>
    </Table.Tr>
  );
});
