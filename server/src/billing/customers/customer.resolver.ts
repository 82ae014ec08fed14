import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { Customer } from '../../entities/customer.ts'
import type { Member } from '../../entities/member.ts'
import { MemberType } from '../../members/member.types.ts'
import { dashboardUrl } from '../../stripe/dashboard-links.ts'
import type { KeysetPage } from '../projected-page.ts'
import { ConnectStripeCustomerInput, ConnectStripeCustomerPayload, StripeCustomerList, StripeCustomerType } from './customer.types.ts'

/** Stripe's customers in GraphQL. */
@Resolver(() => StripeCustomerType)
export class CustomerResolver {
  @Authorized()
  @Query(() => StripeCustomerList, { description: 'The customers of the connected Stripe account that no member has, newest first: what they pay for gives nobody access.' })
  async unrecognizedStripeCustomers(
    @Arg('search', () => String, { nullable: true, description: 'The whole id or e-mail address. Left out: all.' }) search: string | undefined,
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' }) after: string | undefined,
    @Ctx() { customers }: Context,
  ): Promise<KeysetPage<Customer>> {
    return await customers.unrecognized(search, limit, after)
  }

  @Authorized()
  @Query(() => StripeCustomerType, { nullable: true, description: 'One customer; null when the connected account has none of this id.' })
  async stripeCustomer(@Arg('id', () => ID, { description: 'cus_…' }) id: string, @Ctx() { customers }: Context): Promise<Customer | null> {
    return await customers.find(id)
  }

  @Authorized()
  @Mutation(() => ConnectStripeCustomerPayload, { description: 'Says whose a customer is that was made outside the console, on purpose: none is ever connected by its name or address alone.' })
  async connectStripeCustomer(
    @Arg('input', () => ConnectStripeCustomerInput, { description: 'Which, and whose.' }) input: ConnectStripeCustomerInput, @Ctx() { customers }: Context,
  ): Promise<{ customer: Customer; member: Member }> {
    return await customers.connect(input)
  }

  @Authorized()
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose it is; null: nobody said so.' })
  async member(@Root() { id }: Customer, @Ctx() { loaders }: Context): Promise<Member | null> {
    return await loaders.memberOfCustomer.load(id)
  }

  @Authorized()
  @FieldResolver(() => Boolean, { description: "A change of the member's name or e-mail address is on its way to Stripe." })
  async pending(@Root() { id }: Customer, @Ctx() { loaders }: Context): Promise<boolean> {
    return (await loaders.chargedCustomer.load(id))?.pushDueAt != null
  }

  @Authorized()
  @FieldResolver(() => String, { nullable: true, description: "Why the last change of the member's name or e-mail address did not reach Stripe; null: nothing is in the way." })
  async lastError(@Root() { id }: Customer, @Ctx() { loaders }: Context): Promise<string | null> {
    return (await loaders.chargedCustomer.load(id))?.pushError ?? null
  }

  @Authorized()
  @FieldResolver(() => String, { description: 'Its page in the Stripe Dashboard.' })
  dashboardUrl(@Root() { id, account, livemode }: Customer): string {
    return dashboardUrl({ account, livemode }, 'customers', id)
  }
}
