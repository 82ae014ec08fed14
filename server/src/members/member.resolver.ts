import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Member } from '../entities/member.ts'
import type { MemberPage } from './member.service.ts'
import {
  ArchiveMemberPayload, CreateMemberInput, CreateMemberPayload, MemberFilter, MemberList, MemberType, RestoreMemberPayload, UpdateMemberInput,
  UpdateMemberPayload,
} from './member.types.ts'

/** Members in GraphQL. */
@Resolver(() => MemberType)
export class MemberResolver {
  @Authorized()
  @Query(() => MemberList, { description: 'Members, newest first.' })
  async members(
    @Arg('filter', () => MemberFilter, { nullable: true, description: 'Left out: all.' }) filter: MemberFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before; left out: the first page.' }) after: string | undefined,
    @Ctx() { members }: Context,
  ): Promise<MemberPage> {
    return await members.list(filter ?? {}, limit, after)
  }

  @Authorized()
  @Query(() => MemberType, { nullable: true, description: 'One member, by exactly one of the arguments; null when there is none.' })
  async member(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | undefined,
    @Arg('externalId', () => String, { nullable: true, description: "Your own application's id, exactly as you gave it." }) externalId: string | undefined,
    @Arg('email', () => String, { nullable: true, description: 'Its e-mail address, in any case. Archived members are not found by it.' }) email: string | undefined,
    @Ctx() { members }: Context,
  ): Promise<Member | null> {
    return await members.findByRef({ id, externalId, email }, 'id')
  }

  @Authorized()
  @Mutation(() => CreateMemberPayload, { description: 'Makes a member.' })
  async createMember(@Arg('input', () => CreateMemberInput, { description: 'The member.' }) input: CreateMemberInput, @Ctx() { members }: Context): Promise<{ member: Member }> {
    return { member: await members.create(input) }
  }

  @Authorized()
  @Mutation(() => UpdateMemberPayload, { description: 'Changes a member.' })
  async updateMember(@Arg('input', () => UpdateMemberInput, { description: 'The changes.' }) input: UpdateMemberInput, @Ctx() { members }: Context): Promise<{ member: Member }> {
    return { member: await members.update(input) }
  }

  @Authorized()
  @Mutation(() => ArchiveMemberPayload, { description: 'Puts a member out of sight. Nothing is deleted; its e-mail address becomes free for another.' })
  async archiveMember(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { members }: Context): Promise<{ member: Member }> {
    return { member: await members.archive(id) }
  }

  @Authorized()
  @Mutation(() => RestoreMemberPayload, { description: 'Brings an archived member back, unless another has its e-mail address now.' })
  async restoreMember(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { members }: Context): Promise<{ member: Member }> {
    return { member: await members.restore(id) }
  }
}
