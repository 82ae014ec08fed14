import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { ruleWords, sourceValue, sourceWords } from '../../lib/words/access-text.ts';
import { paths } from '../../lib/paths.ts';
import { absoluteTime } from '../../lib/words/time.ts';
import classes from './access-sources.module.css';

export const AccessSourcesFragment = graphql(`
  fragment AccessSources_access on Access {
    rule
    feature {
      id
      kind
      unit
    }
    sources {
      kind
      provision
      sourceId
      quantity
      value
      reason
      since
      until
      set {
        id
        name
      }
      product {
        id
        name
      }
      subscription {
        id
      }
      grant {
        id
      }
    }
  }
`);

/** Why a member has something: each source with links to what it comes from. */
export function AccessSources({ access: masked }: { access: FragmentType<typeof AccessSourcesFragment> }) {
  const { feature, rule, sources } = readFragment(AccessSourcesFragment, masked);
  if (sources.length === 0) return <Text size="sm" c="dimmed">Nothing gives it: no product that the member holds, and no grant.</Text>;
  return (
    <Stack gap="xs">
      {sources.map((source) => (
        <div key={`${source.provision} ${source.set.id}`} className={classes.source} data-testid="access-source">
          <Text size="sm" fw={600}>{sourceValue(feature.kind, source.value, feature.unit)}</Text>
          <div>
            <Text size="sm">
              <SourceLink source={source} />
              {source.product && <> of <Anchor component={Link} to={paths.product(source.product.id)} inherit>{source.product.name}</Anchor></>}
              {source.quantity !== 1 && ` × ${source.quantity}`}, by <Anchor component={Link} to={paths.entitlementSet(source.set.id)} inherit>{source.set.name}</Anchor>
            </Text>
            {source.reason && <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{source.reason}</Text>}
            <Text size="xs" c="dimmed">Since {absoluteTime(new Date(source.since))}{source.until && `, until ${absoluteTime(new Date(source.until))}`}</Text>
          </div>
        </div>
      ))}
      {sources.length > 1 && <Text size="xs" c="dimmed">{ruleWords[rule]}</Text>}
    </Stack>
  );
}

interface SourceLinkProps {
  source: { kind: keyof typeof sourceWords; subscription?: { id: string } | null; grant?: { id: string } | null };
}

function SourceLink({ source: { kind, subscription, grant } }: SourceLinkProps) {
  const to = subscription ? paths.subscription(subscription.id) : grant ? paths.grant(grant.id) : null;
  return to ? <Anchor component={Link} to={to} inherit>{sourceWords[kind]}</Anchor> : sourceWords[kind];
}
