import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'

/** What an operator may do. */
export enum OperatorRole { VIEWER = 'viewer', SUPPORT = 'support', CATALOG = 'catalog', ADMIN = 'admin' }
registerEnumType(OperatorRole, {
  name: 'OperatorRole', description: 'What an operator may do.',
  valuesConfig: {
    VIEWER: { description: 'Sees everything but operators and API keys.' },
    SUPPORT: { description: 'Sees the same; changes members, grants and subscriptions, and makes checkout links.' },
    CATALOG: { description: 'Sees the same; changes products, prices, features and entitlement sets.' },
    ADMIN: { description: 'Does everything, and says who else may do what.' },
  },
})

/** A role as GraphQL names it. What cannot be is the least. */
export function operatorRole(value: string): OperatorRole {
  return Object.values(OperatorRole).find((role) => role === value) ?? OperatorRole.VIEWER
}

/** A person who works in the panel. */
@ObjectType({ description: 'A person who works in the panel.' })
export class Operator {
  @Field(() => ID, { description: 'Their id.' })
  id!: string

  @Field(() => String, { description: 'The e-mail address with which they sign in.' })
  email!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => OperatorRole, { description: 'What they may do.' })
  role!: OperatorRole

  @Field(() => Boolean, { description: 'Whether a code from an authenticator app is asked for after their password.' })
  secondFactor!: boolean

  @Field(() => Int, { description: 'How many passkeys sign them in without a password.' })
  passkeyCount!: number

  @Field(() => Int, { description: 'How many browsers they are signed in with.' })
  sessionCount!: number

  @Field(() => Date, { description: 'When they became an operator.' })
  createdAt!: Date

  @Field(() => Date, { nullable: true, description: 'Since when they may not sign in; null: they may.' })
  disabledAt!: Date | null
}

/** One page of operators. */
@ObjectType({ description: 'One page of operators.' })
export class OperatorList {
  @Field(() => [Operator], { description: 'The operators of this page.' })
  items!: Operator[]

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number
}

/** Another role for an operator. */
@InputType({ description: 'Another role for an operator.' })
export class ChangeOperatorRoleInput {
  @Field(() => ID, { description: 'The operator.' })
  id!: string

  @Field(() => OperatorRole, { description: 'What they may do from now on.' })
  role!: OperatorRole
}

function operatorPayload(name: string, description: string) {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => Operator, { description: 'The operator as they are now.' })
    operator!: Operator
  }
  return Payload
}

export const ChangeOperatorRolePayload = operatorPayload('ChangeOperatorRolePayload', 'The operator whose role was changed.')
export const DisableOperatorPayload = operatorPayload('DisableOperatorPayload', 'The operator who may not sign in any more.')
export const EnableOperatorPayload = operatorPayload('EnableOperatorPayload', 'The operator who may sign in again.')
export const ResetOperatorSecondFactorPayload = operatorPayload('ResetOperatorSecondFactorPayload', 'The operator who signs in without a code.')
export const RemoveOperatorPasskeysPayload = operatorPayload('RemoveOperatorPasskeysPayload', 'The operator who has no passkey and is signed out everywhere.')
export const SignOutOperatorPayload = operatorPayload('SignOutOperatorPayload', 'The operator who was signed out everywhere.')
