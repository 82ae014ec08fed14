import { Badge, Code, Group, Table } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { aggregationWords, kindWords } from '../../lib/words/entitlement-text.ts';
import { paths } from '../../lib/paths.ts';

export const FeatureRowFragment = graphql(`
  fragment FeatureRow_feature on Feature {
    id
    key
    kind
    name
    description
    unit
    aggregation
    updatedAt
    archivedAt
  }
`);

/** One feature in the list. Renders again only when something of it changed. */
export const FeatureRow = memo(function FeatureRow({ feature: masked }: { feature: FragmentType<typeof FeatureRowFragment> }) {
  const feature = readFragment(FeatureRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row}>
      <Table.Td>
        <Group gap={8} wrap="wrap">
          <Link to={paths.feature(feature.id)} className={tableClasses.link}>{feature.name}</Link>
          {feature.archivedAt && <Badge variant="light" color="gray" size="sm" tt="none">Archived</Badge>}
        </Group>
        {feature.description && <div className={`${tableClasses.muted} ${tableClasses.clip}`}>{feature.description}</div>}
      </Table.Td>
      <Table.Td><Code title={feature.key} className={`${tableClasses.clip} ${tableClasses.id}`}>{feature.key}</Code></Table.Td>
      <Table.Td>
        {kindWords[feature.kind].label}
        {feature.aggregation && <span className={tableClasses.muted}>{feature.unit && ` in ${feature.unit}`}, {aggregationWords[feature.aggregation].label.toLowerCase()}</span>}
      </Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={feature.updatedAt} /></Table.Td>
    </Table.Tr>
  );
});
