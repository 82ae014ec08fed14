import type { DataSource } from 'typeorm'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { AuditEntry } from '../entities/audit-entry.ts'
import { badUserInput } from '../errors.ts'
import { checkPage, searchable } from '../paging.ts'
import { AuditActorKind, type AuditChange, type AuditEntryType, type AuditLogFilter, type AuditLogPage } from './audit.types.ts'

/** More than anybody chooses from. */
const MAX_ACTIONS = 50

/** The audit log as people read it. */
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /** One page, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list(filter: AuditLogFilter, limit: number, after?: string | null): Promise<AuditLogPage> {
    checkPage(limit, 0)
    const { actorKind, actorId, actions, objectType, objectId, from, to } = filter
    if (actions && actions.length > MAX_ACTIONS) throw badUserInput({ 'filter.actions': `Name at most ${MAX_ACTIONS} actions.` })
    const query = this.dataSource.createQueryBuilder(AuditEntry, 'entry')
    if (actorKind) query.andWhere('entry.actor_kind = :actorKind', { actorKind })
    if (actorId != null) query.andWhere('entry.actor_id = :actorId', { actorId: searchable(actorId) })
    if (actions) query.andWhere('entry.action = any(:actions)', { actions: actions.map(searchable) })
    if (objectType != null) query.andWhere('entry.object_type = :objectType', { objectType: searchable(objectType) })
    if (objectId != null) query.andWhere('entry.object_id = :objectId', { objectId: searchable(objectId) })
    if (from) query.andWhere('entry.at >= :from', { from })
    if (to) query.andWhere('entry.at < :to', { to })
    if (after != null) query.andWhere('(entry.at, entry.id) < (:at, :id::uuid)', decodeEntryCursor(after))
    const entries = await query.orderBy('entry.at', 'DESC').addOrderBy('entry.id', 'DESC').limit(limit + 1).getMany()
    const page = entries.slice(0, limit)
    return { items: page.map(present), endCursor: page.length > 0 ? encodeCursor(page[page.length - 1] as AuditEntry) : null, hasNextPage: entries.length > limit }
  }
}

function decodeEntryCursor(after: string): { at: Date; id: string } {
  const position = decodeCursor(after)
  if (!/^[0-9a-f-]{36}$/.test(position.id)) throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out for the first page.' })
  return position
}

function present({ id, at, action, actorKind, actorId, actorName, objectType, objectId, before, after, reason }: AuditEntry): AuditEntryType {
  const changes = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((field): AuditChange => ({ field, before: before && JSON.stringify(before[field] ?? null), after: after && JSON.stringify(after[field] ?? null) }))
  return { id, at, action, actor: { kind: AuditActorKind[actorKind], id: actorId, name: actorName }, objectType, objectId, changes, reason }
}
