import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { Adoption } from './adoption.service.ts'
import { AdoptStripeProductInput, AdoptStripeProductPayload, DriftList, DriftPolicy, RepairDriftPayload, SetDriftPolicyPayload } from './drift.types.ts'

/** Where Stripe differs from the catalog, in GraphQL. */
@Resolver()
export class DriftResolver {
  @Authorized()
  @Query(() => DriftList, { description: 'Products and prices that Stripe has otherwise than the catalog and that are not being repaired.' })
  async drift(
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { drift }: Context,
  ): Promise<DriftList> {
    return await drift.list(limit, offset)
  }

  @Authorized()
  @Mutation(() => RepairDriftPayload, { description: 'Pushes the catalog over what differs in Stripe.' })
  async repairDrift(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the product or price; left out: everything that differs, at most 1000 objects.' }) id: string | undefined,
    @Ctx() { drift, principal }: Context,
  ): Promise<RepairDriftPayload> {
    return { repairing: await drift.repair(id ?? undefined, principal.name) }
  }

  @Authorized()
  @Mutation(() => SetDriftPolicyPayload, { description: 'Sets what is done when Stripe differs on this one product or price.' })
  async setDriftPolicy(
    @Arg('id', () => ID, { description: 'The id of the product or price.' }) id: string,
    @Arg('policy', () => DriftPolicy, { nullable: true, description: 'Left out or null: as the setting says.' }) policy: DriftPolicy | null | undefined,
    @Ctx() { drift, principal }: Context,
  ): Promise<SetDriftPolicyPayload> {
    return await drift.setPolicy(id, policy ?? null, principal.name)
  }

  @Authorized()
  @Mutation(() => AdoptStripeProductPayload, { description: 'Takes a product that was made in Stripe, with its compatible prices, for the counterpart of a product of the catalog. What the catalog says is pushed to it.' })
  async adoptStripeProduct(
    @Arg('input', () => AdoptStripeProductInput, { description: 'Which becomes which.' }) input: AdoptStripeProductInput,
    @Ctx() { adoptions }: Context,
  ): Promise<Adoption> {
    return await adoptions.adopt(input)
  }
}
