import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { graphql } from '../../../gql/gql.ts';
import type { CreateProductInput } from '../../../gql/graphql.ts';
import { paths } from '../../../lib/paths.ts';
import { UpdateProduct } from './operations.ts';
import { ProductForm } from './product-form.tsx';
import { productToForm } from './product-form-values.ts';

const ProductEditQuery = graphql(`
  query ProductEdit($id: ID!) {
    product(id: $id) {
      id
      name
      description
      images
      unitLabel
      statementDescriptor
      taxCode
      url
      marketingFeatures
      metadata
    }
  }
`);

/** Editing a product. Starts from what the server has now; later changes by others do not touch what is being typed. */
export function ProductEditPage() {
  const { productId = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(ProductEditQuery, { variables: { id: productId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const [updateProduct] = useMutation(UpdateProduct);
  const product = data?.product;

  async function save(input: CreateProductInput, leave: () => void): Promise<void> {
    await updateProduct({ variables: { input: { id: productId, ...input } } });
    leave();
    notifications.show({ color: 'teal', message: `${input.name} is saved.` });
    await navigate(paths.product(productId));
  }

  if (error && !data) return <Failure what="The product" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  if (!product) {
    return (
      <NotThere title="There is no such product" description="The address may be mistyped.">
        <Button component={Link} to={paths.products()}>All products</Button>
      </NotThere>
    );
  }
  const above = [{ label: 'Products', to: paths.products() }, { label: product.name, to: paths.product(product.id) }];
  return (
    <>
      <PageHeading title={`Edit ${product.name}`} above={above} takesFocus={false} />
      <ProductForm key={product.id} initialValues={productToForm(product)} submitLabel="Save changes" cancelTo={paths.product(product.id)} operation="updateProduct" onSave={save} />
    </>
  );
}
