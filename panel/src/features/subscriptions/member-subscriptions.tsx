import { Outlet, useParams } from 'react-router';
import { SubscriptionTable } from './subscription-table.tsx';

/** The part of a member's page with all that was ever subscribed to. */
export function MemberSubscriptions() {
  const { memberId = '' } = useParams();
  return (
    <>
      <SubscriptionTable memberId={memberId} />
      <Outlet />
    </>
  );
}
