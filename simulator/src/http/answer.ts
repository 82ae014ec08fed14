/** A finished answer, before its headers. */
export interface Answer {
  status: number
  /** JSON text. */
  body: string
  headers: Readonly<Record<string, string>>
}

/** JSON as Stripe sends it: indented by two spaces, and in the same bytes when replayed. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
