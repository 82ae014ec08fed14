import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { CodeBlock } from '../../components/code-block.tsx';
import { Failure } from '../../components/failure.tsx';
import { graphql } from '../../gql/gql.ts';
import { prettyJson } from '../../lib/words/pretty-json.ts';

const EventPayloadQuery = graphql(`
  query EventPayload($id: ID!) {
    stripeEvent(id: $id) {
      id
      payload
    }
  }
`);

/** The body of an event. Asked for apart and once: it never changes, and it can be a megabyte. */
export function EventPayload({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(EventPayloadQuery, { variables: { id }, fetchPolicy: 'cache-first' });
  if (error && !data) return <Failure what="The payload" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data?.stripeEvent) return <Skeleton height={320} radius="md" aria-busy="true" />;
  return <CodeBlock title="Payload" text={prettyJson(data.stripeEvent.payload)} />;
}
