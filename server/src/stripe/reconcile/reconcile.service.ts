import { In, type DataSource } from 'typeorm'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { ReconcileRun } from '../../entities/reconcile-run.ts'
import { ReconcileStep } from '../../entities/reconcile-step.ts'
import { StripeDifference } from '../../entities/stripe-difference.ts'
import { badUserInput, stripeError } from '../../errors.ts'
import { isUuid } from '../../input.ts'
import { checkPage, searchable } from '../../paging.ts'
import type { StripeAccount } from '../account.ts'
import { dashboardUrl, type DashboardPage } from '../dashboard-links.ts'
import {
  DifferenceActionType, ReconcileReasonType, ReconcileStatusType, type ReconcileRunList, type ReconcileRunType, type StartReconcilePayload,
  type StripeDifferenceFilter, type StripeDifferenceList, type StripeDifferenceType,
} from './reconcile.types.ts'
import { requestRun } from './run-store.ts'

const PAGES: Readonly<Record<string, DashboardPage>> = {
  product: 'products', price: 'prices', customer: 'customers', subscription: 'subscriptions', invoice: 'invoices', payment: 'payments', event: 'events',
}

const REASON = {
  start: ReconcileReasonType.START, schedule: ReconcileReasonType.SCHEDULE, operator: ReconcileReasonType.OPERATOR, rebuild: ReconcileReasonType.REBUILD,
} as const

const STATUS = {
  running: ReconcileStatusType.RUNNING, done: ReconcileStatusType.DONE, stopped: ReconcileStatusType.STOPPED, failed: ReconcileStatusType.FAILED,
} as const

const ACTION = {
  repaired: DifferenceActionType.REPAIRED, shown: DifferenceActionType.SHOWN, stopped: DifferenceActionType.STOPPED, kept: DifferenceActionType.KEPT,
  projected: DifferenceActionType.PROJECTED, buried: DifferenceActionType.BURIED, received: DifferenceActionType.RECEIVED,
} as const

/** Reconciles as operators see and start them. */
export class ReconcileService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** The run that runs, or else the last one; null: there was none. */
  async current(): Promise<ReconcileRunType | null> {
    const { items } = await this.list(1, 0)
    return items[0] ?? null
  }

  /** One page, last begun first. @throws BAD_USER_INPUT for an impossible page */
  async list(limit: number, offset: number): Promise<ReconcileRunList> {
    checkPage(limit, offset)
    if (!this.account) return { items: [], totalCount: 0 }
    const { account, livemode } = this.account
    const [runs, totalCount] = await this.dataSource.manager.findAndCount(ReconcileRun, {
      where: { account, livemode }, order: { startedAt: 'DESC', id: 'DESC' }, take: limit, skip: offset,
    })
    return { items: await this.present(runs), totalCount }
  }

  /**
   * Starts a reconcile, unless one runs.
   * @param rebuild the projected tables are written anew instead of compared
   * @param acceptVanished it is right that many objects are gone from Stripe
   * @throws STRIPE_ERROR when Stripe is not connected
   */
  async start(acceptVanished: boolean, rebuild: boolean): Promise<StartReconcilePayload> {
    if (!this.account) throw stripeError('Stripe is not connected: set STRIPE_API_KEY, or let the simulator run.')
    const { run, started } = await requestRun(this.dataSource, this.account, { reason: rebuild ? 'rebuild' : 'operator', acceptVanished })
    const [presented] = await this.present([run])
    if (!presented) throw new Error('One run was to be presented.')
    return { run: presented, started }
  }

  /** One page of the history, last noticed first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async differences({ runId, kind, stripeId, action }: StripeDifferenceFilter, limit: number, after?: string | null): Promise<StripeDifferenceList> {
    checkPage(limit, 0)
    if (!this.account) return { items: [], endCursor: null, hasNextPage: false }
    const query = this.dataSource.createQueryBuilder(StripeDifference, 'difference')
      .where('difference.account = :account and difference.livemode = :livemode', { account: this.account.account, livemode: this.account.livemode })
    if (runId) query.andWhere('difference.run_id = :runId', { runId: uuidOf(runId) })
    if (kind) query.andWhere('difference.kind = :kind', { kind: searchable(kind) })
    if (stripeId) query.andWhere('difference.stripe_id = :stripeId', { stripeId: searchable(stripeId) })
    if (action) query.andWhere('difference.action = :action', { action })
    if (after != null) query.andWhere('(difference.seen_at, difference.id) < (:at, :id)', positionOf(after))
    const found = await query.orderBy('difference.seen_at', 'DESC').addOrderBy('difference.id', 'DESC').limit(limit + 1).getMany()
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return { items: page.map(presentDifference), endCursor: last ? encodeCursor({ at: last.seenAt, id: last.id }) : null, hasNextPage: found.length > limit }
  }

  private async present(runs: readonly ReconcileRun[]): Promise<ReconcileRunType[]> {
    const steps = await this.dataSource.manager.find(ReconcileStep, { where: { runId: In(runs.map(({ id }) => id)) }, order: { position: 'ASC' } })
    return runs.map(({ id, reason, status, startedAt, finishedAt, error }) => ({
      id, startedAt, finishedAt, error,
      reason: REASON[reason], status: STATUS[status],
      steps: steps.filter(({ runId }) => runId === id),
    }))
  }
}

function presentDifference({ id, account, livemode, kind, stripeId, localId, field, ours, stripes, seenAt, action, runId, decidedBy }: StripeDifference): StripeDifferenceType {
  const page = PAGES[kind]
  return {
    id, kind, stripeId, localId, field, ours, stripes, seenAt, runId, decidedBy,
    action: ACTION[action],
    dashboardUrl: page ? dashboardUrl({ account, livemode }, page, stripeId) : null,
  }
}

function uuidOf(runId: string): string {
  if (!isUuid(runId)) throw badUserInput({ runId: 'Give the id of a reconcile.' })
  return runId
}

function positionOf(after: string): { at: Date; id: string } {
  const position = decodeCursor(after)
  if (!isUuid(position.id)) throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out for the first page.' })
  return position
}
