import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { graphql } from '../../../gql/gql.ts';
import type { CreateProductInput, ProductEditQuery as Loaded } from '../../../gql/graphql.ts';
import { paths } from '../../../lib/paths.ts';
import { useSeen } from '../../../lib/graphql/use-seen.ts';
import { UpdateProduct } from './operations.ts';
import { ProductForm } from './product-form.tsx';
import { describeProduct, productToForm } from './product-form-values.ts';

const ProductEditQuery = graphql(`
  query ProductEdit($id: ID!) {
    product(id: $id) {
      id
      version
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

type EditedProduct = NonNullable<Loaded['product']>;

/** Editing a product. Starts from what the server has now; later changes by others do not touch what is being typed. */
export function ProductEditPage() {
  const { productId = '' } = useParams();
  const { data, error, refetch } = useQuery(ProductEditQuery, { variables: { id: productId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });

  if (error && !data) return <Failure what="The product" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  if (!data.product) {
    return (
      <NotThere title="There is no such product" description="The address may be mistyped.">
        <Button component={Link} to={paths.products()}>All products</Button>
      </NotThere>
    );
  }
  return <ProductEditor key={data.product.id} product={data.product} />;
}

function ProductEditor({ product }: { product: EditedProduct }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [updateProduct] = useMutation(UpdateProduct);
  const { seen, conflict, saving, settle } = useSeen(product, load, (one) => describeProduct(productToForm(one)));

  async function load(): Promise<EditedProduct> {
    const { data } = await client.query({ query: ProductEditQuery, variables: { id: product.id }, fetchPolicy: 'network-only' });
    return data?.product ?? product;
  }

  async function save(input: CreateProductInput, leave: () => void): Promise<void> {
    await saving(async ({ version }) => {
      await updateProduct({ variables: { input: { id: product.id, version, ...input } } });
      leave();
      notifications.show({ color: 'teal', message: `${input.name} is saved.` });
      await navigate(paths.product(product.id));
    });
  }

  const above = [{ label: 'Products', to: paths.products() }, { label: product.name, to: paths.product(product.id) }];
  return (
    <>
      <PageHeading title={`Edit ${product.name}`} above={above} takesFocus={false} />
      <ProductForm
        initialValues={productToForm(product)} submitLabel="Save changes" cancelTo={paths.product(product.id)} operation="updateProduct" onSave={save}
        conflict={conflict && { changes: conflict, theirs: productToForm(seen), onTaken: settle }}
      />
    </>
  );
}
