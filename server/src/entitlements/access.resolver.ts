import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Feature } from '../entities/feature.ts'
import { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { DateTime } from '../graphql-scalars.ts'
import { MemberRef } from '../members/member.types.ts'
import type { AccessPeriod } from './access-history.ts'
import type { MemberAccess } from './access.service.ts'
import { AccessPeriodType, AccessRule, AccessType } from './access.types.ts'
import { FeatureType } from './feature.types.ts'

/** Access in GraphQL. */
@Resolver(() => AccessType)
export class AccessResolver {
  @Authorized()
  @Query(() => AccessType, { description: 'May this member do this, until when, and because of what? NOT_FOUND for an unknown member or feature: that is never a silent no.' })
  async access(
    @Arg('member', () => MemberRef, { description: 'The member.' }) member: MemberRef,
    @Arg('feature', () => String, { description: "The feature's key." }) feature: string,
    @Arg('at', () => DateTime, { nullable: true, description: 'Left out: now. Of a past moment the answer that was given then; of a future one what is known now.' }) at: Date | undefined,
    @Ctx() { access }: Context,
  ): Promise<MemberAccess> {
    return await access.one(member, feature, at)
  }

  @Authorized()
  @Query(() => [AccessType], { description: 'The answers for several members and features: for each member, in the order given, one for each feature.' })
  async accessBatch(
    @Arg('members', () => [MemberRef], { description: 'At most 100.' }) members: MemberRef[],
    @Arg('features', () => [String], { description: "The features' keys; members times features are at most 10,000." }) features: string[],
    @Arg('at', () => DateTime, { nullable: true, description: 'Left out: now.' }) at: Date | undefined,
    @Ctx() { access, spend }: Context,
  ): Promise<MemberAccess[]> {
    spend(members.length * features.length)
    return await access.batch(members, features, at)
  }

  @Authorized()
  @Query(() => [AccessPeriodType], { description: 'What was answered from moment to moment, oldest first; after now, what is known now.' })
  async accessHistory(
    @Arg('member', () => MemberRef, { description: 'The member.' }) member: MemberRef,
    @Arg('feature', () => String, { description: "The feature's key." }) feature: string,
    @Arg('from', () => DateTime, { description: 'The first moment.' }) from: Date,
    @Arg('to', () => DateTime, { description: 'The moment after the last; it may be in the future.' }) to: Date,
    @Ctx() { access, spend }: Context,
  ): Promise<AccessPeriod[]> {
    const periods = await access.history(member, feature, from, to)
    spend(periods.length)
    return periods
  }

  @Authorized()
  @FieldResolver(() => FeatureType, { description: 'The feature.' })
  async feature(@Root() { featureId }: MemberAccess, @Ctx() { loaders }: Context): Promise<Feature> {
    return await loaders.feature.load(featureId)
  }

  @Authorized()
  @FieldResolver(() => AccessRule, { description: 'How several sources become one answer.' })
  rule(@Root() { kind, aggregation }: MemberAccess): AccessRule {
    if (kind === FeatureKind.LIMIT) return aggregation === LimitAggregation.SUM ? AccessRule.SUM : AccessRule.MAX
    return kind === FeatureKind.TEXT ? AccessRule.HIGHEST_RANK : AccessRule.ANY
  }
}
