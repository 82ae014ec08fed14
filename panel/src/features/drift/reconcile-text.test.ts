import { kindWords, progress } from './reconcile-text.ts';

test('kinds of object in the plural', () => {
  expect(kindWords('undelivered_event')).toBe('Undelivered events');
});

test('progress counts what is done, and half of what is under way', () => {
  const at = '2026-11-30T00:00:00Z';
  expect(progress([])).toBe(0);
  expect(progress([{ startedAt: at, doneAt: at }, { startedAt: at }, {}, {}])).toBe(38);
  expect(progress([{ startedAt: at, doneAt: at }])).toBe(100);
});
