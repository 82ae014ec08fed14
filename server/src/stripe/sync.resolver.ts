import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { CatalogKind, RetrySyncPayload, StripeConnectionType, SyncAllPayload, SyncSummary, UnrecognizedStripeObjectList } from './sync.types.ts'

/** The catalog's standing with Stripe. */
@Resolver()
export class SyncResolver {
  @Authorized()
  @Query(() => SyncSummary, { description: 'How the whole catalog stands with Stripe.' })
  async syncSummary(@Ctx() { sync }: Context): Promise<SyncSummary> {
    return await sync.summary()
  }

  @Authorized()
  @Query(() => StripeConnectionType, { description: 'How the console is connected to Stripe.' })
  async stripeConnection(@Ctx() { connection }: Context): Promise<StripeConnectionType> {
    return await connection.describe()
  }

  @Authorized()
  @Query(() => UnrecognizedStripeObjectList, { description: 'Products and prices in Stripe that the console did not make.' })
  async unrecognizedStripeObjects(
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { connection }: Context,
  ): Promise<UnrecognizedStripeObjectList> {
    return await connection.unrecognized(limit, offset)
  }

  @Authorized()
  @Mutation(() => RetrySyncPayload, { description: 'Pushes one object to Stripe again at once; one that was deleted there is made anew.' })
  async retrySync(
    @Arg('kind', () => CatalogKind, { description: 'Product or price.' }) kind: CatalogKind,
    @Arg('id', () => ID, { description: 'Its id in the catalog.' }) id: string,
    @Ctx() { sync }: Context,
  ): Promise<RetrySyncPayload> {
    return { kind, id, sync: await sync.retry(kind, id) }
  }

  @Authorized()
  @Mutation(() => SyncAllPayload, { description: 'Pushes everything that is not mapped or failing.' })
  async syncAll(@Ctx() { sync }: Context): Promise<SyncAllPayload> {
    return { queued: await sync.retryAll() }
  }
}
