import { Text, Tooltip } from '@mantine/core';
import { graphql } from '../../gql/gql.ts';
import type { FeatureKind } from '../../gql/graphql.ts';
import { accessBars, position, type Span } from '../../lib/access-bars.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { valueText } from '../../lib/words/entitlement-text.ts';
import { absoluteDate } from '../../lib/words/time.ts';
import classes from './access-timeline.module.css';

const AccessHistoryQuery = graphql(`
  query AccessHistory($member: MemberRef!, $feature: String!, $from: DateTime!, $to: DateTime!) {
    accessHistory(member: $member, feature: $feature, from: $from, to: $to) {
      from
      until
      granted
      limit
      unlimited
      text
    }
  }
`);

/** Often enough for a picture of days. */
const REFRESH_MILLISECONDS = 15_000;

export interface AccessBarsProps {
  memberId: string;
  feature: { key: string; name: string; kind: FeatureKind; unit?: string | null };
  span: Span;
  now: Date;
  /** A moment to mark beside now. */
  at: string | null;
}

/** The line of one feature: a bar wherever the member had it, with what it was. */
export function AccessBars({ memberId, feature, span, now, at }: AccessBarsProps) {
  const variables = { member: { id: memberId }, feature: feature.key, from: span.from.toISOString(), to: span.to.toISOString() };
  // Bars stand where their days are, also while the time that is drawn moves on.
  const { data, error, changing } = useLiveQuery(AccessHistoryQuery, variables, { every: REFRESH_MILLISECONDS, keep: true });
  const bars = accessBars(data?.accessHistory ?? [], span);
  const words = bars.map(({ period }) => `${valueText(feature.kind, period, feature.unit)} ${absoluteDate(new Date(period.from))} to ${absoluteDate(new Date(period.until))}`);
  return (
    <div className={classes.row} data-testid="access-line">
      <Text size="sm" className={classes.label} title={feature.key}>{feature.name}</Text>
      <div className={classes.line} role="img" aria-busy={changing || !data} aria-label={`${feature.name}: ${error === undefined ? words.join('; ') || 'not in this time' : 'could not be loaded'}`}>
        {bars.map(({ period, start, width }, index) => (
          <Tooltip key={period.from} label={words[index]}>
            <span className={classes.bar} data-future={new Date(period.from) > now || undefined} style={{ insetInlineStart: `${start}%`, width: `${width}%` }}>
              {feature.kind !== 'BOOLEAN' && width > 12 && valueText(feature.kind, period, feature.unit)}
            </span>
          </Tooltip>
        ))}
        {now > span.from && now < span.to && <span className={classes.now} style={{ insetInlineStart: `${position(now, span)}%` }} />}
        {at && <span className={classes.at} style={{ insetInlineStart: `${position(new Date(at), span)}%` }} />}
        {error !== undefined && <Text size="xs" c="dimmed" px={6}>It could not be loaded.</Text>}
      </div>
    </div>
  );
}
