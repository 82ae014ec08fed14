/** A line of the metadata editor. */
export interface MetadataEntry {
  key: string;
  value: string;
}

/** Stripe takes 50 (https://docs.stripe.com/api/metadata), and the console needs two of them for its own ids. */
export const MAX_KEYS = 48;

/** Stripe's limits. */
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

export function toEntries(metadata: Record<string, string>): MetadataEntry[] {
  return Object.entries(metadata).map(([key, value]) => ({ key, value }));
}

/** The metadata of the editor's lines; lines left empty are left out. */
export function fromEntries(entries: readonly MetadataEntry[]): Record<string, string> {
  return Object.fromEntries(entries.filter((entry) => entry.key.trim() || entry.value).map((entry) => [entry.key.trim(), entry.value]));
}

/** Form errors by path, such as `metadata.0.key`; empty when all is well. */
export function metadataErrors(entries: readonly MetadataEntry[]): Record<string, string> {
  const errors: Record<string, string> = {};
  const seen = new Set<string>();
  entries.forEach(({ key, value }, index) => {
    const name = key.trim();
    if (!name && value) errors[`metadata.${index}.key`] = 'Give this value a key.';
    else if (name.length > MAX_KEY_LENGTH) errors[`metadata.${index}.key`] = `At most ${MAX_KEY_LENGTH} characters.`;
    else if (/[[\]]/.test(name)) errors[`metadata.${index}.key`] = 'Square brackets are not allowed in a key.';
    else if (name && seen.has(name)) errors[`metadata.${index}.key`] = 'This key is there twice.';
    if (name && !value) errors[`metadata.${index}.value`] = 'Enter a value, or remove the line.';
    if (value.length > MAX_VALUE_LENGTH) errors[`metadata.${index}.value`] = `At most ${MAX_VALUE_LENGTH} characters.`;
    if (name) seen.add(name);
  });
  if (seen.size > MAX_KEYS) errors.metadata = `At most ${MAX_KEYS} keys.`;
  return errors;
}

/** Metadata as lines of text, to be compared. */
export function describeMetadata(entries: readonly MetadataEntry[]): string {
  return entries.filter((entry) => entry.key.trim()).map((entry) => `${entry.key.trim()}: ${entry.value}`).sort().join('\n');
}
