import { Arg, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { ReconcileRunList, ReconcileRunType, StartReconcilePayload, StripeDifferenceFilter, StripeDifferenceList } from './reconcile.types.ts'

/** Comparing everything with Stripe, in GraphQL. */
@Resolver()
export class ReconcileResolver {
  @Authorized()
  @Query(() => ReconcileRunType, { nullable: true, description: 'The reconcile that runs, or else the last one; null when there was none yet.' })
  async reconcile(@Ctx() { reconciles }: Context): Promise<ReconcileRunType | null> {
    return await reconciles.current()
  }

  @Authorized()
  @Query(() => ReconcileRunList, { description: 'The reconciles of the last 90 days, last begun first.' })
  async reconcileRuns(
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { reconciles }: Context,
  ): Promise<ReconcileRunList> {
    return await reconciles.list(limit, offset)
  }

  @Authorized()
  @Query(() => StripeDifferenceList, { description: 'What differed between Stripe and the console in the last 90 days, and what was done about it; last noticed first.' })
  async stripeDifferences(
    @Arg('filter', () => StripeDifferenceFilter, { nullable: true, description: 'Left out: all.' }) filter: StripeDifferenceFilter | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { reconciles }: Context,
  ): Promise<StripeDifferenceList> {
    return await reconciles.differences(filter ?? {}, limit, after)
  }

  @Authorized()
  @Mutation(() => StartReconcilePayload, { description: 'Compares everything with Stripe now: events that never arrived, the catalog, and all projected objects.' })
  async startReconcile(
    @Arg('acceptVanished', () => Boolean, { nullable: true, defaultValue: false, description: 'It is right that many objects are gone from Stripe: without this a run stops when suspiciously many are.' }) acceptVanished: boolean,
    @Arg('rebuild', () => Boolean, { nullable: true, defaultValue: false, description: 'Writes the projected tables anew from Stripe instead of comparing; the console serves meanwhile.' }) rebuild: boolean,
    @Ctx() { reconciles }: Context,
  ): Promise<StartReconcilePayload> {
    return await reconciles.start(acceptVanished, rebuild)
  }
}
