import { Badge } from '@mantine/core';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';

export const StripeModeMarkFragment = graphql(`
  fragment StripeModeMark_connection on StripeConnection {
    configured
    simulator
    mode
  }
`);

/** Which Stripe this console works with, always in sight: simulator, test, live or none. */
export function StripeModeMark({ connection: masked }: { connection: FragmentType<typeof StripeModeMarkFragment> }) {
  const connection = readFragment(StripeModeMarkFragment, masked);
  const [text, color] = describe(connection);
  return <Badge variant="light" color={color} radius="sm" tt="none" ml={8} fw={600}>{text}</Badge>;
}

function describe({ configured, simulator, mode }: { configured: boolean; simulator: boolean; mode?: string | null }): [string, string] {
  if (simulator) return ['Simulator', 'iris'];
  if (!configured) return ['Stripe not connected', 'orange'];
  return mode === 'LIVE' ? ['Live mode', 'red'] : ['Test mode', 'orange'];
}
