import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, type GraphQLInputObjectType } from 'graphql'
import type { Context } from '../context.ts'
import { badUserInput } from '../errors.ts'
import { noMember } from '../members/member-ref.ts'
import type { MemberRef } from '../members/member.types.ts'
import type { AccessChangeType } from './access-change.types.ts'

/** Members that one stream follows. */
const MAX_MEMBERS = 1000

/**
 * The schema with its subscriptions. Their root is called `Live`: TypeGraphQL would call it `Subscription`, which is what
 * members pay for here.
 */
export function withSubscriptions(schema: GraphQLSchema): GraphQLSchema {
  const change = schema.getType('AccessChange') as GraphQLObjectType
  const memberRef = schema.getType('MemberRef') as GraphQLInputObjectType
  const live = new GraphQLObjectType<unknown, Context>({
    name: 'Live',
    description: 'What is told as it happens; over SSE at /graphql/stream.',
    fields: {
      accessChanged: {
        type: new GraphQLNonNull(change),
        description: 'The changes that concern these members, as they happen. Ask for access when the stream has begun: what happened before is not told.',
        args: { members: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(memberRef))), description: 'At most 1,000.' } },
        subscribe: async (_root, { members }: { members: MemberRef[] }, context) => await followMembers(members, context),
        resolve: (entry) => entry,
      },
    },
  })
  return new GraphQLSchema({ ...schema.toConfig(), subscription: live })
}

/** @throws BAD_USER_INPUT, NOT_FOUND for a reference that means nobody */
async function followMembers(members: readonly MemberRef[], { access, accessChangeHub }: Context): Promise<AsyncGenerator<AccessChangeType, void>> {
  if (members.length > MAX_MEMBERS) throw badUserInput({ members: `Follow at most ${MAX_MEMBERS} members.` })
  const ids = await access.memberIds(members)
  const missing = ids.indexOf(null)
  if (missing !== -1) throw noMember(members[missing] ?? {})
  return await accessChangeHub.follow(ids.filter((id) => id !== null))
}
