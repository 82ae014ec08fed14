import { GraphQLError } from 'graphql'

/** No feature has this key. */
export function noFeature(key: string): GraphQLError {
  return new GraphQLError(`There is no feature with the key ${key}.`, { extensions: { code: 'NOT_FOUND' } })
}
