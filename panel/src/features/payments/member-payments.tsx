import { Outlet, useParams } from 'react-router';
import { PaymentTable } from './payment-table.tsx';

/** The part of a member's page with the payments. */
export function MemberPayments() {
  const { memberId = '' } = useParams();
  return (
    <>
      <PaymentTable memberId={memberId} />
      <Outlet />
    </>
  );
}
