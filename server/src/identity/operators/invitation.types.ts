import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { OperatorRole } from './operator.types.ts'

/** A link by which somebody becomes an operator. */
@ObjectType({ description: 'A link by which somebody becomes an operator. It ends when it is used or revoked, after a week, and with its inviter.' })
export class OperatorInvitation {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The e-mail address that the new operator will sign in with.' })
  email!: string

  @Field(() => OperatorRole, { description: 'What they will be allowed to do.' })
  role!: OperatorRole

  @Field(() => ID, { nullable: true, description: 'The operator who invites; null: an API key.' })
  invitedById!: string | null

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Date, { description: 'Until when it can be used.' })
  expiresAt!: Date
}

/** Whom to invite. */
@InputType({ description: 'Whom to invite.' })
export class InviteOperatorInput {
  @Field(() => String, { description: 'Their e-mail address; an earlier invitation of it ends.' })
  email!: string

  @Field(() => OperatorRole, { description: 'What they will be allowed to do.' })
  role!: OperatorRole
}

/** An invitation and its link. */
@ObjectType({ description: 'The invitation and its link.' })
export class InviteOperatorPayload {
  @Field(() => OperatorInvitation, { description: 'The invitation.' })
  invitation!: OperatorInvitation

  @Field(() => String, { description: 'The address to send to them, by a way that only they can read. It is shown this once and kept nowhere.' })
  link!: string
}

/** An invitation that was taken back. */
@ObjectType({ description: 'The invitation that was taken back.' })
export class RevokeOperatorInvitationPayload {
  @Field(() => OperatorInvitation, { description: 'The invitation.' })
  invitation!: OperatorInvitation
}
