import { Grid, Skeleton, Stack } from '@mantine/core';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { DeadEvents } from './dead-events.tsx';
import { GettingStarted } from './getting-started.tsx';
import { RecentProducts } from './recent-products.tsx';
import { StripeCard } from './stripe-card.tsx';
import { SyncNumbers } from './sync-numbers.tsx';
import { UnrecognizedObjects } from './unrecognized-objects.tsx';

const HomeQuery = graphql(`
  query Home {
    ...SyncNumbers_query
    allProducts: products(limit: 1) {
      totalCount
    }
    recentProducts: products(filter: { active: true }, sort: { field: UPDATED_AT, direction: DESC }, limit: 5) {
      items {
        id
        ...RecentProducts_product
      }
    }
    allPrices: prices(limit: 1) {
      totalCount
    }
    stripeConnection {
      configured
      ...StripeCard_connection
    }
    deadEvents: stripeEvents(filter: { status: DEAD }, limit: 3) {
      items {
        id
      }
      ...DeadEvents_list
    }
    unrecognizedStripeObjects(limit: 5) {
      totalCount
      ...UnrecognizedObjects_list
    }
  }
`);

/** How the catalog stands with Stripe, and what needs a person. */
export function HomePage() {
  const { data, error, reload } = useLiveQuery(HomeQuery, {});
  return (
    <>
      <PageHeading title="Home" />
      {error !== undefined && <Failure what="The summary" error={error} onRetry={reload} />}
      {error === undefined && !data && <HomeSkeleton />}
      {data && (
        <Stack gap="lg">
          {data.deadEvents.items.length > 0 && <DeadEvents list={data.deadEvents} />}
          {data.allPrices.totalCount === 0 && <GettingStarted products={data.allProducts.totalCount} stripeConfigured={data.stripeConnection.configured} />}
          {data.allProducts.totalCount > 0 && <SyncNumbers data={data} canPush={data.stripeConnection.configured} />}
          <Grid gap="lg">
            {data.recentProducts.items.length > 0 && (
              <Grid.Col span={{ base: 12, md: 6 }}><RecentProducts products={data.recentProducts.items} /></Grid.Col>
            )}
            <Grid.Col span={{ base: 12, md: data.recentProducts.items.length > 0 ? 6 : 12 }}><StripeCard connection={data.stripeConnection} /></Grid.Col>
          </Grid>
          {data.unrecognizedStripeObjects.totalCount > 0 && <UnrecognizedObjects list={data.unrecognizedStripeObjects} />}
        </Stack>
      )}
    </>
  );
}

function HomeSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <Skeleton height={124} radius="lg" />
      <Skeleton height={220} radius="lg" />
    </Stack>
  );
}
