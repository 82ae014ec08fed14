import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../context.ts'
import type { EntitlementRule } from '../entities/entitlement-set.ts'
import type { Feature } from '../entities/feature.ts'
import { DateTime } from '../graphql-scalars.ts'
import { EntitlementRuleType } from './entitlement-set.types.ts'
import { FeatureType } from './feature.types.ts'
import { startOf } from './moment.ts'

/** What belongs to a rule. */
@Resolver(() => EntitlementRuleType)
export class EntitlementRuleResolver {
  @Authorized()
  @FieldResolver(() => FeatureType, { description: 'The feature that it gives.' })
  async feature(@Root() { featureId }: EntitlementRule, @Ctx() { loaders }: Context): Promise<Feature> {
    return await loaders.feature.load(featureId)
  }

  @Authorized()
  @FieldResolver(() => DateTime, { description: 'Since when it holds.' })
  since(@Root() { period }: EntitlementRule): Date {
    return startOf(period)
  }
}
