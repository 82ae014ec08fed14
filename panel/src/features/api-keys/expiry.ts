/** When a key ends by itself: after some days, on a date, or not at all. */
export const expiryChoices = [
  { value: '30', label: 'After 30 days' },
  { value: '90', label: 'After 90 days' },
  { value: '365', label: 'After a year' },
  { value: 'date', label: 'On a date…' },
  { value: 'never', label: 'Never' },
] as const;

export type ExpiryChoice = (typeof expiryChoices)[number]['value'];

/**
 * The moment as the API takes it; null: never.
 * @param date for the choice `date`: as a date field has it, in the reader's own time zone; the key works until that day ends
 */
export function expiresAt(choice: ExpiryChoice, date: string, now: Date): string | null {
  if (choice === 'never') return null;
  if (choice === 'date') return new Date(`${date}T23:59:59`).toISOString();
  return new Date(now.getTime() + Number(choice) * 86_400_000).toISOString();
}

/** Why a date does not do; null: it does. */
export function expiryDateProblem(choice: ExpiryChoice, date: string, now: Date): string | null {
  if (choice !== 'date') return null;
  const end = new Date(`${date}T23:59:59`);
  if (Number.isNaN(end.getTime())) return 'Choose a date.';
  return end > now ? null : 'Choose a date that is not over.';
}
