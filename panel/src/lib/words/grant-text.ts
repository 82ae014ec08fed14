import type { GrantState } from '../../gql/graphql.ts';
import type { StatusWords } from './status-words.ts';
import { absoluteDate } from './time.ts';

/** Label, colour and meaning of each state of a grant. */
export const grantWords: Record<GrantState, StatusWords> = {
  ACTIVE: { label: 'Active', tone: 'synced', meaning: 'It gives access now.' },
  UPCOMING: { label: 'Upcoming', tone: 'pending', meaning: 'It has not begun.' },
  ENDED: { label: 'Ended', tone: 'notMapped', meaning: 'Its time is over.' },
  REVOKED: { label: 'Revoked', tone: 'failed', meaning: 'It was taken back.' },
};

/** What happens next or happened last: “Until Dec 23, 2026”, “Open end”. */
export function grantTerm(grant: { state: GrantState; startsAt: string; endsAt?: string | null; revokedAt?: string | null }): string {
  if (grant.revokedAt) return `Revoked on ${date(grant.revokedAt)}`;
  if (grant.state === 'UPCOMING') return grant.endsAt ? `${date(grant.startsAt)} to ${date(grant.endsAt)}` : `From ${date(grant.startsAt)}`;
  if (!grant.endsAt) return 'Open end';
  return grant.state === 'ENDED' ? `Ended on ${date(grant.endsAt)}` : `Until ${date(grant.endsAt)}`;
}

function date(moment: string): string {
  return absoluteDate(new Date(moment));
}
