import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime, SafeInt } from '../graphql-scalars.ts'

/** How bad something is. */
export enum HealthSeverity { OK = 'OK', WARNING = 'WARNING', ERROR = 'ERROR' }
registerEnumType(HealthSeverity, {
  name: 'HealthSeverity',
  description: 'How the console is, or how bad something is.',
  valuesConfig: { OK: { description: 'All is well.' }, WARNING: { description: 'Somebody should look.' }, ERROR: { description: 'Something does not work.' } },
})

/** Something that a person should look at. */
@ObjectType({ description: 'Something that a person should look at, with what to do about it.' })
export class HealthAlert {
  @Field(() => String, { description: 'A word for machines, e.g. SIGNATURE_FAILING.' })
  code!: string

  @Field(() => HealthSeverity, { description: 'How bad it is.' })
  severity!: HealthSeverity

  @Field(() => String, { description: 'What is wrong and what to do.' })
  message!: string

  @Field(() => DateTime, { nullable: true, description: 'Since when, if that is known.' })
  since!: Date | null
}

/** How Stripe can be reached. */
@ObjectType({ description: 'Whether Stripe can be reached; asked at most every 30 seconds.' })
export class StripeHealthType {
  @Field(() => Boolean, { description: 'False: Stripe is not connected, and the rest says nothing.' })
  configured!: boolean

  @Field(() => Boolean, { description: 'Stripe answered.' })
  reachable!: boolean

  @Field(() => String, { nullable: true, description: 'Why it is not reachable.' })
  error!: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it was asked.' })
  checkedAt!: Date | null
}

/** The inbox. */
@ObjectType({ description: 'The inbox of the events of Stripe.' })
export class EventHealth {
  @Field(() => DateTime, { nullable: true, description: 'When the last event came that Stripe delivered; null: none yet. One that a reconcile had asked for does not count until it is delivered too, and then from when it was asked for.' })
  lastReceivedAt!: Date | null

  @Field(() => Int, { description: 'Events that wait for their projection.' })
  waiting!: number

  @Field(() => Int, { description: 'Events that were given up.' })
  dead!: number

  @Field(() => Float, { description: 'How many seconds the oldest of those waiting has been waiting.' })
  lagSeconds!: number
}

/** The outbox. */
@ObjectType({ description: 'Changes of the catalog on their way to Stripe.' })
export class PushHealth {
  @Field(() => Int, { description: 'Objects with a change that waits.' })
  waiting!: number

  @Field(() => Int, { description: 'Of these: the last attempt failed.' })
  failing!: number

  @Field(() => Int, { description: 'Of these: Stripe refused, and nothing more is tried.' })
  stopped!: number

  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest waits.' })
  oldestAt!: Date | null
}

/** The database. */
@ObjectType({ description: 'The database.' })
export class DatabaseHealth {
  @Field(() => String, { description: 'The version of PostgreSQL.' })
  version!: string

  @Field(() => SafeInt, { description: 'Its size in bytes.' })
  sizeBytes!: number

  @Field(() => Int, { description: 'Connections to it, of all programs.' })
  connections!: number

  @Field(() => Int, { description: 'How many it allows.' })
  maxConnections!: number

  @Field(() => SafeInt, { nullable: true, description: 'Free space beside the embedded database in bytes; null: the database is elsewhere.' })
  freeDiskBytes!: number | null
}

/** The background work. */
@ObjectType({ description: 'The background work.' })
export class JobHealth {
  @Field(() => Int, { description: 'Workers that live, in all processes.' })
  workers!: number

  @Field(() => Int, { description: 'Objects that Stripe is going to be asked for.' })
  lookupsWaiting!: number

  @Field(() => DateTime, { nullable: true, description: 'When everything was last compared with Stripe; null: not yet.' })
  lastReconciledAt!: Date | null
}

/** How the console is. */
@ObjectType({ description: 'How the console is.' })
export class Health {
  @Field(() => HealthSeverity, { description: 'The worst of the alerts.' })
  status!: HealthSeverity

  @Field(() => String, { description: 'The version of the console.' })
  version!: string

  @Field(() => [HealthAlert], { description: 'What a person should look at, the worst first.' })
  alerts!: HealthAlert[]

  @Field(() => StripeHealthType, { description: 'Whether Stripe can be reached.' })
  stripe!: StripeHealthType

  @Field(() => EventHealth, { description: 'Events of Stripe.' })
  events!: EventHealth

  @Field(() => PushHealth, { description: 'Changes on their way to Stripe.' })
  pushes!: PushHealth

  @Field(() => DatabaseHealth, { description: 'The database.' })
  database!: DatabaseHealth

  @Field(() => JobHealth, { description: 'The background work.' })
  jobs!: JobHealth
}
