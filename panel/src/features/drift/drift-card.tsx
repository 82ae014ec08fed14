import { useMutation } from '@apollo/client/react';
import { Anchor, Badge, Button, Card, Group, Select, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from 'react-router';
import { DifferenceTable } from '../../components/difference-table.tsx';
import { OpenInStripe } from '../../components/external-link.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { DriftOutlook, DriftPolicy } from '../../gql/graphql.ts';
import { paths } from '../../lib/paths.ts';
import { useRights } from '../../lib/session/rights.ts';
import { runChange } from '../../lib/forms/run-change.ts';
import { RepairDrift, SetDriftPolicy } from './operations.ts';

export const DriftCardFragment = graphql(`
  fragment DriftCard_drift on Drift {
    id
    kind
    name
    productId
    dashboardUrl
    outlook
    policy
    policyOverride
    repairsLastHour
    since
    fields {
      field
      ours
      stripes
      seenAt
    }
  }
`);

const outlooks: Record<DriftOutlook, { label: string; color: string; meaning: string }> = {
  SHOWN: { label: 'Only shown', color: 'gray', meaning: 'It stays until somebody repairs it here or changes it back in Stripe.' },
  STOPPED: { label: 'Fought over', color: 'red', meaning: 'Something keeps changing it in Stripe, so the console has stopped repairing it. Find out what, then repair it.' },
  KEPT: { label: 'Not taken by Stripe', color: 'orange', meaning: 'Stripe did not take the last push of these fields. A repair tries it again.' },
};

const policies = [
  { value: 'SETTING', label: 'As the setting says' },
  { value: 'REPAIR', label: 'Repair by itself' },
  { value: 'REPORT', label: 'Only show' },
];

/** One object that Stripe has otherwise: field by field, ours beside Stripe's, and the ways to mend it. */
export function DriftCard({ drift: masked }: { drift: FragmentType<typeof DriftCardFragment> }) {
  const drift = readFragment(DriftCardFragment, masked);
  const { may } = useRights();
  const [repairDrift, repairing] = useMutation(RepairDrift, { refetchQueries: 'active' });
  const [setPolicy, setting] = useMutation(SetDriftPolicy, { refetchQueries: 'active' });
  const outlook = outlooks[drift.outlook];
  const page = drift.kind === 'PRODUCT' ? paths.product(drift.productId) : paths.price(drift.productId, drift.id);

  function choosePolicy(value: string | null): void {
    const policy: DriftPolicy | null = value === 'REPAIR' || value === 'REPORT' ? value : null;
    void runChange(() => setPolicy({ variables: { id: drift.id, policy } }), { done: `The policy of ${drift.name} is set.`, failed: 'Not set' });
  }

  return (
    <Card component="article" aria-label={drift.name} data-testid="drift-card">
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="sm">
            <Title order={2}><Anchor component={Link} to={page} inherit c="inherit">{drift.name}</Anchor></Title>
            <Badge variant="light" color={outlook.color} tt="none">{outlook.label}</Badge>
          </Group>
          <Text size="sm" c="dimmed" mt={4} maw="60ch">
            {drift.kind === 'PRODUCT' ? 'Product' : 'Price'}, differs since <RelativeTime at={drift.since} />. {outlook.meaning}
            {drift.repairsLastHour > 0 && ` Repaired ${drift.repairsLastHour === 1 ? 'once' : `${drift.repairsLastHour} times`} within the last hour.`}
          </Text>
        </div>
        <Group gap="xs">
          <OpenInStripe href={drift.dashboardUrl} size="xs" />
          <Permitted operation="repairDrift">
            <Button
              size="xs" loading={repairing.loading} leftSection={<IconRefresh size={15} stroke={1.9} />}
              onClick={() => void runChange(() => repairDrift({ variables: { id: drift.id } }), { done: `${drift.name} is on its way to Stripe.`, failed: 'Not repaired' })}
            >
              Repair
            </Button>
          </Permitted>
        </Group>
      </Group>
      <DifferenceTable fields={drift.fields} label={`Fields of ${drift.name} that differ`} />
      <Select
        label="When Stripe differs on this one" w={260} size="xs" allowDeselect={false} data={policies} value={drift.policyOverride ?? 'SETTING'} onChange={choosePolicy}
        disabled={setting.loading || !may('setDriftPolicy')} description={drift.policyOverride ? undefined : `The setting says: ${drift.policy === 'REPAIR' ? 'repair by itself' : 'only show'}.`}
      />
    </Card>
  );
}
