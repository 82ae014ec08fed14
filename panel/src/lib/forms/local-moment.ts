/** What a field of type `datetime-local` shows for a moment: the reader's own time zone, to the minute. Empty for none. */
export function toLocalField(moment: string | null | undefined): string {
  if (!moment) return '';
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The moment that such a field names, as the API takes it; null when it is empty or names none. */
export function fromLocalField(text: string): string | null {
  const date = text ? new Date(text) : null;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
