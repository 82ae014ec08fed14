import { IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import { StatusBadge } from '../../components/status-badge.tsx';
import { absoluteTime } from '../../lib/words/time.ts';
import type { StatusTone } from '../../lib/words/status-words.ts';
import type { ApiKeyStatus } from '../../gql/graphql.ts';

export interface ApiKeyBadgeProps {
  apiKey: { name: string; status: ApiKeyStatus; expiresAt?: string | null; revokedAt?: string | null; replacedById?: string | null };
}

/** Whether a key works. */
export function ApiKeyBadge({ apiKey }: ApiKeyBadgeProps) {
  const { label, tone, icon, meaning } = words(apiKey);
  return <StatusBadge tone={tone} icon={icon} label={label} status={apiKey.status} name={`State: ${label}`} testId="api-key-badge" explain={() => [meaning]} spoken={`${apiKey.name}: ${label}`} />;
}

function words({ status, expiresAt, revokedAt, replacedById }: ApiKeyBadgeProps['apiKey']): { label: string; tone: StatusTone; icon: typeof IconClock; meaning: string } {
  if (status === 'REVOKED') return { label: 'Revoked', tone: 'failed', icon: IconCircleX, meaning: `Revoked ${revokedAt ? absoluteTime(new Date(revokedAt)) : ''}. It does not work any more.` };
  if (status === 'EXPIRED') return { label: 'Expired', tone: 'notMapped', icon: IconCircleX, meaning: `Its time was over ${expiresAt ? absoluteTime(new Date(expiresAt)) : ''}. It does not work any more.` };
  if (replacedById) return { label: 'Replaced', tone: 'pending', icon: IconClock, meaning: `A new key has taken its place. It still works${expiresAt ? ` until ${absoluteTime(new Date(expiresAt))}` : ''}.` };
  return { label: 'Active', tone: 'synced', icon: IconCircleCheck, meaning: 'It works.' };
}
