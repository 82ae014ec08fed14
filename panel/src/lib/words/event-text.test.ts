import { canReplay, eventExplanation, eventLabel, eventTone, type EventState } from './event-text.ts';

const now = new Date('2026-11-23T12:00:00Z');
const received: EventState = { status: 'RECEIVED', attempts: 0, error: null, nextAttemptAt: null, processedAt: null };

test('an event that just arrived waits, and there is nothing to replay', () => {
  expect(eventTone(received)).toBe('pending');
  expect(eventExplanation(received, now)).toEqual(['Kept safe; waits to be processed.']);
  expect(canReplay(received)).toBe(false);
});

test('one that fails says why, how often it was tried and when it is next', () => {
  const failing: EventState = { ...received, attempts: 3, error: 'The object has no id.', nextAttemptAt: '2026-11-23T12:00:40Z' };
  expect(eventTone(failing)).toBe('attention');
  expect(eventExplanation(failing, now)).toEqual(['The object has no id.', 'Tried 3 times. Next attempt in 40 s.']);
  expect(eventExplanation({ ...failing, nextAttemptAt: '2026-11-23T11:59:59Z' }, now)[1]).toBe('Tried 3 times. Trying again now.');
  expect(canReplay(failing)).toBe(true);
});

test('a dead one says what to do', () => {
  const dead: EventState = { ...received, status: 'DEAD', attempts: 8, error: 'The object has no id.' };
  expect([eventTone(dead), eventLabel(dead)]).toEqual(['failed', 'Dead']);
  expect(eventExplanation(dead, now)).toEqual(['The object has no id.', 'Tried 8 times. Given up: mend the cause, then replay it.']);
  expect(canReplay(dead)).toBe(true);
});

test('a processed one tells when, and may be replayed; one of another account may not', () => {
  const processed: EventState = { ...received, status: 'PROCESSED', processedAt: '2026-11-23T11:57:00Z' };
  expect(eventTone(processed)).toBe('synced');
  expect(eventExplanation(processed, now)[0]).toMatch(/^Processed 3 minutes ago \(/);
  expect(canReplay(processed)).toBe(true);
  expect(canReplay({ ...received, status: 'IGNORED' })).toBe(false);
});
