import { Accordion, Code, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { valueText } from '../../lib/words/entitlement-text.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import classes from './access-item.module.css';
import { AccessSources } from './access-sources.tsx';

export const AccessItemFragment = graphql(`
  fragment AccessItem_access on Access {
    featureKey
    granted
    limit
    unlimited
    text
    validUntil
    feature {
      id
      key
      name
      kind
      unit
    }
    ...AccessSources_access
  }
`);

/** One feature with the answer; opened, it says why. */
export function AccessItem({ access: masked }: { access: FragmentType<typeof AccessItemFragment> }) {
  const access = readFragment(AccessItemFragment, masked);
  const { feature } = access;
  const Icon = access.granted ? IconCircleCheck : IconCircleMinus;
  return (
    <Accordion.Item value={feature.key} data-testid="access-item" data-granted={access.granted}>
      <Accordion.Control>
        <div className={classes.line}>
          <Group gap={8} wrap="nowrap" className={classes.name}>
            <Icon size={18} stroke={2} className={classes.mark} data-granted={access.granted || undefined} aria-hidden="true" />
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{feature.name}</Text>
              <Code fz="0.7rem">{feature.key}</Code>
            </div>
          </Group>
          <Text size="sm" fw={600} c={access.granted ? undefined : 'dimmed'} className={classes.value} data-testid="access-value">{valueText(feature.kind, access, feature.unit)}</Text>
          <Text size="xs" c="dimmed" className={classes.until}>{access.validUntil && `until ${absoluteTime(new Date(access.validUntil))}`}</Text>
        </div>
      </Accordion.Control>
      <Accordion.Panel><AccessSources access={access} /></Accordion.Panel>
    </Accordion.Item>
  );
}
