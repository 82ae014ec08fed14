import type { ValueTransformer } from 'typeorm'

/** `bigint` columns arrive as strings; ours all hold safe integers, which a check constraint keeps so. */
export const safeInteger: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
}
