import { absoluteTime } from './time.ts';

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** One side of a difference, as people read it. Undefined, null: there was nothing. */
export function differenceText(value: string | null | undefined): string {
  if (value === null || value === undefined) return '—';
  return moment.test(value) ? absoluteTime(new Date(value)) : value;
}
