import { Table } from '@mantine/core';
import { memo } from 'react';
import { Link, type Location } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { GrantBadge } from '../../components/grant-badge.tsx';
import { MemberCell } from '../../components/member-cell.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { grantTerm } from '../../lib/words/grant-text.ts';

export const GrantRowFragment = graphql(`
  fragment GrantRow_grant on Grant {
    id
    quantity
    state
    startsAt
    endsAt
    revokedAt
    reason
    createdAt
    member {
      id
      name
    }
    entitlementSet {
      id
      name
    }
    ...GrantBadge_grant
  }
`);

export interface GrantRowProps {
  grant: FragmentType<typeof GrantRowFragment>;
  /** Where its details open. */
  to: string;
  /** For lists over all members. */
  withMember?: boolean;
  /** The list's place in the history, to keep while the grant is open. */
  historyState?: Location['state'];
}

/** One grant in a table. Renders again only when something of it changed. */
export const GrantRow = memo(function GrantRow({ grant: masked, to, withMember = false, historyState }: GrantRowProps) {
  const grant = readFragment(GrantRowFragment, masked);
  return (
    <Table.Tr className={tableClasses.row} data-testid="grant-row">
      <Table.Td>
        <Link to={to} state={historyState} preventScrollReset className={tableClasses.link}>
          {grant.entitlementSet.name}{grant.quantity !== 1 && ` × ${grant.quantity}`}
        </Link>
        <div className={`${tableClasses.muted} ${tableClasses.clip}`}>{grant.reason}</div>
      </Table.Td>
      {withMember && <Table.Td><MemberCell member={grant.member} /></Table.Td>}
      <Table.Td><GrantBadge grant={grant} /></Table.Td>
      <Table.Td className={tableClasses.muted}>{grantTerm(grant)}</Table.Td>
      <Table.Td className={tableClasses.muted} data-label="Given"><RelativeTime at={grant.createdAt} /></Table.Td>
    </Table.Tr>
  );
});
