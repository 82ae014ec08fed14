import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { AuditedFields } from '../entities/audit-entry.ts'
import { currentActor, type Actor } from './actor.ts'
import { withoutSecrets } from './secrets.ts'

/** What was done to which object. */
export interface Audited {
  /** The mutation's name; a worker's own word otherwise. */
  action: string
  /** The object's GraphQL type, e.g. `Price`. */
  objectType: string
  objectId: string
  /** The object as it was, or what matters of it; null when it was made now. */
  before: object | null
  /** The object as it is now; null when it is gone. */
  after: object | null
  /** Why, if the caller said. */
  reason?: string | null
  /** Who did it; left out: whoever asks at this moment. */
  actor?: Actor
  /** When; left out: now. */
  at?: Date
  /** Fields that say what of the object is meant, and are kept where they did not change. */
  kept?: readonly string[]
}

/** Changes with every change, and says nothing. */
const UNTOLD = new Set(['createdAt', 'updatedAt'])

/**
 * Records a change in the transaction that makes it, so that there is none without the other. Who made it is the
 * {@link currentActor}. Of an object that was changed only the fields that differ are kept; secrets never are.
 * Call it once for every change, and not for one that changed nothing.
 * @returns the entry's id
 */
export async function recordAudit(manager: EntityManager, audited: Audited): Promise<string> {
  const [id = ''] = await recordAll(manager, [audited])
  return id
}

/** Records several changes with one statement; see {@link recordAudit}. */
export async function recordAll(manager: EntityManager, entries: readonly Audited[]): Promise<string[]> {
  const rows = entries.map(({ action, objectType, objectId, before, after, reason, actor = currentActor(), at, kept = [] }) => {
    const [was, is] = differing(plain(before), plain(after), kept)
    return { id: uuidv7(), action, actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name, object_type: objectType, object_id: objectId, before: was, after: is, reason: reason ?? null, at: at ?? null }
  })
  await manager.query(
    `insert into audit_log (id, at, action, actor_kind, actor_id, actor_name, object_type, object_id, before, after, reason)
     select id, coalesce(at, now()), action, actor_kind, actor_id, actor_name, object_type, object_id, before, after, reason from jsonb_to_recordset($1::jsonb)
       as entry (id uuid, at timestamptz, action text, actor_kind text, actor_id text, actor_name text, object_type text, object_id text, before jsonb, after jsonb, reason text)`,
    [JSON.stringify(rows)],
  )
  return rows.map(({ id }) => id)
}

/** As JSON has it: dates as text, and no value that JSON does not know. */
function plain(value: object | null): AuditedFields | null {
  return value && withoutSecrets(JSON.parse(JSON.stringify(value)) as AuditedFields)
}

function differing(before: AuditedFields | null, after: AuditedFields | null, kept: readonly string[]): [AuditedFields | null, AuditedFields | null] {
  if (!before || !after) return [before, after]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => kept.includes(name) || (!UNTOLD.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name])))
  return [pick(before, names), pick(after, names)]
}

function pick(fields: AuditedFields, names: string[]): AuditedFields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]))
}
