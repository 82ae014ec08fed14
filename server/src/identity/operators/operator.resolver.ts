import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { Page } from '../../paging.ts'
import {
  ChangeOperatorRoleInput, ChangeOperatorRolePayload, DisableOperatorPayload, EnableOperatorPayload, OperatorList, RemoveOperatorPasskeysPayload, ResetOperatorSecondFactorPayload, SignOutOperatorPayload, type Operator,
} from './operator.types.ts'

/** Operators in GraphQL. */
@Resolver()
export class OperatorResolver {
  @Authorized()
  @Query(() => OperatorList, { description: 'Operators by e-mail address, those included who may not sign in.' })
  async operators(
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { operators }: Context,
  ): Promise<Page<Operator>> {
    return await operators.list(limit, offset)
  }

  @Authorized()
  @Mutation(() => ChangeOperatorRolePayload, { description: 'Lets an operator do something else; it counts from their next request on. The last admin stays one.' })
  async changeOperatorRole(@Arg('input', () => ChangeOperatorRoleInput, { description: 'Who, and what.' }) { id, role }: ChangeOperatorRoleInput, @Ctx() { operators }: Context): Promise<{ operator: Operator }> {
    return { operator: await operators.changeRole(id, role) }
  }

  @Authorized()
  @Mutation(() => DisableOperatorPayload, { description: 'Signs an operator out everywhere and lets them in no more. The last admin stays.' })
  async disableOperator(@Arg('id', () => ID, { description: 'Their id.' }) id: string, @Ctx() { operators }: Context): Promise<{ operator: Operator }> {
    return { operator: await operators.disable(id) }
  }

  @Authorized()
  @Mutation(() => EnableOperatorPayload, { description: 'Lets an operator sign in again.' })
  async enableOperator(@Arg('id', () => ID, { description: 'Their id.' }) id: string, @Ctx() { operators }: Context): Promise<{ operator: Operator }> {
    return { operator: await operators.enable(id) }
  }

  @Authorized()
  @Mutation(() => ResetOperatorSecondFactorPayload, { description: 'For an operator who has lost their authenticator app and backup codes: the password alone signs them in again, until they turn codes on anew. One\'s own is turned off on the account page, with the password.' })
  async resetOperatorSecondFactor(@Arg('id', () => ID, { description: 'Their id.' }) id: string, @Ctx() { operators, principal }: Context): Promise<{ operator: Operator }> {
    return { operator: await operators.resetSecondFactor(id, principal) }
  }

  @Authorized()
  @Mutation(() => RemoveOperatorPasskeysPayload, { description: 'For an operator who has lost a device: removes all their passkeys and ends all their sessions. They sign in with the password, and the code if they have turned that on. One\'s own are removed on the account page.' })
  async removeOperatorPasskeys(@Arg('id', () => ID, { description: 'Their id.' }) id: string, @Ctx() { operators, principal }: Context): Promise<{ operator: Operator }> {
    return { operator: await operators.removePasskeys(id, principal) }
  }

  @Authorized()
  @Mutation(() => SignOutOperatorPayload, { description: 'Ends all sessions of an operator; they can sign in again.' })
  async signOutOperator(@Arg('id', () => ID, { description: 'Their id.' }) id: string, @Ctx() { operators }: Context): Promise<{ operator: Operator }> {
    return { operator: await operators.signOut(id) }
  }
}
