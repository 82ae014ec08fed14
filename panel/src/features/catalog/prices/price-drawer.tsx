import { Badge, Box, Button, Group, Title } from '@mantine/core';
import { IconPencil, IconReplace } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ChangeHistory } from '../../../components/change-history.tsx';
import { DetailDrawer } from '../../../components/detail-drawer.tsx';
import { DrawerSkeleton } from '../../../components/drawer-skeleton.tsx';
import { OpenInStripe } from '../../../components/external-link.tsx';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { Permitted } from '../../../components/permitted.tsx';
import { SyncBadge } from '../../../components/sync-badge.tsx';
import { SyncNotice } from '../../../components/sync-notice.tsx';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';
import { useLiveQuery } from '../../../lib/graphql/use-live-query.ts';
import { useRetrySync } from '../retry-sync.ts';
import { PriceDetails } from './price-details.tsx';
import { usePriceActions } from './use-price-actions.tsx';

const PriceDrawerQuery = graphql(`
  query PriceDrawer($id: ID!) {
    price(id: $id) {
      id
      active
      summary
      product {
        id
        name
      }
      replacedBy {
        id
      }
      ...PriceDetails_price
      sync {
        dashboardUrl
        ...SyncBadge_sync
        ...SyncNotice_sync
      }
    }
  }
`);

/** Everything of one price, over its product's page; it has an address of its own. */
export function PriceDrawer() {
  const { priceId = '' } = useParams();
  return <DetailDrawer title="Price"><PriceById key={priceId} id={priceId} /></DetailDrawer>;
}

function PriceById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(PriceDrawerQuery, { id });
  const { archive, restore } = usePriceActions();
  const { retry, retrying } = useRetrySync('PRICE');
  const price = data?.price;

  if (error !== undefined) return <Failure what="The price" error={error} onRetry={reload} />;
  if (!data) return <DrawerSkeleton />;
  if (!price) return <NotThere title="There is no such price" description="The address may be mistyped." />;
  return (
    <>
      <Group gap="sm" mb={6}>
        <Title order={2} fz="1.35rem">{price.summary}</Title>
        <SyncBadge sync={price.sync} of={`${price.product.name}, ${price.summary}`} />
        {!price.active && <Badge variant="light" color="gray" tt="none">{price.replacedBy ? 'Replaced' : 'Archived'}</Badge>}
      </Group>
      <Group gap="xs" my="md">
        {price.active && (
          <Permitted operation="replacePrice"><Button component={Link} to={paths.replacePrice(price.product.id, price.id)} size="xs" leftSection={<IconReplace size={15} stroke={1.8} />}>Change amount…</Button></Permitted>
        )}
        <Permitted operation="updatePrice"><Button component={Link} to={paths.editPrice(price.product.id, price.id)} size="xs" variant="default" leftSection={<IconPencil size={15} stroke={1.8} />}>Edit</Button></Permitted>
        {price.active && <Permitted operation="archivePrice"><Button size="xs" variant="default" onClick={() => archive(price)}>Archive</Button></Permitted>}
        {!price.active && !price.replacedBy && <Permitted operation="restorePrice"><Button size="xs" variant="default" onClick={() => restore(price)}>Restore</Button></Permitted>}
        {price.sync.dashboardUrl && <OpenInStripe href={price.sync.dashboardUrl} size="xs" />}
      </Group>
      <SyncNotice sync={price.sync} retrying={retrying} onRetry={() => retry(price.id)} />
      <PriceDetails price={price} />
      <Box mt="lg"><ChangeHistory objectId={price.id} /></Box>
    </>
  );
}
