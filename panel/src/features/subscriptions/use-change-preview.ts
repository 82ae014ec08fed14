import { skipToken, useQuery } from '@apollo/client/react';
import type { ChangeSubscriptionInput, PreviewSubscriptionChangeQuery } from '../../gql/graphql.ts';
import { PreviewSubscriptionChange } from './operations.ts';

/** What a change costs, as far as it is known. */
export interface KnownPreview {
  /** What exactly the wanted change costs; undefined while Stripe is asked, and when it could not be told. */
  shown: PreviewSubscriptionChangeQuery['previewSubscriptionChange'] | undefined;
  /** Why it could not be told. */
  error: unknown;
  retry: () => void;
}

/**
 * Asks Stripe what a change costs.
 * @param wanted the change as the form has it now; null: none
 * @param settled what is asked for: the change as it was a moment ago, so that not each key stroke is a question
 */
export function useChangePreview(wanted: ChangeSubscriptionInput | null, settled: ChangeSubscriptionInput | null): KnownPreview {
  const { data, error, loading, refetch } = useQuery(PreviewSubscriptionChange, settled ? { variables: { input: settled }, fetchPolicy: 'no-cache' } : skipToken);
  const current = !loading && wanted !== null && JSON.stringify(wanted) === JSON.stringify(settled);
  return {
    shown: current && !error ? data?.previewSubscriptionChange : undefined,
    error: current ? error : undefined,
    retry: () => {
      refetch().catch(() => undefined);
    },
  };
}
