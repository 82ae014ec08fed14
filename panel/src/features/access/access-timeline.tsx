import { Button, Card, Group, SegmentedControl, Title } from '@mantine/core';
import { useState } from 'react';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { spanAround } from '../../lib/access-bars.ts';
import { absoluteDate } from '../../lib/words/time.ts';
import { useTextOfNow } from '../../lib/use-now.ts';
import { AccessBars } from './access-bars.tsx';
import classes from './access-timeline.module.css';

export const AccessTimelineFragment = graphql(`
  fragment AccessTimeline_feature on Feature {
    id
    key
    name
    kind
    unit
  }
`);

/** Features that are drawn before somebody asks for all: each is a question of its own. */
const FIRST = 12;

const spans = [{ value: '30', label: '30 days' }, { value: '90', label: '90 days' }, { value: '365', label: 'A year' }];

/** A picture of days needs no seconds. */
function minute(now: Date): string {
  return `${now.toISOString().slice(0, 16)}Z`;
}

export interface AccessTimelineProps {
  memberId: string;
  /** The moment in the middle; null: now. */
  at: string | null;
  features: readonly FragmentType<typeof AccessTimelineFragment>[];
}

/** When a member had what, before and after a moment: a line for each feature. What comes after now is what is known now. */
export function AccessTimeline({ memberId, at, features: masked }: AccessTimelineProps) {
  const features = readFragment(AccessTimelineFragment, masked);
  const [days, setDays] = useState('90');
  const [all, setAll] = useState(false);
  const now = new Date(useTextOfNow(minute));
  const span = spanAround(at ? new Date(at) : now, Number(days));
  return (
    <Card component="section" aria-labelledby="access-timeline">
      <Group justify="space-between" mb="md">
        <Title order={2} id="access-timeline">Timeline</Title>
        <SegmentedControl aria-label="Before and after" size="xs" data={spans} value={days} onChange={setDays} />
      </Group>
      {features.slice(0, all ? undefined : FIRST).map((feature) => <AccessBars key={feature.id} memberId={memberId} feature={feature} span={span} now={now} at={at} />)}
      <div className={classes.axis} aria-hidden="true"><span>{absoluteDate(span.from)}</span><span>{at ? absoluteDate(new Date(at)) : 'Now'}</span><span>{absoluteDate(span.to)}</span></div>
      {!all && features.length > FIRST && <Button mt="sm" size="xs" variant="default" onClick={() => setAll(true)}>Draw all {features.length}</Button>}
    </Card>
  );
}
