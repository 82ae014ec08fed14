import { relativeTime } from './time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date('2026-11-30T12:00:00Z');

test.each([
  [-30_000, 'just now'],
  [30_000, 'in a few seconds'],
  [-50_000, '1 minute ago'],
  [-40 * MINUTE, '40 minutes ago'],
  [-59 * MINUTE, '1 hour ago'],
  [-20 * HOUR, '20 hours ago'],
  [-DAY, 'yesterday'],
  [-5 * DAY, '5 days ago'],
  [-7 * DAY, 'last week'],
  [-20 * DAY, '3 weeks ago'],
  [-200 * DAY, '7 months ago'],
  [3 * DAY - 1000, 'in 3 days'],
  [7 * DAY - 1000, 'next week'],
])('a moment %d milliseconds from now is told in the largest unit that it fills: %s', (away, text) => {
  expect(relativeTime(new Date(now.getTime() + away), now)).toBe(text);
});
