import { expiresAt, expiryDateProblem } from './expiry.ts';

const now = new Date('2026-11-30T12:00:00Z');

test('a key ends after days, at the end of a day, or never', () => {
  expect(expiresAt('30', '', now)).toBe('2026-12-30T12:00:00.000Z');
  expect(expiresAt('never', '2020-01-01', now)).toBeNull();
  expect(expiresAt('date', '2027-01-31', now)).toBe(new Date('2027-01-31T23:59:59').toISOString());
});

test('a date has to be one, and not over', () => {
  expect(expiryDateProblem('date', '', now)).toBe('Choose a date.');
  expect(expiryDateProblem('date', '2026-11-28', now)).toBe('Choose a date that is not over.');
  expect(expiryDateProblem('date', '2027-11-28', now)).toBeNull();
  expect(expiryDateProblem('90', '', now)).toBeNull();
});
