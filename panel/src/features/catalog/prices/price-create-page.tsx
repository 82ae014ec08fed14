import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrencies, type Currency } from '../../../lib/forms/use-currencies.ts';
import { useMadeOnce } from '../../../lib/forms/use-made-once.ts';
import { CreatePrice } from './operations.ts';
import { formToNewPrice, newPrice, type PriceFormValues } from './price-form-values.ts';
import { PriceForm } from './price-form.tsx';

const PriceCreateQuery = graphql(`
  query PriceCreate($productId: ID!) {
    product(id: $productId) {
      id
      name
      prices {
        id
        currency
      }
    }
  }
`);

/** A new price of a product. */
export function PriceCreatePage() {
  const { productId = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(PriceCreateQuery, { variables: { productId } });
  const known = useCurrencies();
  const [lastCurrency, setLastCurrency] = useLocalStorage({ key: 'member-console-currency', defaultValue: 'eur', getInitialValueInEffect: false });
  const [createPrice] = useMutation(CreatePrice);
  const madeOnce = useMadeOnce();
  const product = data?.product;

  async function save(values: PriceFormValues, currency: Currency, leave: () => void): Promise<void> {
    const { data: answer } = await madeOnce(formToNewPrice(values, productId, currency), (input) => createPrice({ variables: { input } }));
    setLastCurrency(currency.code);
    leave();
    notifications.show({ color: 'teal', message: `“${answer?.createPrice.price.summary ?? 'The price'}” is made.` });
    await navigate(paths.product(productId));
  }

  if (error && !data) return <Failure what="The product" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (known.error !== undefined) return <Failure what="The currencies" error={known.error} onRetry={known.reload} />;
  if (!data || known.currencies.length === 0) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
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
      <PageHeading title="New price" above={above} />
      <PriceForm
        key={product.id} productName={product.name} initialValues={newPrice(product.prices.at(-1)?.currency ?? lastCurrency)} withLookupKey
        submitLabel="Create price" cancelTo={paths.product(product.id)} operation="createPrice" onSave={save}
      />
    </>
  );
}
