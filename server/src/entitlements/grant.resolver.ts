import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { KeysetPage } from '../billing/projected-page.ts'
import type { Context } from '../context.ts'
import type { EntitlementSet } from '../entities/entitlement-set.ts'
import type { Grant } from '../entities/grant.ts'
import type { Member } from '../entities/member.ts'
import { MemberType } from '../members/member.types.ts'
import { EntitlementSetType } from './entitlement-set.types.ts'
import {
  CreateGrantInput, CreateGrantPayload, GrantFilter, GrantList, GrantState, GrantType, RevokeGrantInput, RevokeGrantPayload, UpdateGrantInput, UpdateGrantPayload,
} from './grant.types.ts'

/** Grants in GraphQL. */
@Resolver(() => GrantType)
export class GrantResolver {
  @Authorized()
  @Query(() => GrantList, { description: 'Grants, newest first.' })
  async grants(
    @Arg('filter', () => GrantFilter, { nullable: true, description: 'Left out: all.' }) filter: GrantFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { grants }: Context,
  ): Promise<KeysetPage<Grant>> {
    return await grants.list(filter ?? {}, limit, after)
  }

  @Authorized()
  @Query(() => GrantType, { nullable: true, description: 'One grant; null when there is none of this id.' })
  async grant(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { grants }: Context): Promise<Grant | null> {
    return await grants.find(id)
  }

  @Authorized()
  @Mutation(() => CreateGrantPayload, { description: 'Gives a member access, outside billing.' })
  async createGrant(@Arg('input', () => CreateGrantInput, { description: 'The grant.' }) input: CreateGrantInput, @Ctx() { grants }: Context): Promise<{ grant: Grant }> {
    return { grant: await grants.create(input) }
  }

  @Authorized()
  @Mutation(() => UpdateGrantPayload, { description: 'Extends, shortens or annotates a grant, never retroactively.' })
  async updateGrant(@Arg('input', () => UpdateGrantInput, { description: 'The changes.' }) input: UpdateGrantInput, @Ctx() { grants }: Context): Promise<{ grant: Grant }> {
    return { grant: await grants.update(input) }
  }

  @Authorized()
  @Mutation(() => RevokeGrantPayload, { description: 'Takes a grant back from now on.' })
  async revokeGrant(@Arg('input', () => RevokeGrantInput, { description: 'The grant and the reason.' }) input: RevokeGrantInput, @Ctx() { grants }: Context): Promise<{ grant: Grant }> {
    return { grant: await grants.revoke(input) }
  }

  @Authorized()
  @FieldResolver(() => MemberType, { description: 'Who has it.' })
  async member(@Root() { memberId }: Grant, @Ctx() { loaders }: Context): Promise<Member> {
    return await loaders.member.load(memberId)
  }

  @Authorized()
  @FieldResolver(() => EntitlementSetType, { description: 'What it gives.' })
  async entitlementSet(@Root() { setId }: Grant, @Ctx() { loaders }: Context): Promise<EntitlementSet> {
    return await loaders.entitlementSet.load(setId)
  }

  @Authorized()
  @FieldResolver(() => GrantState, { description: 'Where it stands.' })
  state(@Root() { revokedAt, startsAt, endsAt }: Grant): GrantState {
    const now = new Date()
    if (revokedAt) return GrantState.REVOKED
    if (startsAt > now) return GrantState.UPCOMING
    return endsAt && endsAt <= now ? GrantState.ENDED : GrantState.ACTIVE
  }
}
