import { useMutation } from '@apollo/client/react';
import { Button, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClock, IconRefresh } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import { Permitted } from '../../components/permitted.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { toPriceSearch, toProductSearch, type SyncChoice } from '../../lib/lists/catalog-list.ts';
import { paths } from '../../lib/paths.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { shortDuration } from '../../lib/words/time.ts';
import { useTextOfNow } from '../../lib/use-now.ts';
import classes from './sync-numbers.module.css';

export const SyncNumbersFragment = graphql(`
  fragment SyncNumbers_query on Query {
    syncSummary {
      synced
      pending
      notMapped
      failing
      products {
        synced
        pending
        notMapped
        failing
      }
      oldestPendingAt
    }
  }
`);

const SyncAll = graphql(`
  mutation SyncAll {
    syncAll {
      queued
    }
  }
`);

/** The sync summary in four numbers; each leads to the products and prices it counts. */
export function SyncNumbers({ data: masked, canPush }: { data: FragmentType<typeof SyncNumbersFragment>; canPush: boolean }) {
  const data = readFragment(SyncNumbersFragment, masked);
  const { synced, pending, notMapped, failing, products, oldestPendingAt } = data.syncSummary;
  const [syncAll, { loading }] = useMutation(SyncAll, { refetchQueries: 'active' });
  const oldest = useTextOfNow((now) => (oldestPendingAt ? shortDuration(now.getTime() - new Date(oldestPendingAt).getTime()) : ''));
  const calm = pending + notMapped + failing === 0;

  return (
    <section aria-labelledby="sync">
      <Group justify="space-between" mb="sm" mih={36}>
        <div>
          <Title order={2} id="sync">Sync with Stripe</Title>
          <Text size="sm" c="dimmed" aria-live="polite">{calm ? 'Everything here is in Stripe as it is.' : 'Products and prices by where they stand.'}</Text>
        </div>
        {canPush && (notMapped > 0 || failing > 0) && (
          <Permitted operation="syncAll">
            <Button
              variant="default" loading={loading} leftSection={<IconRefresh size={16} stroke={1.9} />}
              onClick={() => void runChange(() => syncAll(), { done: 'Everything that is not synced is on its way to Stripe.', failed: 'Not started' })}
            >
              Sync all
            </Button>
          </Permitted>
        )}
      </Group>
      <SimpleGrid cols={{ base: 2, lg: 4 }} spacing={{ base: 'sm', sm: 'lg' }}>
        <SyncNumber label="Synced" sync="synced" tone="synced" count={synced} products={products.synced} icon={IconCircleCheck} />
        <SyncNumber
          label="Pending" sync="pending" tone="pending" count={pending} products={products.pending} icon={IconClock}
          note={oldestPendingAt ? `oldest waits ${oldest}` : undefined}
        />
        <SyncNumber label="Not Mapped" sync="not-mapped" tone="notMapped" count={notMapped} products={products.notMapped} icon={IconCircleDashed} />
        <SyncNumber label="Failing" sync="failing" tone="attention" count={failing} products={products.failing} icon={IconAlertTriangle} />
      </SimpleGrid>
    </section>
  );
}

interface SyncNumberProps {
  label: string;
  sync: SyncChoice;
  tone: 'synced' | 'pending' | 'notMapped' | 'attention';
  count: number;
  /** How many of `count` are products; the others are prices. */
  products: number;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  note?: string;
}

function SyncNumber({ label, sync, tone, count, products, icon: Icon, note }: SyncNumberProps) {
  const prices = Math.max(0, count - products);
  return (
    <Card padding="md" className={classes.card} data-tone={tone} data-some={count > 0 || undefined}>
      <div className={classes.label}><Icon size={17} stroke={2} aria-hidden="true" />{label}</div>
      <div className={classes.number}>{count.toLocaleString('en')}</div>
      <div className={classes.links}>
        {count === 0 && <span>none</span>}
        {products > 0 && <Link to={paths.products(toProductSearch({ sync, activity: 'all' }))}>{products.toLocaleString('en')} {products === 1 ? 'product' : 'products'}</Link>}
        {prices > 0 && <Link to={paths.prices(toPriceSearch({ sync, activity: 'all' }))}>{prices.toLocaleString('en')} {prices === 1 ? 'price' : 'prices'}</Link>}
        {note && <span className={classes.note}>{note}</span>}
      </div>
    </Card>
  );
}
