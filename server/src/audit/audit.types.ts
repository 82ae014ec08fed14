import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../graphql-scalars.ts'

/** What kind of actor did something. */
export enum AuditActorKind { OPERATOR = 'OPERATOR', API_KEY = 'API_KEY', SYSTEM = 'SYSTEM', STRIPE_EVENT = 'STRIPE_EVENT' }
registerEnumType(AuditActorKind, {
  name: 'AuditActorKind', description: 'What kind of actor did something.',
  valuesConfig: {
    OPERATOR: { description: 'A person in the panel.' },
    API_KEY: { description: "An integrator's application." },
    SYSTEM: { description: 'The console by itself.' },
    STRIPE_EVENT: { description: 'An event that Stripe delivered.' },
  },
})

/** Who did it. */
@ObjectType({ description: 'Who did it.' })
export class AuditActor {
  @Field(() => AuditActorKind, { description: 'What kind of actor.' })
  kind!: AuditActorKind

  @Field(() => ID, { nullable: true, description: "The operator's, API key's or event's id; null for the console itself." })
  id!: string | null

  @Field(() => String, { nullable: true, description: "An operator's e-mail address, a key's name or an event's type, as it was then." })
  name!: string | null
}

/** One field that was changed. */
@ObjectType({ description: 'One field that was changed.' })
export class AuditChange {
  @Field(() => String, { description: 'Which field.' })
  field!: string

  @Field(() => String, { nullable: true, description: 'Its value before, as JSON; null when there was no object.' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'Its value after, as JSON; null when the object is gone.' })
  after!: string | null
}

/** Something that somebody did. */
@ObjectType('AuditEntry', { description: 'Something that somebody did. Nothing of it can be changed or deleted.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => DateTime, { description: 'When.' })
  at!: Date

  @Field(() => String, { description: "What: the mutation's name, or the console's own word." })
  action!: string

  @Field(() => AuditActor, { description: 'Who.' })
  actor!: AuditActor

  @Field(() => String, { description: 'The type of the object, e.g. Price.' })
  objectType!: string

  @Field(() => ID, { description: "The object's id." })
  objectId!: string

  @Field(() => [AuditChange], { description: 'What is different since; of a new object all that it has. Secrets are never kept.' })
  changes!: AuditChange[]

  @Field(() => String, { nullable: true, description: 'Why, if it was said.' })
  reason!: string | null
}

/** One page of the audit log. */
@ObjectType({ description: 'One page of the audit log.' })
export class AuditLogPage {
  @Field(() => [AuditEntryType], { description: 'The entries of this page.' })
  items!: AuditEntryType[]

  @Field(() => String, { nullable: true, description: 'Pass it as "after" to get the next page; null on an empty page.' })
  endCursor!: string | null

  @Field(() => Boolean, { description: 'Whether there are more.' })
  hasNextPage!: boolean
}

/** Which entries to list. */
@InputType({ description: 'Which entries to list; all conditions must hold.' })
export class AuditLogFilter {
  @Field(() => AuditActorKind, { nullable: true, description: 'By this kind of actor.' })
  actorKind?: AuditActorKind | null

  @Field(() => ID, { nullable: true, description: 'By this operator, API key or Stripe event.' })
  actorId?: string | null

  @Field(() => [String], { nullable: true, description: 'One of these actions, e.g. archivePrice.' })
  actions?: string[] | null

  @Field(() => String, { nullable: true, description: 'On objects of this type, e.g. Price.' })
  objectType?: string | null

  @Field(() => ID, { nullable: true, description: 'On this object.' })
  objectId?: string | null

  @Field(() => DateTime, { nullable: true, description: 'At this moment or later.' })
  from?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  to?: Date | null
}
