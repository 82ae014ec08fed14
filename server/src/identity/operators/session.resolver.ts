import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { RevokeSessionPayload, Session, SignOutEverywherePayload } from './session.types.ts'

/** An operator's own sessions in GraphQL. */
@Resolver()
export class SessionResolver {
  @Authorized()
  @Query(() => [Session], { description: 'The browsers in which the caller is signed in, newest first.' })
  async sessions(@Ctx() { sessions, principal }: Context): Promise<Session[]> {
    return await sessions.list(principal)
  }

  @Authorized()
  @Mutation(() => RevokeSessionPayload, { description: "Ends one of the caller's own sessions." })
  async revokeSession(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { sessions, principal }: Context): Promise<RevokeSessionPayload> {
    return { sessionId: await sessions.revoke(principal, id) }
  }

  @Authorized()
  @Mutation(() => SignOutEverywherePayload, { description: "Ends all of the caller's own sessions." })
  async signOutEverywhere(
    @Arg('keepThis', () => Boolean, { defaultValue: false, description: 'Whether the browser that asks stays signed in.' }) keepThis: boolean,
    @Ctx() { sessions, principal }: Context,
  ): Promise<SignOutEverywherePayload> {
    return { ended: await sessions.signOutEverywhere(principal, keepThis) }
  }
}
