import { useMutation } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import type { CatalogKind } from '../../gql/graphql.ts';
import { runChange } from '../../lib/forms/run-change.ts';

const RetrySync = graphql(`
  mutation RetrySync($kind: CatalogKind!, $id: ID!) {
    retrySync(kind: $kind, id: $id) {
      kind
      id
      sync {
        ...SyncBadge_sync
      }
    }
  }
`);

/** Has a product or price pushed to Stripe now. */
export function useRetrySync(kind: CatalogKind): { retry: (id: string) => void; retrying: boolean } {
  const [retrySync, { loading }] = useMutation(RetrySync, { refetchQueries: 'active' });
  return {
    retry: (id) => {
      void runChange(() => retrySync({ variables: { kind, id } }), { done: 'On its way to Stripe again.', failed: 'Not retried' });
    },
    retrying: loading,
  };
}
