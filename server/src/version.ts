import { conflict } from './errors.ts'

/**
 * Refuses a change by someone who has not seen what the object became meanwhile. Both versions are in the error's
 * `versions`, so that the caller can load the current one and compare.
 * @param seen the version that the caller looked at; none: whatever it is
 * @throws CONFLICT when somebody else changed it since
 */
export function assertVersion(noun: string, current: { version: number }, seen: number | null | undefined): void {
  if (seen == null || current.version === seen) return
  throw conflict(
    `Somebody else changed this ${noun} meanwhile: load it again, and repeat your change if it is still wanted.`,
    { versions: { seen, current: current.version } },
  )
}
