import type { HealthSeverity } from '../../gql/graphql.ts';

/** How the console is in a word. */
export const severities: Record<HealthSeverity, { label: string; color: string }> = {
  OK: { label: 'All is well', color: 'teal' },
  WARNING: { label: 'Needs a look', color: 'orange' },
  ERROR: { label: 'Something does not work', color: 'red' },
};

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size as people read it: “12.3 MB”. Units of a thousand. */
export function bytes(count: number): string {
  const power = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  const size = count / 1000 ** power;
  return `${power === 0 ? size : size.toFixed(size < 100 ? 1 : 0)} ${units[power]}`;
}
