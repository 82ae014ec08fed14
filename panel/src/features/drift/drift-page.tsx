import { Card, Stack } from '@mantine/core';
import { Outlet } from 'react-router';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { ReconcileCard } from './reconcile-card.tsx';

const DriftPageQuery = graphql(`
  query DriftPage {
    reconcile {
      id
      ...ReconcileCard_run
    }
  }
`);

const tabs = [
  { label: 'Differs now', to: paths.drift },
  { label: 'Not from this console', to: paths.unrecognized() },
  { label: 'Customers of nobody', to: paths.unrecognizedCustomers() },
  { label: 'History', to: paths.driftHistory() },
];

/** Where Stripe and the console differ, and what is done about it. */
export function DriftPage() {
  const { data, error, reload } = useLiveQuery(DriftPageQuery, {});
  return (
    <>
      <PageHeading title="Drift" description="Where Stripe has something else than this console, which is the source of truth for the catalog. What Stripe bills is taken from Stripe." />
      <Stack gap="lg">
        {error !== undefined && <Card><Failure what="The last comparison" error={error} onRetry={reload} /></Card>}
        {data && <ReconcileCard run={data.reconcile} />}
        <div>
          <PageTabs label="Drift" tabs={tabs} />
          <Outlet />
        </div>
      </Stack>
    </>
  );
}
