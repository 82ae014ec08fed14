import { Arg, Authorized, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { EntitlementChangePreview, PreviewEntitlementChangeInput } from './preview.types.ts'

/** Previews in GraphQL. */
@Resolver()
export class PreviewResolver {
  @Authorized()
  @Query(() => EntitlementChangePreview, { description: 'Who would lose and gain what by a change that is only thought of. It changes nothing.' })
  async previewEntitlementChange(
    @Arg('input', () => PreviewEntitlementChangeInput, { description: 'The change.' }) input: PreviewEntitlementChangeInput,
    @Ctx() { previews }: Context,
  ): Promise<EntitlementChangePreview> {
    return await previews.preview(input)
  }
}
