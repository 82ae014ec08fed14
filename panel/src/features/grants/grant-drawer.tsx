import { Anchor, Button, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { IconBan, IconPencil } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { ChangeHistory } from '../../components/change-history.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { DetailDrawer } from '../../components/detail-drawer.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { GrantBadge } from '../../components/grant-badge.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { GrantActorKind } from '../../gql/graphql.ts';
import { paths } from '../../lib/paths.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { ChangeGrantFragment, openChangeGrant } from './change-grant.tsx';
import { openRevokeGrant } from './revoke-grant.tsx';

const GrantDrawerQuery = graphql(`
  query GrantDrawer($id: ID!) {
    grant(id: $id) {
      id
      quantity
      state
      startsAt
      endsAt
      reason
      note
      createdAt
      revokedAt
      revokeReason
      grantedBy {
        id
        kind
        name
      }
      revokedBy {
        id
        kind
        name
      }
      member {
        id
        name
      }
      entitlementSet {
        id
        name
      }
      ...GrantBadge_grant
      ...ChangeGrant_grant
    }
  }
`);

/** Everything of one grant, over the list; it has an address of its own. */
export function GrantDrawer() {
  const { grantId = '' } = useParams();
  return <DetailDrawer title="Grant"><GrantById key={grantId} id={grantId} /></DetailDrawer>;
}

function GrantById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(GrantDrawerQuery, { id });
  const grant = data?.grant;
  const changeable = readFragment(ChangeGrantFragment, grant);

  if (error !== undefined) return <Failure what="The grant" error={error} onRetry={reload} />;
  if (!data) return <DrawerSkeleton />;
  if (!grant || !changeable) return <NotThere title="There is no such grant" description="The address may be mistyped." />;
  const over = grant.state === 'ENDED' || grant.state === 'REVOKED';
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={4}>
          <Title order={2} fz="1.35rem" style={{ overflowWrap: 'anywhere' }}>{grant.entitlementSet.name}{grant.quantity !== 1 && ` × ${grant.quantity}`}</Title>
          <GrantBadge grant={grant} />
        </Group>
        <Text size="sm" c="dimmed">For <Anchor component={Link} to={paths.member(grant.member.id)} inherit>{grant.member.name}</Anchor></Text>
        {!over && (
          <Group gap="xs" mt="md">
            <Permitted operation="updateGrant">
              <Button size="xs" variant="default" onClick={() => openChangeGrant(changeable)} leftSection={<IconPencil size={15} stroke={1.8} />}>Extend or change…</Button>
            </Permitted>
            <Permitted operation="revokeGrant">
              <Button
                size="xs" variant="default" leftSection={<IconBan size={15} stroke={1.8} />}
                onClick={() => openRevokeGrant({ id: grant.id, memberName: grant.member.name, setName: grant.entitlementSet.name })}
              >
                Revoke…
              </Button>
            </Permitted>
          </Group>
        )}
      </div>
      <DataList size="sm" gap={10} labelWidth="132px">
        <Detail label="Reason">{grant.reason}</Detail>
        <Detail label="Note">{grant.note && <span style={{ whiteSpace: 'pre-line' }}>{grant.note}</span>}</Detail>
        <Detail label="Entitlement set"><Anchor component={Link} to={paths.entitlementSet(grant.entitlementSet.id)} size="sm">{grant.entitlementSet.name}</Anchor></Detail>
        <Detail label="Starts">{absoluteTime(new Date(grant.startsAt))}</Detail>
        <Detail label="Ends">{grant.endsAt ? absoluteTime(new Date(grant.endsAt)) : 'Open: it stays until it is revoked'}</Detail>
        <Detail label="Quantity">{grant.quantity}</Detail>
        <Detail label="Given"><RelativeTime at={grant.createdAt} /> by {actorName(grant.grantedBy)}</Detail>
        {grant.revokedAt && <Detail label="Revoked"><RelativeTime at={grant.revokedAt} />{grant.revokedBy && ` by ${actorName(grant.revokedBy)}`}</Detail>}
        {grant.revokeReason && <Detail label="Revoked because">{grant.revokeReason}</Detail>}
        <Detail label="ID"><CopyValue value={grant.id} what="ID" /></Detail>
      </DataList>
      <ChangeHistory objectId={grant.id} />
    </Stack>
  );
}

const kinds: Record<GrantActorKind, string> = { OPERATOR: 'an operator', API_KEY: 'an application', SYSTEM: 'the console', STRIPE_EVENT: 'an event of Stripe' };

function actorName({ kind, name }: { kind: GrantActorKind; name?: string | null }): string {
  return name ?? kinds[kind];
}
