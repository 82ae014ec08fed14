import type { ReconcileReason, ReconcileStatus } from '../../gql/graphql.ts';
import { sentence } from '../../lib/words/status-words.ts';

/** Why a comparison began, as the end of “Began …”. */
export const reasonWords: Record<ReconcileReason, string> = {
  START: 'because the console started', SCHEDULE: 'on schedule', OPERATOR: 'because somebody asked for it', REBUILD: 'to write everything anew from Stripe',
};

/** How a comparison stands. */
export const statusWords: Record<ReconcileStatus, { label: string; color: string }> = {
  RUNNING: { label: 'Comparing', color: 'blue' }, DONE: { label: 'Done', color: 'teal' },
  STOPPED: { label: 'Stopped', color: 'orange' }, FAILED: { label: 'Given up', color: 'red' },
};

/** A kind of Stripe object in the plural: “Undelivered events”. */
export function kindWords(kind: string): string {
  return `${sentence(kind.replaceAll('.', '_'))}s`;
}

/** How much of a comparison is behind it, from 0 to 100: its kinds of object, of which the one under way counts half. */
export function progress(steps: readonly { startedAt?: string | null; doneAt?: string | null }[]): number {
  if (steps.length === 0) return 0;
  const done = steps.reduce((sum, step) => sum + (step.doneAt ? 1 : step.startedAt ? 0.5 : 0), 0);
  return Math.round((done / steps.length) * 100);
}
