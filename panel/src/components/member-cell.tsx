import { Link } from 'react-router';
import { customerList } from '../lib/lists/billing-lists.ts';
import { paths } from '../lib/paths.ts';
import tableClasses from './data-table.module.css';

export interface MemberCellProps {
  member?: { id: string; name: string } | null;
  customerId?: string | null;
}

/** Whose something is, in a table: a member with a link, or a customer that the console did not make. */
export function MemberCell({ member, customerId }: MemberCellProps) {
  if (member) return <Link to={paths.member(member.id)} className={tableClasses.inner}>{member.name}</Link>;
  return <span className={tableClasses.muted}>Unknown customer{customerId && <><br /><Link to={paths.unrecognizedCustomers(customerList.toSearch({ search: customerId }))} className={tableClasses.inner}>{customerId}</Link></>}</span>;
}
