import type { GraphiQLProps } from 'graphiql';

/** Asks this console, as the operator who is signed in: the session cookie goes along because the origin is the same. */
export const fetchGraphql: GraphiQLProps['fetcher'] = async (request) => {
  const response = await fetch('/graphql', {
    method: 'POST', credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify(request),
  });
  return await response.json();
};
