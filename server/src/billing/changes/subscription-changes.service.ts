import { isDeepStrictEqual } from 'node:util'
import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { AskedChange } from '../../entities/asked-change.ts'
import type { Subscription } from '../../entities/subscription.ts'
import { conflict, notFound } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { AskedChanges, type Around } from '../../stripe/asked-changes.ts'
import { Leases, type Lease } from '../../stripe/leases.ts'
import { orMissing } from '../../stripe/missing.ts'
import { singleUse, type StripeCalls } from '../../stripe/stripe-calls.ts'
import { compareWithIntents, keepIntent, restoreIntent, type NewIntent } from '../../stripe/subscription-intents.ts'
import { searchable } from '../../paging.ts'
import type { SubscriptionService } from '../subscription.service.ts'
import { cancellation, resumption, subscriptionChange } from './change.checks.ts'
import { CancelWhen, type CancelSubscriptionInput, type ChangeSubscriptionInput, type ResumeSubscriptionInput, type SubscriptionChangePreview } from './change.inputs.ts'
import { previewChange } from './change-preview.ts'
import { itemsOf, planChange } from './planned-change.ts'
import { inOrder, shown, type Shown } from './shown-subscription.ts'

/** One call that changes a subscription. */
interface Operation {
  action: string
  reason?: string | null
  /** What the console wants of it from now on. */
  asked: Omit<NewIntent, 'current'>
  /** What it is when that is done. */
  wanted: Partial<Shown>
  call: (client: Stripe) => Promise<Stripe.Response<Stripe.Subscription>>
}

/** Operators' changes of subscriptions: done at Stripe, and in the tables before the caller hears of it. */
export class SubscriptionChanges {
  private readonly leases: Leases
  private readonly asked: AskedChanges

  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls, private readonly subscriptions: SubscriptionService) {
    this.leases = new Leases(dataSource)
    this.asked = new AskedChanges(dataSource, () => calls.account())
  }

  /** Ends a subscription with its period, or at once. @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when it has ended or an earlier change may still be made, STRIPE_ERROR */
  async cancel(input: CancelSubscriptionInput): Promise<Subscription> {
    const { id, when, reason } = parseInput(cancellation, input)
    const details = reason === null ? {} : { cancellation_details: { comment: reason } }
    return await this.change(id, () => ({
      action: 'cancelSubscription', reason,
      ...(when === CancelWhen.NOW
        ? { asked: {}, wanted: { status: 'canceled' }, call: (client) => client.subscriptions.cancel(id, details) }
        : { asked: { cancelAtPeriodEnd: true }, wanted: { cancelAtPeriodEnd: true }, call: (client) => client.subscriptions.update(id, { cancel_at_period_end: true, ...details }, singleUse()) }),
    }))
  }

  /** Lets a subscription go on that was going to end, or is paused. @throws NOT_FOUND, CONFLICT when it has ended, goes on anyway, or an earlier change may still be made, STRIPE_ERROR */
  async resume(input: ResumeSubscriptionInput): Promise<Subscription> {
    const { id, reason } = parseInput(resumption, input)
    return await this.change(id, (current) => ({ action: 'resumeSubscription', reason, asked: { cancelAtPeriodEnd: false }, ...resuming(current) }))
  }

  /** Another price or quantity. A payment that this calls for and that fails leaves everything as it was. @throws BAD_USER_INPUT, PRICE_NOT_SYNCED, NOT_FOUND, CONFLICT when it has ended or an earlier change may still be made, STRIPE_ERROR */
  async update(input: ChangeSubscriptionInput): Promise<Subscription> {
    const wanted = parseInput(subscriptionChange, input)
    const { id, reason } = wanted
    return await this.change(id, async (current) => {
      const { params, items } = await planChange(this.dataSource, this.calls.account(), current, wanted)
      return {
        action: 'changeSubscription', reason, asked: { items }, wanted: { items: inOrder(items) },
        call: (client) => client.subscriptions.update(id, { ...params, payment_behavior: 'error_if_incomplete' }, singleUse()),
      }
    })
  }

  /** What {@link update} would cost. @throws what that throws */
  async preview(input: ChangeSubscriptionInput): Promise<SubscriptionChangePreview> {
    const wanted = parseInput(subscriptionChange, input)
    const current = await this.running(wanted.id)
    return await previewChange(this.calls, current, await planChange(this.dataSource, this.calls.account(), current, wanted))
  }

  /** Finds out what became of a change that was asked and never answered. @throws STRIPE_ERROR when that cannot be told now */
  async settle(change: AskedChange): Promise<void> {
    const { objectId: id } = change
    await this.one(id, async (lease) => {
      const current = await orMissing(this.calls.subscription(id, (client) => client.subscriptions.retrieve(id), { lease }))
      await (current ? this.settleAll(current) : this.asked.notDone(change, AROUND))
    })
  }

  private async change(id: string, plan: (current: Stripe.Subscription) => Operation | Promise<Operation>): Promise<Subscription> {
    return await this.one(id, async (lease) => {
      const current = await this.running(id, lease)
      // What comes now would hide what came of it.
      if (await this.settleAll(current)) throw conflict('It is not known yet what came of an earlier change of this subscription, and Stripe may still make it: try again in a minute.')
      const { action, reason, asked, wanted, call } = await plan(current)
      await this.asked.run({ action, objectType: 'Subscription', objectId: id, before: shown(current), wanted, reason: reason ?? null }, async () => await this.calls.subscription(id, call, { lease }), {
        ...AROUND, keep: async (manager) => ({ intentBefore: await keepIntent(manager, id, { ...asked, current: itemsOf(current.items) }) }),
      })
      return await this.projected(id)
    })
  }

  /** One after the other for each subscription, so that what was asked last is what is remembered. */
  private async one<Result>(id: string, work: (lease: Lease) => Promise<Result>): Promise<Result> {
    return await this.leases.hold(`subscription ${searchable(id)}`, work)
  }

  /** Records what came of what was never answered. @returns may Stripe still do some of it? */
  private async settleAll(current: Stripe.Subscription): Promise<boolean> {
    const is = shown(current)
    let underWay = false
    for (const change of await this.asked.of('Subscription', current.id)) {
      const isDone = Object.entries(change.wanted).every(([name, value]) => isDeepStrictEqual(value, is[name as keyof Shown]))
      if (isDone) await this.asked.done(change, current, AROUND)
      else if (await this.asked.isUnderWay(change)) underWay = true
      else await this.asked.notDone(change, AROUND)
    }
    return underWay
  }

  /** As Stripe has it at this moment. */
  private async running(id: string, lease?: Lease): Promise<Stripe.Subscription> {
    if (!/^sub_\w{1,250}$/.test(id)) throw notFound('subscription', id)
    const current = await orMissing(this.calls.subscription(id, (client) => client.subscriptions.retrieve(id), { lease }))
    if (!current) throw notFound('subscription', id)
    if (current.status === 'canceled' || current.status === 'incomplete_expired') throw conflict('This subscription has ended: make a new one with createCheckoutSession.')
    return current
  }

  private async projected(id: string): Promise<Subscription> {
    const found = await this.subscriptions.find(id)
    if (!found) throw notFound('subscription', id)
    return found
  }
}

/** Whatever holds it back is undone. @throws CONFLICT when nothing does */
function resuming({ id, status, cancel_at_period_end: ends, cancel_at: endsAt, pause_collection: pause }: Stripe.Subscription): Pick<Operation, 'wanted' | 'call'> {
  if (status === 'paused') return { wanted: { paused: false }, call: (client) => client.subscriptions.resume(id, {}, singleUse()) }
  if (ends) return { wanted: { cancelAtPeriodEnd: false }, call: (client) => client.subscriptions.update(id, { cancel_at_period_end: false }, singleUse()) }
  if (endsAt !== null) return { wanted: { cancelAt: null }, call: (client) => client.subscriptions.update(id, { cancel_at: '' }, singleUse()) }
  if (pause !== null) return { wanted: { collectionPaused: false }, call: (client) => client.subscriptions.update(id, { pause_collection: '' }, singleUse()) }
  throw conflict('This subscription is neither paused nor going to end: there is nothing to resume.')
}

/** What goes with every change. */
const AROUND: Around<Stripe.Subscription> = {
  done: async (manager, subscription) => {
    await compareWithIntents(manager, [subscription.id])
    return shown(subscription)
  },
  undo: async (manager, { objectId, intentBefore }) => { await restoreIntent(manager, objectId, intentBefore) },
}
