import type { StripeEventStatus } from '../../gql/graphql.ts';
import { nextAttempt, since, tried } from './attempts-text.ts';

/** What became of an event so far; the API's `StripeEvent`, moments as ISO 8601 text. */
export interface EventState {
  status: StripeEventStatus;
  error?: string | null;
  attempts: number;
  nextAttemptAt?: string | null;
  processedAt?: string | null;
}

/** How the badge looks: `attention` while it fails and is tried again, `failed` once it was given up. */
export type EventTone = 'synced' | 'pending' | 'notMapped' | 'attention' | 'failed';

const labels: Record<StripeEventStatus, string> = { RECEIVED: 'Received', PROCESSED: 'Processed', STORED: 'Stored', IGNORED: 'Ignored', DEAD: 'Dead' };

/** The badge's word. */
export function eventLabel({ status }: EventState): string {
  return labels[status];
}

export function eventTone({ status, attempts }: EventState): EventTone {
  if (status === 'DEAD') return 'failed';
  if (status === 'PROCESSED') return 'synced';
  if (status === 'RECEIVED') return attempts > 0 ? 'attention' : 'pending';
  return 'notMapped';
}

/** Whether projecting the event again can change anything. Never for one of another account or mode, which is not applied. */
export function canReplay({ status, attempts }: EventState): boolean {
  return status === 'RECEIVED' ? attempts > 0 : status !== 'IGNORED';
}

/**
 * What a badge's tooltip says, a line each.
 * @param now the present, to count from
 */
export function eventExplanation(event: EventState, now: Date): string[] {
  switch (event.status) {
    case 'PROCESSED':
      return [event.processedAt ? `Processed ${since(event.processedAt, now)}.` : 'Processed.', 'Its news is in the console, or was overtaken by a later event.'];
    case 'STORED':
      return ['This version of the console has no use for events of this type.', 'It is kept for a later version.'];
    case 'IGNORED':
      return ['Of the other mode or of another account: never applied.'];
    case 'DEAD':
      return [event.error ?? 'It could not be processed.', `${tried(event.attempts)} Given up: mend the cause, then replay it.`];
    case 'RECEIVED':
      return waiting(event, now);
  }
}

function waiting({ attempts, error, nextAttemptAt }: EventState, now: Date): string[] {
  const later = nextAttemptAt && new Date(nextAttemptAt) > now ? nextAttempt(nextAttemptAt, now) : null;
  if (attempts === 0) return ['Kept safe; waits to be processed.', ...(later ? [later] : [])];
  return [error ?? 'It could not be processed yet.', `${tried(attempts)} ${later ?? 'Trying again now.'}`];
}
