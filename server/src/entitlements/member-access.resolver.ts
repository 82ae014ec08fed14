import { Arg, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Member } from '../entities/member.ts'
import { DateTime } from '../graphql-scalars.ts'
import { MemberType } from '../members/member.types.ts'
import type { MemberAccess } from './access.service.ts'
import { AccessType } from './access.types.ts'

/** What entitlements add to a member. */
@Resolver(() => MemberType)
export class MemberAccessResolver {
  @Authorized()
  @FieldResolver(() => [AccessType], { description: 'What the member may do: an answer for every feature that is not archived, by key.' })
  async access(
    @Root() { id }: Member,
    @Arg('at', () => DateTime, { nullable: true, description: 'Left out: now. Of a past moment the answers that were given then.' }) at: Date | undefined,
    @Ctx() { loaders, spend }: Context,
  ): Promise<MemberAccess[]> {
    const answers = await loaders.memberAccess.load({ memberId: id, at: at ?? null })
    spend(answers.length)
    return answers
  }
}
