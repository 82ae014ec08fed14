import { badUserInput } from '../../errors.ts'

/** Where a page of events ended. */
export interface EventPosition { receivedAt: Date; id: string }

/** An opaque cursor. */
export function encodeCursor({ receivedAt, id }: EventPosition): string {
  return Buffer.from(`${receivedAt.getTime()} ${id}`).toString('base64url')
}

/** @throws BAD_USER_INPUT for anything that {@link encodeCursor} did not make */
export function decodeCursor(cursor: string): EventPosition {
  const [, milliseconds, id] = /^(\d{1,15}) ([\x21-\x7e]{1,255})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (milliseconds === undefined || id === undefined) throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out for the first page.' })
  return { receivedAt: new Date(Number(milliseconds)), id }
}
