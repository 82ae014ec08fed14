import { createHash } from 'node:crypto'
import type { DataSource, EntityManager } from 'typeorm'
import { currentActor } from './audit/actor.ts'
import { badUserInput, conflict } from './errors.ts'

/** How a mutation's input has the key as a field. */
export const idempotencyKeyField = {
  nullable: true,
  description: 'Any text of your own, such as a UUID: sent again within a week with the same input, the same key makes nothing new and answers with what it made. CONFLICT with another input.',
}

/** How long a key is remembered. Days; Stripe remembers its own for one. */
const KEPT_DAYS = 7

/** Longest key, in characters. */
const MAX_KEY = 255

/** An input that says by its key that it may be sent again. */
interface Repeatable { idempotencyKey?: string | null }

/**
 * Makes an object once for all requests of one caller with the same key: the first makes it, the others get what it made.
 * To be called inside the transaction that makes it; who comes meanwhile waits for its end. Without a key it is simply made.
 * @param action the mutation's name
 * @param create makes the object and returns its id
 * @returns the id of the object, and whether it was made now
 * @throws BAD_USER_INPUT for a key that cannot be one; CONFLICT when the caller gave the same key with another input
 */
export async function makeOnce(
  manager: EntityManager, action: string, { idempotencyKey, ...input }: Repeatable, create: () => Promise<string>,
): Promise<{ id: string; made: boolean }> {
  if (idempotencyKey == null) return { id: await create(), made: true }
  if (idempotencyKey === '' || idempotencyKey.length > MAX_KEY || !/^[\x21-\x7e]+$/.test(idempotencyKey)) {
    throw badUserInput({ idempotencyKey: `Give 1 to ${MAX_KEY} plain characters without spaces, such as a UUID.` })
  }
  const caller = currentCaller()
  const hash = createHash('sha256').update(JSON.stringify([action, input])).digest('base64url')
  const [reserved] = await manager.query<unknown[]>(
    'insert into idempotency_key (caller, key, input_hash) values ($1, $2, $3) on conflict (caller, key) do nothing returning key', [caller, idempotencyKey, hash])
  if (!reserved) return { id: await madeBefore(manager, caller, idempotencyKey, hash), made: false }
  const id = await create()
  await manager.query('update idempotency_key set object_id = $3 where caller = $1 and key = $2', [caller, idempotencyKey, id])
  return { id, made: true }
}

/** A caller's key as it is kept where the keys of all callers are: those of two never meet. */
export function ownKey(key: string): string {
  return `${currentCaller()} ${key}`
}

/** The caller gave the same key with another input. */
export function givenOtherwise(): Error {
  return conflict('This idempotency key was given with another input before: choose another key.')
}

/** Forgets the keys that are older than the time for which they count; what was asked of Stripe under one stays. @returns how many */
export async function forgetOldKeys({ manager }: DataSource): Promise<number> {
  const old = `created_at < now() - interval '${KEPT_DAYS} days'`
  const [, forgotten] = await manager.query<[unknown[], number]>(`delete from idempotency_key where ${old}`)
  const [, ofCheckouts] = await manager.query<[unknown[], number]>(`update checkout_request set idempotency_key = null where idempotency_key is not null and ${old}`)
  return forgotten + ofCheckouts
}

function currentCaller(): string {
  const { kind, id } = currentActor()
  return `${kind}:${id ?? ''}`
}

async function madeBefore(manager: EntityManager, caller: string, key: string, hash: string): Promise<string> {
  const [row] = await manager.query<{ input_hash: string; object_id: string }[]>('select input_hash, object_id from idempotency_key where caller = $1 and key = $2', [caller, key])
  if (row?.input_hash !== hash) throw givenOtherwise()
  return row.object_id
}
