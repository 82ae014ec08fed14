import { Anchor, Card, DataList, Grid, Stack, Text, Title } from '@mantine/core';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { ExternalLink } from '../../components/external-link.tsx';
import { MetadataList } from '../../components/metadata-list.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';

export const MemberDetailsFragment = graphql(`
  fragment MemberDetails_member on Member {
    id
    kind
    email
    externalId
    metadata
    createdAt
    updatedAt
    archivedAt
    customer {
      id
    }
    customers {
      id
      dashboardUrl
      pending
      lastError
    }
  }
`);

/** Who a member is and under which ids it is known. */
export function MemberDetails({ member: masked }: { member: FragmentType<typeof MemberDetailsFragment> }) {
  const member = readFragment(MemberDetailsFragment, masked);
  const hasMetadata = Object.keys(member.metadata).length > 0;
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Card component="section" aria-labelledby="details">
          <Title order={2} id="details" mb="sm">Details</Title>
          <DataList size="sm" gap={10} labelWidth="112px">
            <Detail label="E-mail">{member.email && <Anchor href={`mailto:${encodeURI(member.email)}`} size="sm">{member.email}</Anchor>}</Detail>
            <Detail label="Kind">{member.kind === 'PERSON' ? 'Person' : 'Organization'}</Detail>
            <Detail label="External ID">{member.externalId && <CopyValue value={member.externalId} what="external ID" />}</Detail>
            <Detail label="ID"><CopyValue value={member.id} what="ID" /></Detail>
            <Detail label={member.customers.length > 1 ? 'Customers' : 'Customer'}>
              {member.customers.length > 0 && (
                <Stack gap={4}>
                  {member.customers.map(({ id, dashboardUrl, pending, lastError }) => (
                    <div key={id}>
                      <ExternalLink href={dashboardUrl} size="sm">{id}</ExternalLink>
                      {member.customers.length > 1 && id === member.customer?.id && <Text size="xs" c="dimmed">Checkout links charge this one.</Text>}
                      {lastError
                        ? <Text size="xs" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>The last change did not reach it: {lastError}</Text>
                        : pending && <Text size="xs" c="dimmed">A change is on its way to it.</Text>}
                    </div>
                  ))}
                </Stack>
              )}
            </Detail>
            <Detail label="Created"><RelativeTime at={member.createdAt} /></Detail>
            <Detail label="Updated"><RelativeTime at={member.updatedAt} /></Detail>
            {member.archivedAt && <Detail label="Archived"><RelativeTime at={member.archivedAt} /></Detail>}
          </DataList>
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Card component="section" aria-labelledby="metadata">
          <Title order={2} id="metadata" mb="sm">Metadata</Title>
          {hasMetadata ? <MetadataList metadata={member.metadata} /> : <Text size="sm" c="dimmed">None. Keys and values of your own go here, with Edit or over the API.</Text>}
        </Card>
      </Grid.Col>
    </Grid>
  );
}
