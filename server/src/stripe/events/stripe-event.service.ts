import type { DataSource } from 'typeorm'
import { recordAudit } from '../../audit/audit.ts'
import { StripeEvent } from '../../entities/stripe-event.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { conflict, notFound } from '../../errors.ts'
import { checkPage, searchable } from '../../paging.ts'
import type { StripeAccount } from '../account.ts'
import { dashboardUrl } from '../dashboard-links.ts'
import { isProjected } from '../projection/projected-types.ts'
import { StripeEventStatus, type StripeEventFilter, type StripeEventList, type StripeEventType } from './stripe-event.types.ts'

const STATUS = {
  received: StripeEventStatus.RECEIVED, processed: StripeEventStatus.PROCESSED, stored: StripeEventStatus.STORED,
  ignored: StripeEventStatus.IGNORED, dead: StripeEventStatus.DEAD,
} as const

/** The inbox as operators see it. */
export class StripeEventService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined, private readonly onReplay: () => void) {}

  /** One page, last received first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ type, status, search }: StripeEventFilter, limit: number, after?: string | null): Promise<StripeEventList> {
    checkPage(limit, 0)
    const query = this.dataSource.createQueryBuilder(StripeEvent, 'event')
    if (type) query.andWhere('event.type = :type', { type: searchable(type) })
    if (status) query.andWhere('event.status = :status', { status })
    if (search?.trim()) query.andWhere('(event.id = :search or event.object_id = :search)', { search: searchable(search.trim()) })
    if (after != null) query.andWhere('(event.received_at, event.id) < (:at, :id)', decodeCursor(after))
    const events = await query.orderBy('event.received_at', 'DESC').addOrderBy('event.id', 'DESC').limit(limit + 1).getMany()
    const page = events.slice(0, limit)
    const last = page.at(-1)
    return { items: page.map((event) => this.present(event)), endCursor: last ? encodeCursor({ at: last.receivedAt, id: last.id }) : null, hasNextPage: events.length > limit }
  }

  /** The event of this id, or null. */
  async find(id: string): Promise<StripeEventType | null> {
    const event = await this.dataSource.manager.findOneBy(StripeEvent, { id: searchable(id) })
    return event && this.present(event)
  }

  /**
   * Projects an event again, with a full count of attempts; an old one changes nothing that is newer.
   * @throws NOT_FOUND; CONFLICT when its type is not projected, or it is not for this account
   */
  async replay(id: string): Promise<StripeEventType> {
    const replayed = await this.dataSource.transaction(async (manager) => {
      const event = await manager.findOne(StripeEvent, { where: { id: searchable(id) }, lock: { mode: 'pessimistic_write' } })
      if (!event) throw notFound('Stripe event', id)
      if (event.status === 'ignored') throw conflict('This event is of another mode or account and is never applied.')
      if (!isProjected(event.type)) throw conflict(`This version stores ${event.type} and does not project it.`)
      await manager.update(StripeEvent, { id: event.id }, {
        status: 'received', attempts: 0, error: null, processedAt: null, awaitsLookup: false, nextAttemptAt: () => 'now()',
      })
      const after = await manager.findOneByOrFail(StripeEvent, { id: event.id })
      await recordAudit(manager, { action: 'replayStripeEvent', objectType: 'StripeEvent', objectId: id, before: delivery(event), after: delivery(after) })
      return after
    })
    this.onReplay()
    return this.present(replayed)
  }

  private present(event: StripeEvent): StripeEventType {
    const { id, type, status, objectId, apiVersion, livemode, createdAt, receivedAt, processedAt, attempts, nextAttemptAt, error, payload } = event
    return {
      id, type, objectId, apiVersion, livemode, createdAt, receivedAt, processedAt, attempts, error, payload,
      status: STATUS[status],
      nextAttemptAt: status === 'received' ? nextAttemptAt : null,
      dashboardUrl: this.account ? dashboardUrl({ account: this.account.account, livemode }, 'events', id) : null,
    }
  }
}

/** What a replay changes of an event: its payload, with the data of people, stays out of the audit log. */
function delivery({ type, status, attempts, error }: StripeEvent): object {
  return { type, status, attempts, error }
}
