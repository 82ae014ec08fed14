import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../../graphql-scalars.ts'

/** Why a reconcile began. */
export enum ReconcileReasonType { START = 'start', SCHEDULE = 'schedule', OPERATOR = 'operator', REBUILD = 'rebuild' }
registerEnumType(ReconcileReasonType, {
  name: 'ReconcileReason',
  description: 'Why a reconcile began.',
  valuesConfig: {
    START: { description: 'The console started.' },
    SCHEDULE: { description: 'The interval was over.' },
    OPERATOR: { description: 'Somebody asked for it.' },
    REBUILD: { description: 'The projected tables are written anew from Stripe.' },
  },
})

/** How a reconcile stands. */
export enum ReconcileStatusType { RUNNING = 'running', DONE = 'done', STOPPED = 'stopped', FAILED = 'failed' }
registerEnumType(ReconcileStatusType, {
  name: 'ReconcileStatus',
  description: 'How a reconcile stands.',
  valuesConfig: {
    RUNNING: { description: 'It goes on, or waits to go on: see error.' },
    DONE: { description: 'Everything was compared.' },
    STOPPED: { description: "Stripe's answers look wrong, so nothing more was concluded from them: see error, then start again." },
    FAILED: { description: 'Given up after many failures: see error.' },
  },
})

/** One kind of object in a reconcile. */
@ObjectType('ReconcileStep', { description: 'How far a reconcile is with one kind of object.' })
export class ReconcileStepType {
  @Field(() => String, { description: 'E.g. event, undelivered_event, product, price, customer, subscription, invoice, payment.' })
  kind!: string

  @Field(() => Int, { description: 'Objects that Stripe listed so far.' })
  listed!: number

  @Field(() => Int, { description: 'Objects that differed; for events, those that had never arrived.' })
  differing!: number

  @Field(() => DateTime, { nullable: true, description: 'When it began; null: not yet.' })
  startedAt!: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When it was through; null: not yet.' })
  doneAt!: Date | null
}

/** One comparison of everything with Stripe. */
@ObjectType('ReconcileRun', { description: 'One comparison of everything with Stripe. At most one runs at a time.' })
export class ReconcileRunType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => ReconcileReasonType, { description: 'Why it began.' })
  reason!: ReconcileReasonType

  @Field(() => ReconcileStatusType, { description: 'How it stands.' })
  status!: ReconcileStatusType

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null: it runs.' })
  finishedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it stopped, or what keeps it from going on at the moment.' })
  error!: string | null

  @Field(() => [ReconcileStepType], { description: 'Its kinds of object, in the order in which they are compared.' })
  steps!: ReconcileStepType[]
}

/** One page of runs. */
@ObjectType({ description: 'One page of reconciles, last begun first.' })
export class ReconcileRunList {
  @Field(() => [ReconcileRunType], { description: 'The runs of this page.' })
  items!: ReconcileRunType[]

  @Field(() => Int, { description: 'How many there are.' })
  totalCount!: number
}

/** What startReconcile answers. */
@ObjectType({ description: 'The reconcile that runs now.' })
export class StartReconcilePayload {
  @Field(() => ReconcileRunType, { description: 'The run; if one ran already, that one.' })
  run!: ReconcileRunType

  @Field(() => Boolean, { description: 'False: one was running already, and no other was started.' })
  started!: boolean
}

/** What was done about a difference. */
export enum DifferenceActionType {
  REPAIRED = 'repaired', SHOWN = 'shown', STOPPED = 'stopped', KEPT = 'kept', PROJECTED = 'projected', BURIED = 'buried', RECEIVED = 'received',
}
registerEnumType(DifferenceActionType, {
  name: 'DifferenceAction',
  description: 'What was done about a difference.',
  valuesConfig: {
    REPAIRED: { description: 'The catalog was pushed to Stripe again.' },
    SHOWN: { description: 'Only shown: the policy is to report.' },
    STOPPED: { description: 'Only shown: it was repaired more than five times within an hour, so somebody else keeps changing it.' },
    KEPT: { description: 'Only shown: Stripe does not let it be changed any more.' },
    PROJECTED: { description: "Stripe's truth was taken." },
    BURIED: { description: 'Stripe does not know the object any more; here it counts as deleted.' },
    RECEIVED: { description: 'An event that had never arrived was put into the inbox.' },
  },
})

/** A difference that was noticed. */
@ObjectType('StripeDifference', { description: 'A field on which Stripe and the console differed, and what was done about it.' })
export class StripeDifferenceType {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string

  @Field(() => String, { description: 'The kind of object: product, price, customer, subscription, invoice, payment, payment_method, event …' })
  kind!: string

  @Field(() => String, { description: "Stripe's id." })
  stripeId!: string

  @Field(() => ID, { nullable: true, description: 'The id in the catalog, of products and prices.' })
  localId!: string | null

  @Field(() => String, { nullable: true, description: 'Its page in the Stripe Dashboard, if it has one.' })
  dashboardUrl!: string | null

  @Field(() => String, { description: 'The field; id: the whole object was here or there only.' })
  field!: string

  @Field(() => String, { nullable: true, description: 'What the console had; long values are cut.' })
  ours!: string | null

  @Field(() => String, { nullable: true, description: 'What Stripe had; long values are cut.' })
  stripes!: string | null

  @Field(() => DateTime, { description: 'When it was noticed, and acted upon.' })
  seenAt!: Date

  @Field(() => DifferenceActionType, { description: 'What was done.' })
  action!: DifferenceActionType

  @Field(() => ID, { nullable: true, description: 'The reconcile that noticed it; null: an event did, or somebody asked for the repair.' })
  runId!: string | null

  @Field(() => String, { nullable: true, description: 'Who asked for the repair; null: the policy.' })
  decidedBy!: string | null
}

/** One page of differences. */
@ObjectType({ description: 'One page of differences, last noticed first.' })
export class StripeDifferenceList {
  @Field(() => [StripeDifferenceType], { description: 'The differences of this page.' })
  items!: StripeDifferenceType[]

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page; null when this page is empty.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  hasNextPage!: boolean
}

/** Which differences to list. */
@InputType({ description: 'Which differences to list; all conditions must hold.' })
export class StripeDifferenceFilter {
  @Field(() => ID, { nullable: true, description: 'Only those that this reconcile noticed.' })
  runId?: string | null

  @Field(() => String, { nullable: true, description: 'Only those of this kind of object.' })
  kind?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those of the object with this Stripe id.' })
  stripeId?: string | null

  @Field(() => DifferenceActionType, { nullable: true, description: 'Only those about which this was done.' })
  action?: DifferenceActionType | null
}
