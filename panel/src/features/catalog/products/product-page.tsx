import { Badge, Button, Grid, Group, Skeleton, Stack } from '@mantine/core';
import { IconArchive, IconPencil, IconRestore } from '@tabler/icons-react';
import { Link, Outlet, useParams } from 'react-router';
import { ChangeHistory } from '../../../components/change-history.tsx';
import { OpenInStripe } from '../../../components/external-link.tsx';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { Permitted } from '../../../components/permitted.tsx';
import { ProductImage } from '../../../components/product-image.tsx';
import { SyncBadge } from '../../../components/sync-badge.tsx';
import { SyncNotice } from '../../../components/sync-notice.tsx';
import { TableSkeleton } from '../../../components/table-skeleton.tsx';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';
import { useLiveQuery } from '../../../lib/graphql/use-live-query.ts';
import { PriceTable } from '../prices/price-table.tsx';
import { useRetrySync } from '../retry-sync.ts';
import { ProductDetails } from './product-details.tsx';
import { ProductSets } from './product-sets.tsx';
import { useProductActions } from './use-product-actions.tsx';

const ProductPageQuery = graphql(`
  query ProductPage($id: ID!) {
    product(id: $id) {
      id
      name
      description
      active
      images
      ...ProductDetails_product
      ...PriceTable_product
      ...ProductSets_product
      sync {
        stripeId
        dashboardUrl
        status
        ...SyncBadge_sync
        ...SyncNotice_sync
      }
    }
  }
`);

/** One product with its prices; the address of a price opens its details over this page. */
export function ProductPage() {
  const { productId = '' } = useParams();
  return <ProductById key={productId} id={productId} />;
}

function ProductById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(ProductPageQuery, { id });
  const product = data?.product;
  const actions = useProductActions({ id, name: product?.name ?? '' });
  const { retry, retrying } = useRetrySync('PRODUCT');

  if (error !== undefined) return <Failure what="The product" error={error} onRetry={reload} />;
  if (!data) return <ProductSkeleton />;
  if (!product) {
    return (
      <NotThere title="There is no such product" description="The address may be mistyped.">
        <Button component={Link} to={paths.products()}>All products</Button>
      </NotThere>
    );
  }
  return (
    <>
      <PageHeading
        title={product.name} description={product.description} above={[{ label: 'Products', to: paths.products() }]}
        image={<ProductImage name={product.name} images={product.images} size={52} />}
        badges={(
          <Group gap={8}>
            <SyncBadge sync={product.sync} of={product.name} />
            {!product.active && <Badge variant="light" color="gray" tt="none">Archived</Badge>}
          </Group>
        )}
        actions={(
          <>
            {product.sync.dashboardUrl && <OpenInStripe href={product.sync.dashboardUrl} />}
            {product.active
              ? <Permitted operation="archiveProduct"><Button variant="default" onClick={actions.archive} loading={actions.busy} leftSection={<IconArchive size={16} stroke={1.8} />}>Archive</Button></Permitted>
              : <Permitted operation="restoreProduct"><Button variant="default" onClick={actions.restore} loading={actions.busy} leftSection={<IconRestore size={16} stroke={1.8} />}>Restore</Button></Permitted>}
            <Permitted operation="updateProduct"><Button component={Link} to={paths.editProduct(product.id)} leftSection={<IconPencil size={16} stroke={1.8} />}>Edit</Button></Permitted>
          </>
        )}
      />
      <SyncNotice sync={product.sync} retrying={retrying} onRetry={() => retry(product.id)} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <PriceTable product={product} />
          <ProductSets product={product} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}><ProductDetails product={product} /></Grid.Col>
        <Grid.Col span={12}><ChangeHistory objectId={product.id} /></Grid.Col>
      </Grid>
      <Outlet />
    </>
  );
}

function ProductSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <Skeleton height={30} width={260} />
      <Skeleton height={14} width="55%" />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}><TableSkeleton rows={4} /></Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}><Skeleton height={260} radius="lg" /></Grid.Col>
      </Grid>
    </Stack>
  );
}
