import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { catchError, defer, mergeMap, of, tap, throwError } from 'rxjs';
import { sessionEnded } from '../session/auth.ts';
import { reportRefreshed, reportRefreshFailed } from './connection.ts';
import { isAnswer, isUnauthenticated } from './errors.ts';

/** Counts the changes this panel made, so that a query can tell whether one happened while it was under way. */
let changesMade = 0;

/**
 * A poll that left before a change was saved and comes back after it would put the old state back on the screen for a
 * moment. Such an answer is thrown away and asked for again.
 */
const freshReads = new ApolloLink((operation, forward) => {
  if (operation.operationType !== OperationTypeNode.QUERY) {
    return forward(operation).pipe(tap({ next: () => changesMade++ }));
  }
  return defer(() => {
    const before = changesMade;
    return forward(operation).pipe(mergeMap((result) => (before === changesMade ? of(result) : forward(operation))));
  });
});

/** Tells the shell when refreshing fails, and when the session is over. */
const watchFailures = new ApolloLink((operation, forward) => {
  const isQuery = operation.operationType === OperationTypeNode.QUERY;
  return forward(operation).pipe(
    tap((result) => {
      const codes = result.errors?.map((error) => error.extensions?.code) ?? [];
      if (codes.includes('UNAUTHENTICATED')) sessionEnded.set(true);
      else if (isQuery && codes.every(isAnswer)) reportRefreshed();
      else if (isQuery && !result.data) reportRefreshFailed();
    }),
    catchError((error: unknown) => {
      if (isUnauthenticated(error)) sessionEnded.set(true);
      else if (isQuery) reportRefreshFailed();
      return throwError(() => error);
    }),
  );
});

/** The panel's only way to the API. The session cookie goes along because the origin is the same. */
export const apolloClient = new ApolloClient({
  link: ApolloLink.from([
    freshReads,
    watchFailures,
    new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } }),
  ]),
  cache: new InMemoryCache({
    typePolicies: {
      // One whole, replaced together: an object without an id of its own.
      Product: { fields: { sync: { merge: true }, metadata: { merge: false }, entitlementSets: { merge: false } } },
      Price: { fields: { sync: { merge: true }, metadata: { merge: false } } },
      Member: { fields: { metadata: { merge: false }, access: { merge: false } } },
      // Rules are replaced together, and a product gives what it gives now.
      EntitlementSet: { fields: { rules: { merge: false }, products: { merge: false } } },
      Query: { fields: { syncSummary: { merge: true }, stripeConnection: { merge: true } } },
    },
  }),
  devtools: { enabled: import.meta.env.DEV },
});
