import { absoluteTime, relativeTime, shortDuration } from './time.ts';

/** “Tried once.”, “Tried 3 times.” */
export function tried(attempts: number): string {
  return attempts === 1 ? 'Tried once.' : `Tried ${attempts} times.`;
}

/** “Next attempt in 12 s.” */
export function nextAttempt(at: string, now: Date): string {
  return `Next attempt in ${shortDuration(new Date(at).getTime() - now.getTime())}.`;
}

/** “3 minutes ago (Nov 23, 2026, 4:12:09 PM)” */
export function since(at: string, now: Date): string {
  const moment = new Date(at);
  return `${relativeTime(moment, now)} (${absoluteTime(moment)})`;
}
