import { useMutation } from '@apollo/client/react';
import { Button, Card, EmptyState, Group, Skeleton, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { Failure } from '../../components/failure.tsx';
import { Pager } from '../../components/pager.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { graphql } from '../../gql/gql.ts';
import { PAGE_SIZE } from '../../lib/lists/catalog-list.ts';
import { pageNumber } from '../../lib/lists/list-address.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { DriftCard } from './drift-card.tsx';
import { RepairDrift } from './operations.ts';

const DriftListQuery = graphql(`
  query DriftList($limit: Int, $offset: Int) {
    drift(limit: $limit, offset: $offset) {
      totalCount
      items {
        id
        ...DriftCard_drift
      }
    }
  }
`);

/** Products and prices that differ in Stripe and are not being repaired. */
export function DriftList() {
  const [params, setParams] = useSearchParams();
  const page = pageNumber(params.get('page'));
  const { data, error, changing, reload } = useLiveQuery(DriftListQuery, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }, { keep: true });
  const [repairDrift, { loading }] = useMutation(RepairDrift, { refetchQueries: 'active' });

  function repairAll(): void {
    modals.openConfirmModal({
      title: 'Repair everything that differs?',
      children: 'What somebody changed in Stripe is written over with what this console has.',
      labels: { confirm: 'Repair all', cancel: 'Cancel' },
      onConfirm: () => void runChange(() => repairDrift({ variables: {} }), { done: 'The catalog is on its way to Stripe.', failed: 'Not repaired' }),
    });
  }

  if (error !== undefined) return <Failure what="The drift" error={error} onRetry={reload} />;
  if (!data) return <Skeleton height={220} radius="lg" aria-busy="true" />;
  const { items, totalCount } = data.drift;
  if (totalCount === 0) {
    return (
      <Card>
        <EmptyState py={48} variant="light" color="teal" icon={<IconCircleCheck size={28} stroke={1.6} />} title="Nothing differs" description="Every product and price in Stripe is as it is here, as far as the last comparison and event tell." />
      </Card>
    );
  }
  return (
    <Stack gap="lg">
      <Group justify="flex-end">
        <Permitted operation="repairDrift"><Button loading={loading} onClick={repairAll} leftSection={<IconRefresh size={16} stroke={1.9} />}>Repair all</Button></Permitted>
      </Group>
      <Stack gap="lg" className={tableClasses.body} data-changing={changing || undefined}>{items.map((drift) => <DriftCard key={drift.id} drift={drift} />)}</Stack>
      {totalCount > PAGE_SIZE && <Card p={0}><Pager page={page} pageSize={PAGE_SIZE} total={totalCount} noun="object" onChange={(next) => setParams(next === 1 ? {} : { page: String(next) })} /></Card>}
    </Stack>
  );
}
