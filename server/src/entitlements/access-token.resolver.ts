import { Arg, Authorized, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { DateTime } from '../graphql-scalars.ts'
import { MemberRef } from '../members/member.types.ts'

/** A signed snapshot of what a member may do. */
@ObjectType({ description: 'A signed snapshot of what a member may do: a JWT (EdDSA) that is checked with the keys at /.well-known/jwks.json, without asking. See docs/access-tokens.md.' })
export class AccessToken {
  @Field(() => String, { description: 'The JWT. Its claim "access" has every feature that is not archived, by key.' })
  token!: string

  @Field(() => DateTime, { description: 'When it ends: as asked for, or earlier, when something changes by time alone.' })
  expiresAt!: Date
}

/** The key that signs from now on. */
@ObjectType({ description: 'The key that signs access tokens from now on.' })
export class RotateAccessTokenKeyPayload {
  @Field(() => ID, { description: 'Its id, the "kid" of the tokens.' })
  keyId!: string
}

/** Access tokens in GraphQL. */
@Resolver()
export class AccessTokenResolver {
  @Authorized()
  @Query(() => AccessToken, { description: 'A signed snapshot of what a member may do, for applications that check it themselves.' })
  async accessToken(
    @Arg('member', () => MemberRef, { description: 'The member.' }) member: MemberRef,
    @Arg('ttl', () => Int, { defaultValue: 300, description: 'How long it shall be valid at most: 10 to 86,400 seconds. So long a change may stay unnoticed.' }) ttl: number,
    @Ctx() { accessTokens }: Context,
  ): Promise<AccessToken> {
    return await accessTokens.issue(member, ttl)
  }

  @Authorized()
  @Mutation(() => RotateAccessTokenKeyPayload, { description: 'Lets another key sign access tokens. Tokens that are valid stay valid. It happens by itself every thirty days.' })
  async rotateAccessTokenKey(@Ctx() { accessTokens }: Context): Promise<RotateAccessTokenKeyPayload> {
    return { keyId: await accessTokens.rotateKey() }
  }
}
