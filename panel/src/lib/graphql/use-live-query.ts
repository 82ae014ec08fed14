import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { isAnswer, toProblem } from './errors.ts';

/** Badges change within two seconds of what happened: this leaves half a second for the answer. */
const POLL_MILLISECONDS = 1500;

/** What a page that follows the server shows. */
export interface LiveQuery<TData> {
  /** The newest answer to the variables. Stays when a refresh fails in passing; see also `keep`. */
  data: TData | undefined;
  /** Why there is no answer to the variables. Of a refresh that failed in passing the shell's notice tells. */
  error: unknown;
  /** True while `data` still belongs to the variables before. */
  changing: boolean;
  /** Asks again now. Never rejects: the outcome is in `data` and `error`. */
  reload: () => void;
}

export interface LiveQueryOptions {
  /** Milliseconds from one question to the next. */
  every?: number;
  /** For lists, which dim it: until new variables are answered, `data` is the answer to those before. */
  keep?: boolean;
}

/** A query that asks again every second and a half while the page can be seen. */
export function useLiveQuery<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  { every = POLL_MILLISECONDS, keep = false }: LiveQueryOptions = {},
): LiveQuery<TData> {
  const options = {
    variables,
    pollInterval: every,
    skipPollAttempt: pageIsHidden,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  } as const;
  const result = useQuery<TData, TVariables>(document, options as useQuery.Options<TData, TVariables>);
  // Apollo drops its data when a refresh fails, and does not say to which variables its previous data belongs.
  const asked = JSON.stringify(variables);
  const [last, setLast] = useState<{ data: TData; asked: string }>();
  if (result.data !== undefined && (result.data !== last?.data || asked !== last.asked)) setLast({ data: result.data, asked });
  return {
    ...shown(result.data, result.error, last && { data: last.data, same: last.asked === asked }, keep),
    reload: () => {
      result.refetch().catch(() => undefined);
    },
  };
}

function shown<TData>(data: TData | undefined, error: unknown, last: { data: TData; same: boolean } | undefined, keep: boolean): Omit<LiveQuery<TData>, 'reload'> {
  if (error !== undefined) {
    const stays = last?.same === true && !isAnswer(toProblem(error).code);
    return stays ? { data: last.data, error: undefined, changing: false } : { data: undefined, error, changing: false };
  }
  if (data !== undefined) return { data, error: undefined, changing: false };
  const kept = last && (last.same || keep) ? last : undefined;
  return { data: kept?.data, error: undefined, changing: kept !== undefined && !kept.same };
}

function pageIsHidden(): boolean {
  return document.hidden;
}
