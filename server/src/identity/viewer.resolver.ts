import { Authorized, Ctx, Field, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'

/** Who can ask. */
export enum ViewerKind { OPERATOR = 'operator', API_KEY = 'apiKey' }
registerEnumType(ViewerKind, { name: 'ViewerKind', description: 'A person in the panel, or an application with an API key.' })

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
}

/** The caller about itself. */
@Resolver()
export class ViewerResolver {
  @Authorized()
  @Query(() => Viewer, { description: 'Who is asking.' })
  viewer(@Ctx() { principal }: Context): Viewer {
    const { id, name } = principal
    return { id, name, kind: principal.kind === 'operator' ? ViewerKind.OPERATOR : ViewerKind.API_KEY, email: principal.kind === 'operator' ? principal.email : null }
  }
}
