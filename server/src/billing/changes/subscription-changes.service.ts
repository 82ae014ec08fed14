import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import { recordAudit } from '../../audit/audit.ts'
import type { Subscription } from '../../entities/subscription.ts'
import { conflict, notFound } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { StripeCallFailed } from '../../stripe/call-failed.ts'
import { Leases, type Lease } from '../../stripe/leases.ts'
import { singleUse, type StripeCalls } from '../../stripe/stripe-calls.ts'
import { compareWithIntents, keepIntent, restoreIntent, type NewIntent } from '../../stripe/subscription-intents.ts'
import { searchable } from '../../paging.ts'
import type { SubscriptionService } from '../subscription.service.ts'
import { cancellation, resumption, subscriptionChange } from './change.checks.ts'
import { CancelWhen, type CancelSubscriptionInput, type ChangeSubscriptionInput, type ResumeSubscriptionInput, type SubscriptionChangePreview } from './change.inputs.ts'
import { previewChange } from './change-preview.ts'
import { itemsOf, planChange } from './planned-change.ts'

/** One call that changes a subscription. */
interface Operation {
  action: string
  reason?: string | null
  /** What the console wants of it from now on; left out: nothing new. */
  asked?: Omit<NewIntent, 'current'>
  call: (client: Stripe) => Promise<Stripe.Response<Stripe.Subscription>>
}

/** Operators' changes of subscriptions: done at Stripe, and in the tables before the caller hears of it. */
export class SubscriptionChanges {
  private readonly leases: Leases

  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls, private readonly subscriptions: SubscriptionService) {
    this.leases = new Leases(dataSource)
  }

  /** Ends a subscription with its period, or at once. @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when it has ended, STRIPE_ERROR */
  async cancel(input: CancelSubscriptionInput): Promise<Subscription> {
    const { id, when, reason } = parseInput(cancellation, input)
    const details = reason === null ? {} : { cancellation_details: { comment: reason } }
    return await this.change(id, () => ({
      action: 'cancelSubscription', reason,
      ...(when === CancelWhen.NOW
        ? { call: (client) => client.subscriptions.cancel(id, details) }
        : { asked: { cancelAtPeriodEnd: true }, call: (client) => client.subscriptions.update(id, { cancel_at_period_end: true, ...details }, singleUse()) }),
    }))
  }

  /** Lets a subscription go on that was going to end, or is paused. @throws NOT_FOUND, CONFLICT when it has ended or goes on anyway, STRIPE_ERROR */
  async resume(input: ResumeSubscriptionInput): Promise<Subscription> {
    const { id, reason } = parseInput(resumption, input)
    return await this.change(id, (current) => ({ action: 'resumeSubscription', reason, asked: { cancelAtPeriodEnd: false }, call: resuming(current) }))
  }

  /** Another price or quantity. A payment that this calls for and that fails leaves everything as it was. @throws BAD_USER_INPUT, PRICE_NOT_SYNCED, NOT_FOUND, CONFLICT when it has ended, STRIPE_ERROR */
  async update(input: ChangeSubscriptionInput): Promise<Subscription> {
    const wanted = parseInput(subscriptionChange, input)
    const { id, reason } = wanted
    return await this.change(id, async (current) => {
      const { params, items } = await planChange(this.dataSource, this.calls.account(), current, wanted)
      return {
        action: 'changeSubscription', reason, asked: { items },
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

  /** One after the other for each subscription, so that what was asked last is what is remembered. */
  private async change(id: string, plan: (current: Stripe.Subscription) => Operation | Promise<Operation>): Promise<Subscription> {
    return await this.leases.hold(`subscription ${searchable(id)}`, async (lease) => {
      const current = await this.running(id, lease)
      const before = await this.projected(id)
      const { action, reason, asked, call } = await plan(current)
      await this.asking(current, asked, () => this.calls.subscription(id, call, { lease }))
      const after = await this.projected(id)
      await this.dataSource.transaction(async (manager) => {
        await compareWithIntents(manager, [id])
        await recordAudit(manager, { action, objectType: 'Subscription', objectId: id, before: { ...visible(before), items: itemsOf(current.items) }, after: { ...visible(after), items: asked?.items ?? itemsOf(current.items) }, reason: reason ?? null })
      })
      return after
    })
  }

  private async asking(current: Stripe.Subscription, asked: Operation['asked'], call: () => Promise<unknown>): Promise<void> {
    if (!asked) return void await call()
    const before = await this.dataSource.transaction((manager) => keepIntent(manager, current.id, { ...asked, current: itemsOf(current.items) }))
    try {
      await call()
    } catch (error) {
      if (error instanceof StripeCallFailed && error.refused) await this.dataSource.transaction((manager) => restoreIntent(manager, current.id, before))
      throw error
    }
  }

  /** As Stripe has it at this moment. */
  private async running(id: string, lease?: Lease): Promise<Stripe.Subscription> {
    if (!/^sub_\w{1,250}$/.test(id)) throw notFound('subscription', id)
    const current = await this.calls.subscription(id, (client) => client.subscriptions.retrieve(id), { lease }).catch((error: unknown) => {
      throw error instanceof StripeCallFailed && error.failure.code === 'resource_missing' ? notFound('subscription', id) : error
    })
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
function resuming({ id, status, cancel_at_period_end: ends, cancel_at: endsAt, pause_collection: pause }: Stripe.Subscription): Operation['call'] {
  if (status === 'paused') return (client) => client.subscriptions.resume(id, {}, singleUse())
  if (ends) return (client) => client.subscriptions.update(id, { cancel_at_period_end: false }, singleUse())
  if (endsAt !== null) return (client) => client.subscriptions.update(id, { cancel_at: '' }, singleUse())
  if (pause !== null) return (client) => client.subscriptions.update(id, { pause_collection: '' }, singleUse())
  throw conflict('This subscription is neither paused nor going to end: there is nothing to resume.')
}

/** What the audit log tells of a subscription. */
function visible({ status, cancelAtPeriodEnd, cancelAt }: Subscription): object {
  return { status, cancelAtPeriodEnd, cancelAt }
}
