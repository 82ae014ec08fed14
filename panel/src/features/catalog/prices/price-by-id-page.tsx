import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { Navigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { graphql } from '../../../gql/gql.ts';
import { paths } from '../../../lib/paths.ts';

const PriceByIdQuery = graphql(`
  query PriceById($id: ID!) {
    price(id: $id) {
      id
      product {
        id
      }
    }
  }
`);

/** Leads from a price's id alone to its place on its product's page. */
export function PriceByIdPage() {
  const { priceId = '' } = useParams();
  const { data, error } = useQuery(PriceByIdQuery, { variables: { id: priceId } });
  if (error) return <Failure what="The price" error={error} />;
  if (!data) return <Skeleton height={360} radius="lg" aria-busy="true" />;
  if (!data.price) return <NotThere title="There is no such price" description="The address may be mistyped." />;
  return <Navigate to={paths.price(data.price.product.id, data.price.id)} replace />;
}
