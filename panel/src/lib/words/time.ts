const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 3600], ['month', 30 * 24 * 3600], ['week', 7 * 24 * 3600],
  ['day', 24 * 3600], ['hour', 3600], ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

const dateOnly = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** How long ago or in how long: “3 minutes ago”, “yesterday”, “in 2 hours”; “just now” within 45 seconds past. */
export function relativeTime(moment: Date, now: Date): string {
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
  if (Math.abs(seconds) < 45) return seconds <= 0 ? 'just now' : 'in a few seconds';
  for (const [unit, length] of UNITS) {
    // Forty minutes are no hour; nearly sixty are.
    if (Math.abs(seconds) >= 0.95 * length) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(Math.sign(seconds), 'minute');
}

/** A duration for waiting and counting down: “12 s”, “3 min”, “2 h”, “4 days”. Never negative. */
export function shortDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} days`;
}

/** Date and time to the second in the reader's own time zone. */
export function absoluteTime(moment: Date): string {
  return absolute.format(moment);
}

/** The date in the reader's own time zone. */
export function absoluteDate(moment: Date): string {
  return dateOnly.format(moment);
}
