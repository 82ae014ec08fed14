import { nextAttempt, since, tried } from './attempts-text.ts';
import { absoluteTime, shortDuration } from './time.ts';

/** What is known of an object's way to Stripe; the API's `StripeSync`, moments as ISO 8601 text. */
export interface SyncState {
  status: 'SYNCED' | 'PENDING' | 'NOT_MAPPED';
  lastError?: string | null;
  attempts: number;
  nextAttemptAt?: string | null;
  syncedAt?: string | null;
  pendingSince?: string | null;
  failing: boolean;
  stopped: boolean;
  deletedAt?: string | null;
  drift: readonly { field: string }[];
}

/** How a badge looks: the status, and `attention` where a person may have to do something. */
export type SyncTone = 'synced' | 'pending' | 'notMapped' | 'attention';

/** The badge's word. Always one of the three names of the status, failing or not. */
export function syncLabel(sync: SyncState): string {
  if (sync.status === 'SYNCED') return 'Synced';
  return sync.status === 'PENDING' ? 'Pending' : 'Not Mapped';
}

export function syncTone(sync: SyncState): SyncTone {
  if (sync.failing || sync.stopped) return 'attention';
  if (sync.status === 'SYNCED') return sync.drift.length > 0 ? 'attention' : 'synced';
  return sync.status === 'PENDING' ? 'pending' : 'notMapped';
}

/**
 * What a badge's tooltip says, a line each: what waits or fails, since when, why, how often tried and when next.
 * @param now the present, to count from
 */
export function syncExplanation(sync: SyncState, now: Date): string[] {
  if (sync.status === 'SYNCED') return synced(sync, now);
  if (sync.status === 'NOT_MAPPED') return notMapped(sync, now);
  return pending(sync, now);
}

function synced(sync: SyncState, now: Date): string[] {
  const lines = ['Stripe has the current version.'];
  if (sync.syncedAt) lines.push(`Confirmed ${since(sync.syncedAt, now)}.`);
  if (sync.drift.length > 0) lines.push(`Stripe shows something else in: ${sync.drift.map((one) => one.field).join(', ')}.`);
  return lines;
}

function notMapped(sync: SyncState, now: Date): string[] {
  if (sync.deletedAt) return [`Deleted in Stripe ${since(sync.deletedAt, now)}.`, 'Retry to make it there again.'];
  if (sync.failing || sync.stopped) return ['Not in Stripe.', ...failure(sync, now)];
  return ['Not in Stripe yet.', 'It is pushed as soon as Stripe is connected.'];
}

function pending(sync: SyncState, now: Date): string[] {
  const waiting = sync.pendingSince ? `A change has been waiting for Stripe for ${waitingTime(sync.pendingSince, now)}.` : 'A change is waiting for Stripe.';
  if (sync.failing || sync.stopped) return [waiting, ...failure(sync, now)];
  if (sync.nextAttemptAt && new Date(sync.nextAttemptAt) > now) return [waiting, nextAttempt(sync.nextAttemptAt, now)];
  return [waiting, 'Being sent now.'];
}

function failure(sync: SyncState, now: Date): string[] {
  const error = sync.lastError ?? 'Stripe could not be reached.';
  if (sync.stopped) return [`Will not be tried again by itself: ${error}`, tried(sync.attempts)];
  const next = sync.nextAttemptAt && new Date(sync.nextAttemptAt) > now ? nextAttempt(sync.nextAttemptAt, now) : 'Trying again now.';
  return [error, `${tried(sync.attempts)} ${next}`];
}

function waitingTime(at: string, now: Date): string {
  const moment = new Date(at);
  return `${shortDuration(now.getTime() - moment.getTime())} (since ${absoluteTime(moment)})`;
}
