import { Outlet } from 'react-router';
import { PageHeading } from '../../components/page-heading.tsx';
import { InvoiceTable } from './invoice-table.tsx';

/** The invoices of the Stripe account. The address of one opens it over this list. */
export function InvoiceListPage() {
  return (
    <>
      <PageHeading title="Invoices" />
      <InvoiceTable />
      <Outlet />
    </>
  );
}
