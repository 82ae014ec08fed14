/** The id of a reference, which the SDK types as an id or the expanded object. Stored objects hold ids. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}
