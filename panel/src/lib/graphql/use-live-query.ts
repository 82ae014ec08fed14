import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

/** Badges change within two seconds of what happened: this leaves half a second for the answer. */
const POLL_MILLISECONDS = 1500;

/** What a page that follows the server shows. */
export interface LiveQuery<TData> {
  /** The newest answer. Kept when a refresh fails, and while new variables are being asked for (see `changing`). */
  data: TData | undefined;
  /** The failure of the first load; once there is data, the shell's notice tells of failed refreshes. */
  error: unknown;
  /** True while `data` still belongs to the variables before. */
  changing: boolean;
  /** Asks again now. Never rejects: the outcome is in `data` and `error`. */
  reload: () => void;
}

/** A query that asks again every second and a half while the page can be seen. */
export function useLiveQuery<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  { every = POLL_MILLISECONDS }: { every?: number } = {},
): LiveQuery<TData> {
  const options = {
    variables,
    pollInterval: every,
    skipPollAttempt: pageIsHidden,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  } as const;
  const result = useQuery<TData, TVariables>(document, options as useQuery.Options<TData, TVariables>);
  const previous = result.previousData;
  const current = result.data;
  const data = current ?? previous;
  return {
    data,
    error: data === undefined ? result.error : undefined,
    changing: current === undefined && previous !== undefined && result.error === undefined,
    reload: () => {
      result.refetch().catch(() => undefined);
    },
  };
}

function pageIsHidden(): boolean {
  return document.hidden;
}
