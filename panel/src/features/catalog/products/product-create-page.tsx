import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { PageHeading } from '../../../components/page-heading.tsx';
import type { CreateProductInput } from '../../../gql/graphql.ts';
import { useMadeOnce } from '../../../lib/forms/use-made-once.ts';
import { paths } from '../../../lib/paths.ts';
import { CreateProduct } from './operations.ts';
import { ProductForm } from './product-form.tsx';
import { emptyProduct } from './product-form-values.ts';

/** A new product. */
export function ProductCreatePage() {
  const navigate = useNavigate();
  const [createProduct] = useMutation(CreateProduct);
  const madeOnce = useMadeOnce();

  async function save(values: CreateProductInput, leave: () => void): Promise<void> {
    const { data } = await madeOnce(values, (input) => createProduct({ variables: { input } }));
    const product = data?.createProduct.product;
    if (!product) throw new Error('The answer has no product.');
    leave();
    notifications.show({ color: 'teal', message: `${product.name} is made. Add its first price.` });
    await navigate(paths.product(product.id));
  }

  return (
    <>
      <PageHeading title="New product" above={[{ label: 'Products', to: paths.products() }]} takesFocus={false} />
      <ProductForm initialValues={emptyProduct} submitLabel="Create product" cancelTo={paths.products()} operation="createProduct" onSave={save} />
    </>
  );
}
