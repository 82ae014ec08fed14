import { Skeleton, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { ChangeHistory } from '../../components/change-history.tsx';
import { Failure } from '../../components/failure.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { MemberDetails } from './member-details.tsx';
import { RecentInvoices } from './recent-invoices.tsx';
import { RunningSubscriptions } from './running-subscriptions.tsx';

const MemberOverviewQuery = graphql(`
  query MemberOverview($id: ID!) {
    member(id: $id) {
      id
      ...MemberDetails_member
      ...RunningSubscriptions_member
    }
    invoices(filter: { memberId: $id }, limit: 3) {
      ...RecentInvoices_list
    }
  }
`);

/** The first part of a member's page: what runs, what was billed last, and who it is. */
export function MemberOverview() {
  const { memberId = '' } = useParams();
  const { data, error, reload } = useLiveQuery(MemberOverviewQuery, { id: memberId });

  if (error !== undefined) return <Failure what="The overview" error={error} onRetry={reload} />;
  if (!data?.member) return <Stack gap="lg" aria-busy="true"><Skeleton height={180} radius="lg" /><Skeleton height={260} radius="lg" /></Stack>;
  return (
    <Stack gap="lg">
      <RunningSubscriptions member={data.member} />
      <RecentInvoices memberId={memberId} list={data.invoices} />
      <MemberDetails member={data.member} />
      <ChangeHistory objectId={memberId} />
    </Stack>
  );
}
