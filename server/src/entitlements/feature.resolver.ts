import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import type { Feature } from '../entities/feature.ts'
import type { Page } from '../paging.ts'
import {
  ArchiveFeaturePayload, CreateFeatureInput, CreateFeaturePayload, FeatureFilter, FeatureList, FeatureType, RestoreFeaturePayload, UpdateFeatureInput,
  UpdateFeaturePayload,
} from './feature.types.ts'

/** Features in GraphQL. */
@Resolver(() => FeatureType)
export class FeatureResolver {
  @Authorized()
  @Query(() => FeatureList, { description: 'Features, by key.' })
  async features(
    @Arg('filter', () => FeatureFilter, { nullable: true, description: 'Left out: all.' }) filter: FeatureFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { features }: Context,
  ): Promise<Page<Feature>> {
    return await features.list(filter ?? {}, limit, offset)
  }

  @Authorized()
  @Query(() => FeatureType, { nullable: true, description: 'One feature, by exactly one of the arguments; null when there is none.' })
  async feature(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | undefined,
    @Arg('key', () => String, { nullable: true, description: 'Its key.' }) key: string | undefined,
    @Ctx() { features }: Context,
  ): Promise<Feature | null> {
    return await features.find({ id, key })
  }

  @Authorized()
  @Mutation(() => CreateFeaturePayload, { description: 'Makes a feature.' })
  async createFeature(@Arg('input', () => CreateFeatureInput, { description: 'The feature.' }) input: CreateFeatureInput, @Ctx() { features }: Context): Promise<{ feature: Feature }> {
    return { feature: await features.create(input) }
  }

  @Authorized()
  @Mutation(() => UpdateFeaturePayload, { description: 'Changes a feature. Its key, kind and aggregation stay.' })
  async updateFeature(@Arg('input', () => UpdateFeatureInput, { description: 'The changes.' }) input: UpdateFeatureInput, @Ctx() { features }: Context): Promise<{ feature: Feature }> {
    return { feature: await features.update(input) }
  }

  @Authorized()
  @Mutation(() => ArchiveFeaturePayload, { description: 'Takes a feature out of what is offered for sets. Access to it is answered still.' })
  async archiveFeature(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { features }: Context): Promise<{ feature: Feature }> {
    return { feature: await features.archive(id) }
  }

  @Authorized()
  @Mutation(() => RestoreFeaturePayload, { description: 'Offers an archived feature again.' })
  async restoreFeature(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { features }: Context): Promise<{ feature: Feature }> {
    return { feature: await features.restore(id) }
  }
}
