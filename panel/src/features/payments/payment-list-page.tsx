import { Outlet } from 'react-router';
import { PageHeading } from '../../components/page-heading.tsx';
import { PaymentTable } from './payment-table.tsx';

/** The payments of the Stripe account. The address of one opens it over this list. */
export function PaymentListPage() {
  return (
    <>
      <PageHeading title="Payments" />
      <PaymentTable />
      <Outlet />
    </>
  );
}
