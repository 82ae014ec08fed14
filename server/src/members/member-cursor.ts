import { badUserInput } from '../errors.ts'

/** Where a page ended: the keys of its last member in the order of the list. */
export interface MemberPosition { createdAt: Date; id: string }

const LENGTH = 22
/** 9999-12-31T23:59:59.999Z: the last moment with four digits for the year, which PostgreSQL reads. */
const LAST_MOMENT = 253_402_300_799_999

/** An opaque cursor: 6 bytes of milliseconds since 1970 and the 16 of the id, as base64url. */
export function encodeCursor({ createdAt, id }: MemberPosition): string {
  const bytes = Buffer.alloc(LENGTH)
  bytes.writeUIntBE(createdAt.getTime(), 0, 6)
  bytes.write(id.replaceAll('-', ''), 6, 'hex')
  return bytes.toString('base64url')
}

/** @throws BAD_USER_INPUT for anything that {@link encodeCursor} did not make */
export function decodeCursor(cursor: string): MemberPosition {
  const bytes = Buffer.from(cursor, 'base64url')
  const moment = bytes.length === LENGTH ? bytes.readUIntBE(0, 6) : Infinity
  // Decoding forgives much: only the very text that encoding gives is a cursor.
  if (moment > LAST_MOMENT || bytes.toString('base64url') !== cursor) {
    throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out for the first page.' })
  }
  return { createdAt: new Date(moment), id: bytes.toString('hex', 6).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') }
}
