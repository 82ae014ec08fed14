import { Badge, Code, Group, Table } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { MemberAvatar } from '../../components/member-avatar.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';

export const MemberRowFragment = graphql(`
  fragment MemberRow_member on Member {
    id
    name
    email
    kind
    externalId
    createdAt
    archivedAt
  }
`);

/** One member in the list. Renders again only when something of it changed. */
export const MemberRow = memo(function MemberRow({ member: masked }: { member: FragmentType<typeof MemberRowFragment> }) {
  const member = readFragment(MemberRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row}>
      <Table.Td>
        <Group wrap="nowrap" gap="sm">
          <MemberAvatar name={member.name} kind={member.kind} />
          <div style={{ minWidth: 0 }}>
            <Group gap={8} wrap="wrap">
              <Link to={paths.member(member.id)} className={tableClasses.link}>{member.name}</Link>
              {member.archivedAt && <Badge variant="light" color="gray" size="sm" tt="none">Archived</Badge>}
            </Group>
            {member.email && <div className={`${tableClasses.muted} ${tableClasses.clip}`}>{member.email}</div>}
          </div>
        </Group>
      </Table.Td>
      <Table.Td className={tableClasses.muted}>{member.kind === 'PERSON' ? 'Person' : 'Organization'}</Table.Td>
      <Table.Td className={member.externalId ? undefined : tableClasses.optional}>
        {member.externalId
          ? <Code title={member.externalId} className={`${tableClasses.clip} ${tableClasses.id}`}>{member.externalId}</Code>
          : <span className={tableClasses.muted}>—</span>}
      </Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={member.createdAt} /></Table.Td>
    </Table.Tr>
  );
});
