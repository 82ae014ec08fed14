import { useMutation } from '@apollo/client/react';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { Failure } from '../../components/failure.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { browserName } from './browser-name.ts';

const SessionsQuery = graphql(`
  query Sessions {
    sessions {
      id
      current
      ipAddress
      userAgent
      createdAt
      expiresAt
    }
  }
`);

const RevokeSession = graphql(`
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id) {
      sessionId
    }
  }
`);

const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere($keepThis: Boolean!) {
    signOutEverywhere(keepThis: $keepThis) {
      ended
    }
  }
`);

/** The browsers in which the operator is signed in, each with a way to end it. */
export function SessionsCard() {
  const { data, error, reload } = useLiveQuery(SessionsQuery, {}, { every: 5000 });
  const [revokeSession] = useMutation(RevokeSession, { refetchQueries: 'active' });
  const [signOutEverywhere, { loading }] = useMutation(SignOutEverywhere);
  const others = data?.sessions.filter((session) => !session.current).length ?? 0;

  async function end(keepThis: boolean): Promise<void> {
    const done = await runChange(() => signOutEverywhere({ variables: { keepThis } }), { done: keepThis ? 'Your other browsers are signed out.' : 'You are signed out everywhere.', failed: 'Not signed out' });
    if (done && !keepThis) window.location.assign(paths.signIn());
    else reload();
  }

  function askEverywhere(): void {
    modals.openConfirmModal({
      title: 'Sign out everywhere?',
      children: <Text size="sm">All your browsers are signed out at once, this one too.</Text>,
      labels: { confirm: 'Sign out everywhere', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void end(false),
    });
  }

  return (
    <Card component="section" aria-labelledby="sessions">
      <Group justify="space-between" mb="md">
        <Title order={2} id="sessions">Where you are signed in</Title>
        <Group gap="xs">
          {others > 0 && <Button size="xs" variant="default" loading={loading} onClick={() => void end(true)}>Sign out the others</Button>}
          <Button size="xs" variant="default" onClick={askEverywhere}>Sign out everywhere…</Button>
        </Group>
      </Group>
      {error !== undefined && <Failure what="Your sessions" error={error} onRetry={reload} />}
      {error === undefined && !data && <TableSkeleton rows={2} />}
      <Stack gap="sm">
        {data?.sessions.map((session) => (
          <Group key={session.id} justify="space-between" wrap="nowrap" data-testid="session-row">
            <Group gap="sm" wrap="nowrap">
              <IconDeviceLaptop size={22} stroke={1.6} style={{ flex: 'none' }} aria-hidden="true" />
              <div>
                <Group gap={8}><Text size="sm" fw={600}>{browserName(session.userAgent)}</Text>{session.current && <Badge variant="light" size="sm" tt="none">This one</Badge>}</Group>
                <Text size="xs" c="dimmed">Signed in <RelativeTime at={session.createdAt} />{session.ipAddress && ` from ${session.ipAddress}`}</Text>
              </div>
            </Group>
            {!session.current && (
              <Button
                size="xs" variant="default" style={{ flex: 'none' }} aria-label={`Sign out ${browserName(session.userAgent)}`}
                onClick={() => void runChange(() => revokeSession({ variables: { id: session.id } }), { done: 'The browser is signed out.', failed: 'Not signed out' })}
              >
                Sign out
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
