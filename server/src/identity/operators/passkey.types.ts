import { Field, ID, InputType, ObjectType } from 'type-graphql'

/** A passkey of the operator who asks. Neither the key nor what it signed is ever shown. */
@ObjectType({ description: 'A passkey with which an operator signs in. Neither the key nor what it signed is ever shown.' })
export class Passkey {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What the operator calls it.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether a password manager takes it to other devices; false: it is bound to one device, and lost with it.' })
  synced!: boolean

  @Field(() => Date, { description: 'When it was added.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'When it last signed its operator in; null: never.' })
  lastUsedAt!: Date | null
}

/** Another name for a passkey. */
@InputType({ description: 'Another name for a passkey.' })
export class RenamePasskeyInput {
  @Field(() => ID, { description: 'The passkey.' })
  id!: string

  @Field(() => String, { description: 'What it is called from now on: 1 to 60 characters.' })
  name!: string
}

/** A passkey that was renamed. */
@ObjectType({ description: 'The passkey under its new name.' })
export class RenamePasskeyPayload {
  @Field(() => Passkey, { description: 'The passkey as it is now.' })
  passkey!: Passkey
}

/** A passkey that was removed. */
@ObjectType({ description: 'The passkey that was removed.' })
export class RemovePasskeyPayload {
  @Field(() => ID, { description: 'The id that it had.' })
  passkeyId!: string
}
