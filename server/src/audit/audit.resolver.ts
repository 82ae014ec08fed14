import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { AuditLogFilter, AuditLogPage } from './audit.types.ts'

/** The audit log in GraphQL. */
@Resolver()
export class AuditResolver {
  @Authorized()
  @Query(() => AuditLogPage, { description: 'Who did what, newest first.' })
  async auditLog(
    @Arg('filter', () => AuditLogFilter, { nullable: true, description: 'Left out: all.' }) filter: AuditLogFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { audit }: Context,
  ): Promise<AuditLogPage> {
    return await audit.list(filter ?? {}, limit, after)
  }
}
