import { IconCircleCheck, IconCircleX, IconClock, IconGift } from '@tabler/icons-react';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { grantTerm, grantWords } from '../lib/words/grant-text.ts';
import type { StatusTone } from '../lib/words/status-words.ts';
import { StatusBadge } from './status-badge.tsx';

export const GrantBadgeFragment = graphql(`
  fragment GrantBadge_grant on Grant {
    id
    state
    startsAt
    endsAt
    revokedAt
  }
`);

const icons: Record<StatusTone, typeof IconClock> = { synced: IconCircleCheck, pending: IconClock, notMapped: IconCircleX, attention: IconGift, failed: IconCircleX };

/** Where a grant stands. A change of the word is announced to screen readers. */
export function GrantBadge({ grant: masked }: { grant: FragmentType<typeof GrantBadgeFragment> }) {
  const grant = readFragment(GrantBadgeFragment, masked);
  const { label, tone, meaning } = grantWords[grant.state];
  return (
    <StatusBadge
      tone={tone} icon={icons[tone]} label={label} status={grant.state} name={`Status: ${label}`} testId="grant-badge"
      explain={() => [meaning, `${grantTerm(grant)}.`]} spoken={`Grant: ${label}`}
    />
  );
}
