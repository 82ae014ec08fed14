import { Alert, Stack, Text } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import classes from '../../components/sync-notice.module.css';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';

export const ChangedOutsideFragment = graphql(`
  fragment ChangedOutside_subscription on Subscription {
    id
    changedOutside {
      field
      ours
      stripes
      since
      remedy
    }
  }
`);

const fields: Record<string, string> = { price: 'Price', quantity: 'Quantity', items: 'Prices', cancelAtPeriodEnd: 'Ends with its period' };

/** Says what somebody changed in Stripe itself, and who should do what. Nothing when all is as it was asked for. */
export function ChangedOutside({ subscription: masked }: { subscription: FragmentType<typeof ChangedOutsideFragment> }) {
  const { changedOutside } = readFragment(ChangedOutsideFragment, masked);
  if (changedOutside.length === 0) return null;
  return (
    <Alert className={classes.notice} color="orange" variant="light" icon={<IconArrowsDiff size={20} />} title="Changed outside the console">
      <Stack gap="sm">
        {changedOutside.map((drift) => (
          <div key={drift.field}>
            <Text size="sm" fw={600}>{fields[drift.field] ?? drift.field}</Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              The console asked for {shown(drift.ours)}; Stripe has {shown(drift.stripes)}, seen <RelativeTime at={drift.since} />.
            </Text>
            <Text size="sm">{drift.remedy}</Text>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}

function shown(value: string | null | undefined): string {
  if (value === 'true') return 'yes';
  if (value === 'false') return 'no';
  return value ?? 'nothing';
}
