import { Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { FeatureKind } from '../gql/graphql.ts';
import { sourceValue } from '../lib/words/access-text.ts';

/** How a member's access changes for one feature; the API's `AccessGain`. */
export interface AccessGainProps {
  feature: { name: string; kind: FeatureKind; unit?: string | null };
  /** As the API words it; null: nothing. */
  before?: string | null;
  after?: string | null;
}

/** “+ Forum”, “− Forum”, “Storage: 10 GB → 100 GB”. */
export function AccessGain({ feature, before, after }: AccessGainProps) {
  if (feature.kind === 'BOOLEAN') {
    const Icon = after ? IconPlus : IconMinus;
    return <Text size="sm" component="div"><Icon size={13} stroke={2.4} aria-label={after ? 'Gains' : 'Loses'} role="img" /> {feature.name}</Text>;
  }
  const words = (value?: string | null) => (value == null ? 'nothing' : sourceValue(feature.kind, value, feature.unit));
  return <Text size="sm" component="div">{feature.name}: {words(before)} → <strong>{words(after)}</strong></Text>;
}
