import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Money } from '../../catalog/price.types.ts'
import { DateTime } from '../../graphql-scalars.ts'
import { SubscriptionType } from '../subscription.types.ts'

/** When a subscription ends that is canceled. */
export enum CancelWhen { AT_PERIOD_END = 'AT_PERIOD_END', NOW = 'NOW' }
registerEnumType(CancelWhen, {
  name: 'CancelWhen', description: 'When a subscription ends that is canceled.',
  valuesConfig: { AT_PERIOD_END: { description: 'With what is paid; until then it can be resumed.' }, NOW: { description: 'At once and for good; nothing is paid back by itself.' } },
})

/** What becomes of the rest of the period when a subscription changes. */
export enum Proration { CREATE_PRORATIONS = 'create_prorations', ALWAYS_INVOICE = 'always_invoice', NONE = 'none' }
registerEnumType(Proration, {
  name: 'Proration', description: 'What becomes of the rest of the period when a subscription changes. https://docs.stripe.com/billing/subscriptions/prorations',
  valuesConfig: {
    CREATE_PRORATIONS: { description: 'The difference is on the next invoice.' }, ALWAYS_INVOICE: { description: 'The difference is charged at once.' },
    NONE: { description: 'No difference is charged: the next period is the first at the new price.' },
  },
})

/** Ends a subscription. */
@InputType({ description: 'Ends a subscription.' })
export class CancelSubscriptionInput {
  @Field(() => ID, { description: 'sub_…' })
  id!: string

  @Field(() => CancelWhen, { description: 'When.' })
  when!: CancelWhen

  @Field(() => String, { nullable: true, description: 'Why; kept in the audit log and with the subscription in Stripe. At most 500 characters.' })
  reason?: string | null
}

/** Lets a subscription go on. */
@InputType({ description: 'Lets a subscription go on that was going to end, or that is paused.' })
export class ResumeSubscriptionInput {
  @Field(() => ID, { description: 'sub_…' })
  id!: string

  @Field(() => String, { nullable: true, description: 'Why; kept in the audit log. At most 500 characters.' })
  reason?: string | null
}

/** Another price or quantity. */
@InputType({ description: 'Another price or quantity of a subscription; give one of them or both.' })
export class ChangeSubscriptionInput {
  @Field(() => ID, { description: 'sub_…' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'si_…, which of its items; needed when it has several.' })
  itemId?: string | null

  @Field(() => ID, { nullable: true, description: 'An active, recurring price that is in Stripe, in the currency of the subscription. Left out: the price stays.' })
  priceId?: string | null

  @Field(() => Int, { nullable: true, description: 'How many units, 1 to 999999. Left out: the quantity stays.' })
  quantity?: number | null

  @Field(() => Proration, { defaultValue: Proration.CREATE_PRORATIONS, description: 'What becomes of the rest of the period.' })
  proration!: Proration

  @Field(() => DateTime, { nullable: true, description: 'The moment from which the difference counts, as a preview named it: then exactly that is charged. Left out: now.' })
  prorationDate?: Date | null

  @Field(() => String, { nullable: true, description: 'Why; kept in the audit log. At most 500 characters.' })
  reason?: string | null
}

/** Makes the payload type of a mutation of a subscription: they all return it. */
function subscriptionPayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => SubscriptionType, { description: 'The subscription as Stripe has it now.' })
    subscription!: SubscriptionType
  }
  return Payload
}

export const CancelSubscriptionPayload = subscriptionPayload('CancelSubscriptionPayload', 'The subscription that was canceled.')
export const ResumeSubscriptionPayload = subscriptionPayload('ResumeSubscriptionPayload', 'The subscription that goes on.')
export const ChangeSubscriptionPayload = subscriptionPayload('ChangeSubscriptionPayload', 'The subscription that was changed.')

/** One line of a preview. */
@ObjectType({ description: 'One line of the invoice that a change leads to.' })
export class SubscriptionChangePreviewLine {
  @Field(() => String, { nullable: true, description: 'What Stripe would print on it.' })
  description!: string | null

  @Field(() => Money, { description: 'Negative: credit for what is not used any more.' })
  amount!: Money

  @Field(() => Boolean, { description: 'Is it for a part of a period only?' })
  proration!: boolean
}

/** What a change would cost. */
@ObjectType({ description: 'What a change of a subscription would cost, reckoned by Stripe. Nothing is done.' })
export class SubscriptionChangePreview {
  @Field(() => Money, { description: 'What is charged at once, after credit, discounts and taxes.' })
  dueNow!: Money

  @Field(() => Money, { nullable: true, description: 'What the next invoice is about, credit and charges for the rest of this period included; null when there is none.' })
  nextInvoice!: Money | null

  @Field(() => DateTime, { nullable: true, description: 'When that is due.' })
  nextInvoiceAt!: Date | null

  @Field(() => Money, { nullable: true, description: 'What each whole period costs from then on, before discounts and taxes; null when it does not go on.' })
  recurring!: Money | null

  @Field(() => DateTime, { nullable: true, description: 'The moment from which the difference counts: pass it to changeSubscription.' })
  prorationDate!: Date | null

  @Field(() => [SubscriptionChangePreviewLine], { description: 'What the first of these invoices consists of.' })
  lines!: SubscriptionChangePreviewLine[]
}
