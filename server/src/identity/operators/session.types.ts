import { Field, ID, Int, ObjectType } from 'type-graphql'

/** A browser in which an operator is signed in. */
@ObjectType({ description: 'A browser in which an operator is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean

  @Field(() => String, { nullable: true, description: 'The address from which it signed in.' })
  ipAddress!: string | null

  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  userAgent!: string | null

  @Field(() => Date, { description: 'When it signed in.' })
  createdAt!: Date

  @Field(() => Date, { description: 'When it ends unless it is used.' })
  expiresAt!: Date
}

/** A session that was ended. */
@ObjectType({ description: 'The session that was ended.' })
export class RevokeSessionPayload {
  @Field(() => ID, { description: 'The id that it had.' })
  sessionId!: string
}

/** Sessions that were ended. */
@ObjectType({ description: 'How many sessions were ended.' })
export class SignOutEverywherePayload {
  @Field(() => Int, { description: 'How many.' })
  ended!: number
}
