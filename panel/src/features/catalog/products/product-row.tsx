import { Badge, Group, Table } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import tableClasses from '../../../components/data-table.module.css';
import { ProductImage } from '../../../components/product-image.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { SyncBadge } from '../../../components/sync-badge.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';

export const ProductRowFragment = graphql(`
  fragment ProductRow_product on Product {
    id
    name
    description
    images
    active
    updatedAt
    prices {
      id
      active
      summary
      sync {
        status
        failing
      }
    }
    sync {
      ...SyncBadge_sync
    }
  }
`);

/** One product in the list. Renders again only when something of it changed. */
export const ProductRow = memo(function ProductRow({ product: masked }: { product: FragmentType<typeof ProductRowFragment> }) {
  const product = readFragment(ProductRowFragment, masked);
  const [first, ...more] = product.prices.filter((price) => price.active);
  const unsynced = product.prices.filter((price) => price.sync.status !== 'SYNCED' || price.sync.failing);
  return (
    <Table.Tr className={tableClasses.row}>
      <Table.Td>
        <Group wrap="nowrap" gap="sm">
          <ProductImage name={product.name} images={product.images} />
          <div style={{ minWidth: 0 }}>
            <Group gap={8} wrap="wrap">
              <Link to={paths.product(product.id)} className={tableClasses.link}>{product.name}</Link>
              {!product.active && <Badge variant="light" color="gray" size="sm" tt="none">Archived</Badge>}
            </Group>
            {product.description && <div className={`${tableClasses.muted} ${tableClasses.clip}`}>{product.description}</div>}
          </div>
        </Group>
      </Table.Td>
      <Table.Td>
        {first ? first.summary : <span className={tableClasses.muted}>No price yet</span>}
        {more.length > 0 && <span className={tableClasses.muted}> + {more.length} more</span>}
      </Table.Td>
      <Table.Td>
        <SyncBadge sync={product.sync} of={product.name} />
        {unsynced.length > 0 && (
          <div className={tableClasses.muted} style={{ marginTop: 3 }}>
            {unsynced.length === 1 ? '1 price' : `${unsynced.length} prices`} {unsynced.some((price) => price.sync.failing) ? 'failing' : 'not synced'}
          </div>
        )}
      </Table.Td>
      <Table.Td className={tableClasses.muted}><RelativeTime at={product.updatedAt} /></Table.Td>
    </Table.Tr>
  );
});
