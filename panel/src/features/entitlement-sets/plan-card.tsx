import { Code, List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FeatureKind } from '../../gql/graphql.ts';
import { valueText, type EntitlementValue } from '../../lib/words/entitlement-text.ts';
import classes from './plan-card.module.css';

/** One line of a plan. */
export interface PlanLine {
  feature: { id: string; key: string; name: string; kind: FeatureKind; unit?: string | null };
  value: EntitlementValue;
}

export interface PlanCardProps {
  name: string;
  lines: readonly PlanLine[];
  /** Shown beside the name, such as a badge. */
  mark?: ReactNode;
}

/** An entitlement set as a member would read it on a page of plans. */
export function PlanCard({ name, lines, mark }: PlanCardProps) {
  return (
    <div className={classes.card} data-testid="plan-card">
      <div className={classes.head}>
        <Text fw={650} fz="lg" style={{ overflowWrap: 'anywhere' }}>{name || 'Unnamed'}</Text>
        {mark}
      </div>
      {lines.length === 0 && <Text size="sm" c="dimmed">It gives nothing yet.</Text>}
      <List spacing={8} size="sm" icon={<ThemeIcon size={20} radius="xl" variant="light" color="teal" mt={1}><IconCheck size={13} stroke={3} aria-hidden="true" /></ThemeIcon>}>
        {lines.map(({ feature, value }) => (
          <List.Item key={feature.id} styles={{ itemWrapper: { alignItems: 'flex-start' }, itemLabel: { overflowWrap: 'anywhere' } }}>
            {feature.kind === 'LIMIT' && <strong>{valueText(feature.kind, value, feature.unit)} </strong>}
            {feature.name}{feature.kind === 'TEXT' && <>: <strong>{valueText(feature.kind, value)}</strong></>} <Code fz="0.7rem">{feature.key}</Code>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
