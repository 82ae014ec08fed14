import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { AccessChangeList } from './access-change.types.ts'

/** The change feed in GraphQL. */
@Resolver()
export class AccessChangeResolver {
  @Authorized()
  @Query(() => AccessChangeList, { description: 'Changes of access, oldest first, without a gap: whoever goes on from the endCursor misses none. Entries are kept for 90 days.' })
  async accessChanges(
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before; left out: from the oldest entry.' }) after: string | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 100, description: '1 to 100.' }) limit: number,
    @Ctx() { accessChanges }: Context,
  ): Promise<AccessChangeList> {
    return await accessChanges.list(after ?? null, limit)
  }
}
