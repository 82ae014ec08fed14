/** The named choice; the first, the default, when it is none of them. */
export function choice<T extends string>(value: string | null, choices: readonly [T, ...T[]]): T {
  return choices.find((one) => one === value) ?? choices[0];
}

/** The query string of these entries, without those that are undefined or empty. */
export function toSearch(entries: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  return params.toString();
}

/** The number of a page, from 1; anything else counts as the first. */
export function pageNumber(value: string | null): number {
  return value !== null && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1;
}
