import { Authorized, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { MemberPage } from './member.service.ts'
import { MemberList } from './member.types.ts'

/** How many members match: counted only for those who ask. */
@Resolver(() => MemberList)
export class MemberListResolver {
  @Authorized()
  @FieldResolver(() => Int, {
    description: 'How many match on all pages, or the least that there are: see totalCountIsExact. Without a search counted up to 10,000; '
      + 'a search is counted in full up to 100 hits, and further as far as it is quick.',
  })
  async totalCount(@Root() page: MemberPage): Promise<number> {
    return (await page.count()).total
  }

  @Authorized()
  @FieldResolver(() => Boolean, { description: 'False when there are at least totalCount: to be shown as "10,000+".' })
  async totalCountIsExact(@Root() page: MemberPage): Promise<boolean> {
    return (await page.count()).exact
  }
}
