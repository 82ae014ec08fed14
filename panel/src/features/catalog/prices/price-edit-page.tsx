import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { graphql } from '../../../gql/gql.ts';
import type { UpdatePriceInput } from '../../../gql/graphql.ts';
import { paths } from '../../../lib/paths.ts';
import { UpdatePrice } from './operations.ts';
import { PriceEditForm } from './price-edit-form.tsx';

const PriceEditQuery = graphql(`
  query PriceEdit($id: ID!) {
    price(id: $id) {
      id
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

/** Editing what Stripe lets change on a price. */
export function PriceEditPage() {
  const { productId = '', priceId = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(PriceEditQuery, { variables: { id: priceId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const [updatePrice] = useMutation(UpdatePrice);
  const price = data?.price;

  async function save(changes: Omit<UpdatePriceInput, 'id'>, leave: () => void): Promise<void> {
    await updatePrice({ variables: { input: { id: priceId, ...changes } } });
    leave();
    notifications.show({ color: 'teal', message: 'The price is saved.' });
    await navigate(paths.product(productId));
  }

  if (error && !data) return <Failure what="The price" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={320} radius="lg" maw={720} aria-busy="true" />;
  if (!price) {
    return (
      <NotThere title="There is no such price" description="The address may be mistyped.">
        <Button component={Link} to={paths.product(productId)}>Go to the product</Button>
      </NotThere>
    );
  }
  const above = [{ label: 'Products', to: paths.products() }, { label: price.product.name, to: paths.product(productId) }];
  return (
    <>
      <PageHeading title={`Edit “${price.summary}”`} above={above} takesFocus={false} />
      <PriceEditForm
        key={price.id} price={price} wasReplaced={price.replacedBy != null} cancelTo={paths.product(productId)} onSave={save}
        replaceAt={price.active ? paths.replacePrice(productId, priceId) : null}
      />
    </>
  );
}
