import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { Passkey, RemovePasskeyPayload, RenamePasskeyInput, RenamePasskeyPayload } from './passkey.types.ts'

/** An operator's own passkeys in GraphQL. Adding one and signing in with one is a matter of `/api/auth/passkey`. */
@Resolver()
export class PasskeyResolver {
  @Authorized()
  @Query(() => [Passkey], { description: "The caller's own passkeys, oldest first." })
  async passkeys(@Ctx() { passkeys, principal }: Context): Promise<Passkey[]> {
    return await passkeys.list(principal)
  }

  @Authorized()
  @Mutation(() => RenamePasskeyPayload, { description: "Gives one of the caller's own passkeys another name." })
  async renamePasskey(@Arg('input', () => RenamePasskeyInput, { description: 'Which, and the name.' }) input: RenamePasskeyInput, @Ctx() { passkeys, principal }: Context): Promise<RenamePasskeyPayload> {
    return { passkey: await passkeys.rename(principal, input) }
  }

  @Authorized()
  @Mutation(() => RemovePasskeyPayload, {
    description: "Removes one of the caller's own passkeys: it signs nobody in any more; browsers that it signed in stay so. SESSION_NOT_FRESH where the caller has signed in more than ten minutes ago.",
  })
  async removePasskey(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { passkeys, principal }: Context): Promise<RemovePasskeyPayload> {
    return { passkeyId: await passkeys.remove(principal, id) }
  }
}
