import { Card, Group, Title } from '@mantine/core';
import { Link } from 'react-router';
import { ProductImage } from '../../components/product-image.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { SyncBadge } from '../../components/sync-badge.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import classes from './recent-products.module.css';

export const RecentProductsFragment = graphql(`
  fragment RecentProducts_product on Product {
    id
    name
    images
    updatedAt
    sync {
      ...SyncBadge_sync
    }
  }
`);

/** The products that were changed last, to go on where one stopped. */
export function RecentProducts({ products }: { products: readonly ({ id: string } & FragmentType<typeof RecentProductsFragment>)[] }) {
  return (
    <Card component="section" aria-labelledby="recent" h="100%">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="recent">Recently changed</Title>
        <Link to={paths.products()} className={classes.all}>All products</Link>
      </Group>
      <ul className={classes.list}>
        {products.map((product) => <RecentProduct key={product.id} product={product} />)}
      </ul>
    </Card>
  );
}

function RecentProduct({ product: masked }: { product: FragmentType<typeof RecentProductsFragment> }) {
  const product = readFragment(RecentProductsFragment, masked);
  return (
    <li className={classes.item}>
      <ProductImage name={product.name} images={product.images} size={32} />
      <div className={classes.words}>
        <Link to={paths.product(product.id)} className={classes.name}>{product.name}</Link>
        <div className={classes.when}><RelativeTime at={product.updatedAt} /></div>
      </div>
      <SyncBadge sync={product.sync} of={product.name} />
    </li>
  );
}
