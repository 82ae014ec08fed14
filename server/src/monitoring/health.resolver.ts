import { Authorized, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { Health } from './health.types.ts'

/** How the console is, in GraphQL. */
@Resolver()
export class HealthResolver {
  @Authorized()
  @Query(() => Health, { description: 'How the console is, and what a person should look at.' })
  async health(@Ctx() { health }: Context): Promise<Health> {
    return await health.describe()
  }
}
