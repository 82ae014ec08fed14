import { badUserInput } from './errors.ts'

/** Where a page of a list ended that runs by a moment and, for equal ones, by a Stripe id. */
export interface Position { at: Date; id: string }

/** An opaque cursor. */
export function encodeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString('base64url')
}

/** @throws BAD_USER_INPUT for anything that {@link encodeCursor} did not make */
export function decodeCursor(cursor: string): Position {
  const [, milliseconds, id] = /^(\d{1,15}) ([\x21-\x7e]{1,255})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (milliseconds === undefined || id === undefined) throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out for the first page.' })
  return { at: new Date(Number(milliseconds)), id }
}
