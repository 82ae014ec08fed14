import { Badge, Card, Code, DataList, Group, Text, Title } from '@mantine/core';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { OpenInStripe } from '../../components/external-link.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';

export const StripeCardFragment = graphql(`
  fragment StripeCard_connection on StripeConnection {
    configured
    simulator
    mode
    accountId
    apiVersion
    dashboardUrl
    webhookUrl
    webhookConfigured
    lastEventReceivedAt
  }
`);

/** Which Stripe account this console works with, and where Stripe sends its events. */
export function StripeCard({ connection: masked }: { connection: FragmentType<typeof StripeCardFragment> }) {
  const connection = readFragment(StripeCardFragment, masked);
  return (
    <Card component="section" aria-labelledby="stripe" h="100%">
      <Group justify="space-between" mb="sm">
        <Group gap="sm">
          <Title order={2} id="stripe">Stripe connection</Title>
          {connection.configured && !connection.simulator && (
            <Badge tt="none" variant="light" color={connection.mode === 'LIVE' ? 'red' : 'orange'}>{connection.mode === 'LIVE' ? 'Live mode' : 'Test mode'}</Badge>
          )}
          {connection.simulator && <Badge tt="none" variant="light">Simulator</Badge>}
        </Group>
        {connection.dashboardUrl && <OpenInStripe href={connection.dashboardUrl} size="xs" />}
      </Group>
      {!connection.configured && (
        <Text size="sm" mb="md">
          No Stripe key is set. Start the console with <Code>--stripe-api-key-file</Code> or <Code>STRIPE_API_KEY_FILE</Code>; everything that waits is pushed then.
        </Text>
      )}
      <DataList size="sm" gap={10} labelWidth="150px">
        <Detail label="Account">{connection.accountId && <CopyValue value={connection.accountId} what="account" />}</Detail>
        <Detail label="API version"><Code>{connection.apiVersion}</Code></Detail>
        <Detail label="Webhook address"><CopyValue value={connection.webhookUrl} what="webhook address" /></Detail>
        <Detail label="Webhook secret">{connection.webhookConfigured ? 'Set' : 'Not set: events from Stripe are refused.'}</Detail>
        <Detail label="Last event received">{connection.lastEventReceivedAt ? <RelativeTime at={connection.lastEventReceivedAt} /> : 'None yet'}</Detail>
      </DataList>
    </Card>
  );
}
