import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconDots, IconExternalLink, IconPencil, IconRefresh, IconReplace, IconRestore } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Permitted } from '../../../components/permitted.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';
import { useRetrySync } from '../retry-sync.ts';
import { usePriceActions } from './use-price-actions.tsx';

export const PriceMenuFragment = graphql(`
  fragment PriceMenu_price on Price {
    id
    active
    summary
    product {
      id
    }
    replacedBy {
      id
    }
    sync {
      status
      failing
      dashboardUrl
    }
  }
`);

/** What can be done with a price. */
export function PriceMenu({ price: masked }: { price: FragmentType<typeof PriceMenuFragment> }) {
  const price = readFragment(PriceMenuFragment, masked);
  const { archive, restore } = usePriceActions();
  const { retry } = useRetrySync('PRICE');
  const productId = price.product.id;
  return (
    <Menu position="bottom-end" shadow="md" radius="md" width={210}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${price.summary}`} style={{ position: 'relative', zIndex: 1 }}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Permitted operation="updatePrice"><Menu.Item component={Link} to={paths.editPrice(productId, price.id)} leftSection={<IconPencil size={16} stroke={1.8} />}>Edit</Menu.Item></Permitted>
        {price.active && (
          <Permitted operation="replacePrice"><Menu.Item component={Link} to={paths.replacePrice(productId, price.id)} leftSection={<IconReplace size={16} stroke={1.8} />}>Change amount…</Menu.Item></Permitted>
        )}
        {(price.sync.status !== 'SYNCED' || price.sync.failing) && (
          <Permitted operation="retrySync"><Menu.Item onClick={() => retry(price.id)} leftSection={<IconRefresh size={16} stroke={1.8} />}>Retry sync</Menu.Item></Permitted>
        )}
        {price.sync.dashboardUrl && (
          <Menu.Item component="a" href={price.sync.dashboardUrl} target="_blank" rel="noopener noreferrer" leftSection={<IconExternalLink size={16} stroke={1.8} />}>Open in Stripe</Menu.Item>
        )}
        {!price.replacedBy && <Menu.Divider />}
        {price.active
          ? <Permitted operation="archivePrice"><Menu.Item color="red" c="var(--mantine-color-error)" onClick={() => archive(price)} leftSection={<IconArchive size={16} stroke={1.8} />}>Archive…</Menu.Item></Permitted>
          : !price.replacedBy && <Permitted operation="restorePrice"><Menu.Item onClick={() => restore(price)} leftSection={<IconRestore size={16} stroke={1.8} />}>Restore…</Menu.Item></Permitted>}
      </Menu.Dropdown>
    </Menu>
  );
}
