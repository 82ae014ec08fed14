import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import type { BulkGrantResult } from './bulk-grant.service.ts'
import { BulkGrantInput, BulkGrantPayload } from './grant.types.ts'

/** Bulk grants in GraphQL. */
@Resolver()
export class BulkGrantResolver {
  @Authorized()
  @Mutation(() => BulkGrantPayload, { description: 'Gives many members the same grant, all or nobody; or says who would gain what.' })
  async bulkGrant(@Arg('input', () => BulkGrantInput, { description: 'The grant and the members.' }) input: BulkGrantInput, @Ctx() { bulkGrants }: Context): Promise<BulkGrantResult> {
    return await bulkGrants.give(input)
  }
}
