import { Outlet, useParams } from 'react-router';
import { InvoiceTable } from './invoice-table.tsx';

/** The part of a member's page with the invoices. */
export function MemberInvoices() {
  const { memberId = '' } = useParams();
  return (
    <>
      <InvoiceTable memberId={memberId} />
      <Outlet />
    </>
  );
}
