import { Outlet } from 'react-router';
import { PageHeading } from '../../components/page-heading.tsx';
import { SubscriptionTable } from './subscription-table.tsx';

/** The subscriptions of the Stripe account. The address of one opens it over this list. */
export function SubscriptionListPage() {
  return (
    <>
      <PageHeading title="Subscriptions" />
      <SubscriptionTable />
      <Outlet />
    </>
  );
}
