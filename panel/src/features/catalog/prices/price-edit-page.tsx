import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { graphql } from '../../../gql/gql.ts';
import type { PriceEditQuery as Loaded, UpdatePriceInput } from '../../../gql/graphql.ts';
import { paths } from '../../../lib/paths.ts';
import { useSeen } from '../../../lib/graphql/use-seen.ts';
import { UpdatePrice } from './operations.ts';
import { PriceEditForm } from './price-edit-form.tsx';
import { describePrice, priceToEdit } from './price-edit-values.ts';

const PriceEditQuery = graphql(`
  query PriceEdit($id: ID!) {
    price(id: $id) {
      id
      version
      summary
      active
      product {
        id
        name
      }
      replacedBy {
        id
      }
      nickname
      lookupKey
      taxBehavior
      metadata
    }
  }
`);

type EditedPrice = NonNullable<Loaded['price']>;

/** Editing what Stripe lets change on a price. */
export function PriceEditPage() {
  const { productId = '', priceId = '' } = useParams();
  const { data, error, refetch } = useQuery(PriceEditQuery, { variables: { id: priceId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });

  if (error && !data) return <Failure what="The price" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={320} radius="lg" maw={720} aria-busy="true" />;
  if (!data.price) {
    return (
      <NotThere title="There is no such price" description="The address may be mistyped.">
        <Button component={Link} to={paths.product(productId)}>Go to the product</Button>
      </NotThere>
    );
  }
  return <PriceEditor key={data.price.id} price={data.price} />;
}

function PriceEditor({ price }: { price: EditedPrice }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [updatePrice] = useMutation(UpdatePrice);
  const { seen, conflict, saving, settle } = useSeen(price, load, (one) => describePrice(priceToEdit(one)));
  const productPath = paths.product(price.product.id);

  async function load(): Promise<EditedPrice> {
    const { data } = await client.query({ query: PriceEditQuery, variables: { id: price.id }, fetchPolicy: 'network-only' });
    return data?.price ?? price;
  }

  async function save(changes: Omit<UpdatePriceInput, 'id'>, leave: () => void): Promise<void> {
    await saving(async ({ version }) => {
      await updatePrice({ variables: { input: { id: price.id, version, ...changes } } });
      leave();
      notifications.show({ color: 'teal', message: 'The price is saved.' });
      await navigate(productPath);
    });
  }

  const above = [{ label: 'Products', to: paths.products() }, { label: price.product.name, to: productPath }];
  return (
    <>
      <PageHeading title={`Edit “${price.summary}”`} above={above} takesFocus={false} />
      <PriceEditForm
        price={seen} wasReplaced={seen.replacedBy != null} cancelTo={productPath} onSave={save} replaceAt={seen.active ? paths.replacePrice(price.product.id, price.id) : null}
        conflict={conflict && { changes: conflict, theirs: priceToEdit(seen), onTaken: settle }}
      />
    </>
  );
}
