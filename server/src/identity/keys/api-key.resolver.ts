import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../context.ts'
import type { Page } from '../../paging.ts'
import {
  ApiKeyList, CreateApiKeyInput, CreateApiKeyPayload, RevokeApiKeyPayload, RotateApiKeyInput, RotateApiKeyPayload, type ApiKey,
} from './api-key.types.ts'

/** API keys in GraphQL. */
@Resolver()
export class ApiKeyResolver {
  @Authorized()
  @Query(() => ApiKeyList, { description: 'API keys, newest first, those included that do not work any more.' })
  async apiKeys(
    @Arg('limit', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' }) limit: number,
    @Arg('offset', () => Int, { nullable: true, defaultValue: 0, description: 'How many to pass over.' }) offset: number,
    @Ctx() { apiKeys }: Context,
  ): Promise<Page<ApiKey>> {
    return await apiKeys.list(limit, offset)
  }

  @Authorized()
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key; its secret is shown this once.' })
  async createApiKey(@Arg('input', () => CreateApiKeyInput, { description: 'The key.' }) input: CreateApiKeyInput, @Ctx() { apiKeys }: Context): Promise<CreateApiKeyPayload> {
    return await apiKeys.create(input)
  }

  @Authorized()
  @Mutation(() => RotateApiKeyPayload, { description: 'Makes a key that takes the place of another, which goes on working for a while.' })
  async rotateApiKey(@Arg('input', () => RotateApiKeyInput, { description: 'Which key, and for how long both work.' }) input: RotateApiKeyInput, @Ctx() { apiKeys }: Context): Promise<RotateApiKeyPayload> {
    return await apiKeys.rotate(input)
  }

  @Authorized()
  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends an API key within ten seconds, for good.' })
  async revokeApiKey(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { apiKeys }: Context): Promise<RevokeApiKeyPayload> {
    return { apiKey: await apiKeys.revoke(id) }
  }
}
