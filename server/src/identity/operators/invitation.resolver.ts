import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import { InviteOperatorInput, InviteOperatorPayload, OperatorInvitation, RevokeOperatorInvitationPayload } from './invitation.types.ts'

/** Invitations in GraphQL. */
@Resolver()
export class InvitationResolver {
  @Authorized()
  @Query(() => [OperatorInvitation], { description: 'The invitations that can still be used, newest first.' })
  async operatorInvitations(@Ctx() { invitations }: Context): Promise<OperatorInvitation[]> {
    return await invitations.list()
  }

  @Authorized()
  @Mutation(() => InviteOperatorPayload, { description: 'Makes a link by which somebody becomes an operator.' })
  async inviteOperator(@Arg('input', () => InviteOperatorInput, { description: 'Whom.' }) input: InviteOperatorInput, @Ctx() { invitations, principal }: Context): Promise<InviteOperatorPayload> {
    return await invitations.invite(input, principal)
  }

  @Authorized()
  @Mutation(() => RevokeOperatorInvitationPayload, { description: 'Takes an invitation back: its link leads nowhere any more.' })
  async revokeOperatorInvitation(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { invitations }: Context): Promise<RevokeOperatorInvitationPayload> {
    return { invitation: await invitations.revoke(id) }
  }
}
