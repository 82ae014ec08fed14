import { useMutation } from '@apollo/client/react';
import { Alert, Badge, Button, Card, Group, Progress, SimpleGrid, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle, IconArrowsDiff } from '@tabler/icons-react';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { StartReconcile } from './operations.ts';
import { kindWords, progress, reasonWords, statusWords } from './reconcile-text.ts';

export const ReconcileCardFragment = graphql(`
  fragment ReconcileCard_run on ReconcileRun {
    id
    reason
    status
    startedAt
    finishedAt
    error
    steps {
      kind
      listed
      differing
      startedAt
      doneAt
    }
  }
`);

/** The comparison with Stripe that runs, or the last one, and the button for another. */
export function ReconcileCard({ run: masked }: { run: FragmentType<typeof ReconcileCardFragment> | null | undefined }) {
  const run = readFragment(ReconcileCardFragment, masked);
  const [startReconcile, { loading }] = useMutation(StartReconcile, { refetchQueries: 'active' });
  const running = run?.status === 'RUNNING';
  const words = run && statusWords[run.status];

  async function start(acceptVanished: boolean): Promise<void> {
    await runChange(() => startReconcile({ variables: { acceptVanished } }), { done: 'Everything is being compared with Stripe.', failed: 'Not started' });
  }

  function askAboutVanished(): void {
    modals.openConfirmModal({
      title: 'Is it right that so much is gone?',
      children: <Text size="sm">{run?.error} When the objects were deleted in Stripe on purpose, the console follows and counts them as deleted.</Text>,
      labels: { confirm: 'Yes, they are gone', cancel: 'Cancel' },
      confirmProps: { color: 'red.8' },
      onConfirm: () => void start(true),
    });
  }

  return (
    <Card component="section" aria-labelledby="reconcile">
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="sm">
            <Title order={2} id="reconcile">Comparison with Stripe</Title>
            {words && <Badge variant="light" color={words.color} tt="none">{words.label}</Badge>}
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {run
              ? <>Began <RelativeTime at={run.startedAt} /> {reasonWords[run.reason]}{run.finishedAt && <>, ended <RelativeTime at={run.finishedAt} /></>}.</>
              : 'There was none yet.'}
          </Text>
        </div>
        <Group gap="xs">
          {run?.status === 'STOPPED' && <Permitted operation="startReconcile"><Button variant="default" onClick={askAboutVanished}>Accept what is gone…</Button></Permitted>}
          <Permitted operation="startReconcile">
            <Button variant="default" loading={loading} disabled={running} onClick={() => void start(false)} leftSection={<IconArrowsDiff size={16} stroke={1.8} />}>Compare now</Button>
          </Permitted>
        </Group>
      </Group>
      {running && <Progress value={progress(run.steps)} mt="md" animated aria-label="Progress of the comparison" />}
      {run?.error && <Alert color="orange" variant="light" mt="md" icon={<IconAlertTriangle size={18} />}>{run.error}</Alert>}
      {run && (
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} mt="md" spacing="sm">
          {run.steps.map((step) => (
            <div key={step.kind}>
              <Text size="sm" fw={550}>{kindWords(step.kind)}</Text>
              <Text size="xs" c="dimmed">
                {step.startedAt ? `${step.listed.toLocaleString('en')} looked at` : 'Waits'}
                {step.differing > 0 && <Text span inherit c="var(--warning-text)" fw={600}>, {step.differing.toLocaleString('en')} differed</Text>}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      )}
    </Card>
  );
}
