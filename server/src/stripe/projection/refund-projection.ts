import type Stripe from 'stripe'
import type { EntityManager } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { paymentKind } from './kinds/payment.kind.ts'
import { wantLookups } from './lookup-queue.ts'
import { optionalId } from './projected-kind.ts'
import type { Delivered, Projection, Unsettled } from './projection.ts'

/** Of an endpoint that sends more than it needs to: of the events that the console asks for none tells of a refund. */
export const REFUND_EVENTS: readonly string[] = ['charge.refunded', 'refund.created', 'refund.updated', 'refund.failed']

/** What refunds change is a payment, which is looked up. */
export class RefundProjection implements Projection {
  constructor(private readonly account: StripeAccount) {}

  handles(type: string): boolean {
    return REFUND_EVENTS.includes(type)
  }

  async project(manager: EntityManager, events: readonly Delivered[]): Promise<Unsettled> {
    const intents = (events as readonly Delivered<Stripe.Charge | Stripe.Refund>[]).flatMap(({ object }) => optionalId(object.payment_intent) ?? [])
    await wantLookups(manager, this.account, intents.map((objectId) => ({ kind: paymentKind.object, objectId })))
    return { lookups: [], later: [] }
  }
}
