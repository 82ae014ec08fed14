import type { StartedConsole } from './harness/console.ts'

/** A feature, whole. */
export interface FeatureAnswer { id: string; key: string; kind: string; name: string; unit: string | null; aggregation: string | null; version: number; archivedAt: string | null }

/** An entitlement set with its rules. */
export interface SetAnswer {
  id: string
  key: string
  name: string
  rank: number
  version: number
  rules: { id: string; feature: { key: string }; limit: number | null; unlimited: boolean; text: string | null; perUnit: boolean }[]
}

/** A grant, whole. */
export interface GrantAnswer { id: string; quantity: number; startsAt: string; endsAt: string | null; reason: string; state: string; version: number; revokedAt: string | null }

export const FEATURE = 'id key kind name unit aggregation version archivedAt'
export const SET = 'id key name rank version rules { id feature { key } limit unlimited text perUnit }'
export const GRANT = 'id quantity startsAt endsAt reason note state version revokedAt revokeReason grantedBy { kind name } member { id } entitlementSet { key }'
export const CREATE_FEATURE = `mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { feature { ${FEATURE} } } }`
export const UPDATE_FEATURE = `mutation ($input: UpdateFeatureInput!) { updateFeature(input: $input) { feature { ${FEATURE} } } }`
export const CREATE_SET = `mutation ($input: CreateEntitlementSetInput!) { createEntitlementSet(input: $input) { entitlementSet { ${SET} } } }`
export const UPDATE_SET = `mutation ($input: UpdateEntitlementSetInput!) { updateEntitlementSet(input: $input) { entitlementSet { ${SET} } } }`
export const SET_PRODUCT_SETS = 'mutation ($input: SetProductEntitlementSetsInput!) { setProductEntitlementSets(input: $input) { product { id entitlementSets { key } } } }'
export const CREATE_GRANT = `mutation ($input: CreateGrantInput!) { createGrant(input: $input) { grant { ${GRANT} } } }`
export const UPDATE_GRANT = `mutation ($input: UpdateGrantInput!) { updateGrant(input: $input) { grant { ${GRANT} } } }`
export const REVOKE_GRANT = `mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { grant { ${GRANT} } } }`

/** Makes a feature. */
export async function createFeature(server: StartedConsole, input: object): Promise<FeatureAnswer> {
  return (await server.graphql<{ createFeature: { feature: FeatureAnswer } }>(CREATE_FEATURE, { input })).createFeature.feature
}

/** Makes an entitlement set. */
export async function createSet(server: StartedConsole, input: object): Promise<SetAnswer> {
  return (await server.graphql<{ createEntitlementSet: { entitlementSet: SetAnswer } }>(CREATE_SET, { input })).createEntitlementSet.entitlementSet
}

/** Changes an entitlement set. */
export async function updateSet(server: StartedConsole, input: object): Promise<SetAnswer> {
  return (await server.graphql<{ updateEntitlementSet: { entitlementSet: SetAnswer } }>(UPDATE_SET, { input })).updateEntitlementSet.entitlementSet
}

/** Says which sets a product gives. */
export async function setProductSets(server: StartedConsole, productId: string, entitlementSetIds: string[]): Promise<void> {
  await server.graphql(SET_PRODUCT_SETS, { input: { productId, entitlementSetIds } })
}

/** Gives a member a set. */
export async function createGrant(server: StartedConsole, input: object): Promise<GrantAnswer> {
  return (await server.graphql<{ createGrant: { grant: GrantAnswer } }>(CREATE_GRANT, { input: { reason: 'A test', ...input } })).createGrant.grant
}
