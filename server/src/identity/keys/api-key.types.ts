import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { idempotencyKeyField } from '../../idempotency.ts'
import { scopes } from '../permissions.ts'

/** Can it be used? */
export enum ApiKeyStatus { ACTIVE = 'ACTIVE', EXPIRED = 'EXPIRED', REVOKED = 'REVOKED' }
registerEnumType(ApiKeyStatus, {
  name: 'ApiKeyStatus', description: 'Whether an API key works.',
  valuesConfig: {
    ACTIVE: { description: 'It works.' },
    EXPIRED: { description: 'Its time is over, or that of its overlap with a successor.' },
    REVOKED: { description: 'Somebody ended it.' },
  },
})

const SCOPES = `Scopes: ${scopes.join(', ')}.`

/** A key with which an integrator's application calls this API. */
@ObjectType({ description: "A key with which an integrator's application calls this API, as \"Authorization: Bearer <secret>\". Its secret is kept nowhere." })
export class ApiKey {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string

  @Field(() => String, { description: 'How its secret starts, to tell keys apart.' })
  start!: string

  @Field(() => [String], { description: `What it may do; * is everything. ${SCOPES}` })
  scopes!: string[]

  @Field(() => Int, { nullable: true, description: 'Requests in a minute at the most; null: as many as the installation allows each key.' })
  requestsPerMinute!: number | null

  @Field(() => ApiKeyStatus, { description: 'Whether it works.' })
  status!: ApiKeyStatus

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it stops working by itself; null: never.' })
  expiresAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When it was used last, to within some seconds; null: never.' })
  lastUsedAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'When somebody ended it.' })
  revokedAt!: Date | null

  @Field(() => ID, { nullable: true, description: 'The id of the key that took its place.' })
  replacedById!: string | null

  @Field(() => Boolean, { description: 'It follows the setting --bootstrap-api-key (BOOTSTRAP_API_KEY): it is changed and ended there, and can be neither rotated nor revoked here.' })
  configured!: boolean
}

/** One page of API keys. */
@ObjectType({ description: 'One page of API keys.' })
export class ApiKeyList {
  @Field(() => [ApiKey], { description: 'The keys of this page.' })
  items!: ApiKey[]

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number
}

/** A new API key. */
@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: '1 to 100 characters: which application it is for.' })
  name!: string

  @Field(() => [String], { description: `What it may do, at least one. ${SCOPES}` })
  scopes!: string[]

  @Field(() => Date, { nullable: true, description: 'When it stops working; left out: never.' })
  expiresAt?: Date | null

  @Field(() => Int, { nullable: true, description: 'Requests in a minute at the most, from 1; left out: as many as the installation allows each key.' })
  requestsPerMinute?: number | null

  @Field(() => String, idempotencyKeyField)
  idempotencyKey?: string | null
}

/** A new secret for an application that goes on. */
@InputType({ description: 'A new key with the name, scopes and limits of an old one.' })
export class RotateApiKeyInput {
  @Field(() => ID, { description: 'The key to replace.' })
  id!: string

  @Field(() => Int, { defaultValue: 86_400, description: 'How many seconds the old key goes on working, 0 to 2592000 (30 days).' })
  overlapSeconds!: number

  @Field(() => Date, { nullable: true, description: "When the new key stops working; left out: it has the old one's time, or none." })
  expiresAt?: Date | null
}

/** A key that was made, and its secret. */
@ObjectType({ description: 'The key that was made.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: 'The key.' })
  apiKey!: ApiKey

  @Field(() => String, { nullable: true, description: 'What the application sends. It is shown once and kept nowhere: null when an idempotencyKey is repeated. If it never arrived, rotate the key.' })
  secret!: string | null
}

/** A key that took another's place, and its secret. */
@ObjectType({ description: 'The key that was made, and the one whose place it takes.' })
export class RotateApiKeyPayload {
  @Field(() => ApiKey, { description: 'The key that was made.' })
  apiKey!: ApiKey

  @Field(() => String, { description: 'What the application sends. It is shown this once and kept nowhere.' })
  secret!: string

  @Field(() => ApiKey, { description: 'The old key; it works until it expires.' })
  replaced!: ApiKey
}

/** A key that was ended. */
@ObjectType({ description: 'The key that was ended.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { description: 'The key.' })
  apiKey!: ApiKey
}
