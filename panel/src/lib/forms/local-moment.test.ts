import { fromLocalField, toLocalField } from './local-moment.ts';

test('a moment survives the field, to the minute', () => {
  expect(fromLocalField(toLocalField('2026-11-23T14:57:00.000Z'))).toBe('2026-11-23T14:57:00.000Z');
  expect(toLocalField('2026-11-23T14:57:45.000Z')).toBe(toLocalField('2026-11-23T14:57:00.000Z'));
});

test('an empty field is no moment, and no moment an empty field', () => {
  expect(fromLocalField('')).toBeNull();
  expect(fromLocalField('2026-13-45T00:00')).toBeNull();
  expect(toLocalField(null)).toBe('');
});
