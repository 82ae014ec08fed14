import { Authorized, Ctx, Field, FieldResolver, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { rightsOf } from './authorize.ts'
import { operatorRole, OperatorRole } from './operators/operator.types.ts'

/** Who can ask. */
export enum ViewerKind { OPERATOR = 'operator', API_KEY = 'apiKey' }
registerEnumType(ViewerKind, { name: 'ViewerKind', description: 'A person in the panel, or an application with an API key.' })

/** Whether the caller may use one operation. */
@ObjectType({ description: 'A query or mutation, and whether the caller may use it.' })
export class OperationRight {
  @Field(() => String, { description: "The operation's name, e.g. createProduct." })
  name!: string

  @Field(() => Boolean, { description: 'Whether the caller may use it.' })
  allowed!: boolean

  @Field(() => String, { nullable: true, description: 'What the caller lacks for it, as words that follow “needs”; null: nothing.' })
  needs!: string | null
}

/** Who is asking. */
@ObjectType({ description: 'Who is asking.' })
export class Viewer {
  @Field(() => ID, { description: 'The id of the operator or API key.' })
  id!: string

  @Field(() => ViewerKind, { description: 'Person or application.' })
  kind!: ViewerKind

  @Field(() => String, { description: "The operator's or the key's name." })
  name!: string

  @Field(() => String, { nullable: true, description: "The operator's e-mail address." })
  email!: string | null

  @Field(() => OperatorRole, { nullable: true, description: 'What the operator is; null for an API key.' })
  role!: OperatorRole | null

  @Field(() => [String], { nullable: true, description: 'What the API key is for; * is everything. Null for an operator.' })
  scopes!: string[] | null
}

/** The caller about itself. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Authorized()
  @Query(() => Viewer, { description: 'Who is asking.' })
  viewer(@Ctx() { principal }: Context): Viewer {
    const { id, name } = principal
    return principal.kind === 'operator'
      ? { id, name, kind: ViewerKind.OPERATOR, email: principal.email, role: operatorRole(principal.role), scopes: null }
      : { id, name, kind: ViewerKind.API_KEY, email: null, role: null, scopes: [...principal.scopes] }
  }

  @Authorized()
  @FieldResolver(() => [OperationRight], { description: 'Every query and mutation, and whether it may be used.' })
  rights(@Ctx() { principal }: Context): OperationRight[] {
    return rightsOf(principal)
  }
}
