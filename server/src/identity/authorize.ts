import { getOperationAST, separateOperations, TypeInfo, visit, visitWithTypeInfo, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql'
import { forbidden } from '../errors.ts'
import { fieldNeeds, typeNeeds, type Need, type Scope } from './permissions.ts'
import type { Principal } from './principal.ts'

type Needs = ReadonlyMap<string, Need | undefined>

/** What operations need, for as long as they are kept parsed: an application sends the same ones again and again. */
const knownNeeds = new WeakMap<ASTNode, Needs>()

/** May this caller do what needs that? */
export function isAllowed(principal: Principal, { roles, scope }: Need): boolean {
  if (principal.kind === 'operator') return principal.role === 'admin' || roles.includes(principal.role)
  if (scope === 'none') return false
  if (scope === 'any' || principal.scopes.includes('*')) return true
  return scope !== 'all' && (principal.scopes.includes(scope) || implied(scope).some((wider) => principal.scopes.includes(wider)))
}

/** Every query and mutation by its name, and what the caller lacks for it: null, nothing. */
export function rightsOf(principal: Principal): { name: string, allowed: boolean, needs: string | null }[] {
  return Object.entries(fieldNeeds).flatMap(([field, need]) => {
    const name = /^(?:Query|Mutation)\.(.+)$/.exec(field)?.[1]
    const allowed = isAllowed(principal, need)
    return name ? [{ name, allowed, needs: allowed ? null : wanted(principal, need) }] : []
  })
}

/**
 * Refuses an operation of which the caller may not do or see everything, before any of it is run.
 * @param operationName which one of the document's operations; left out when there is one only
 * @throws FORBIDDEN, naming every missing role or scope
 */
export function authorize(principal: Principal, schema: GraphQLSchema, document: DocumentNode, operationName?: string | null): void {
  const missing = new Map<string, Need | undefined>()
  for (const [name, need] of needsOf(schema, document, operationName)) if (!need || !isAllowed(principal, need)) missing.set(name, need)
  if (missing.size > 0) throw forbidden([...missing].map(([name, need]) => `${name} needs ${wanted(principal, need)}.`).join(' '))
}

/** What each field of the operation needs, by its own name and by that of the type it is on; of all when it is not told which. */
function needsOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Needs {
  const operation = getOperationAST(document, operationName) ?? document
  const known = knownNeeds.get(operation)
  if (known) return known
  const needs = findNeeds(schema, separateOperations(document)[operationName ?? ''] ?? document)
  knownNeeds.set(operation, needs)
  return needs
}

function findNeeds(schema: GraphQLSchema, document: DocumentNode): Needs {
  const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const needs = new Map<string, Need | undefined>()
  const types = new TypeInfo(schema)
  visit(document, visitWithTypeInfo(types, {
    Field: ({ name: { value } }) => {
      const parent = types.getParentType()
      if (!parent || value.startsWith('__')) return
      const field = fieldNeeds[`${parent.name}.${value}`]
      const isRoot = rootTypes.some((root) => root === parent)
      if (field || isRoot) needs.set(isRoot ? value : `${parent.name}.${value}`, field)
      const type = isRoot ? undefined : typeNeeds[parent.name]
      if (type) needs.set(parent.name, type)
    },
  }))
  return needs
}

function wanted(principal: Principal, need: Need | undefined): string {
  if (!need) return 'rights that nobody has'
  if (principal.kind === 'operator') return `the role ${[...need.roles.filter((role) => role !== 'viewer'), 'admin'].join(' or ')}, and yours is ${principal.role}`
  if (need.scope === 'none') return 'a person who is signed in, not an API key'
  return need.scope === 'all' ? 'an API key with all rights' : `the scope ${need.scope}, which this API key does not have`
}

/** Who may write may read the same. */
function implied(scope: Scope | 'any' | 'all' | 'none'): Scope[] {
  switch (scope) {
    case 'catalog:read': return ['catalog:write']
    case 'members:read': return ['members:write']
    case 'billing:read': return ['billing:write']
    case 'access:read': return ['grants:write']
    default: return []
  }
}
