import { GraphQLError, Kind, type FieldNode, type SelectionSetNode, type ValidationRule } from 'graphql'

/** Levels of an operation. The introspection that tools send has fifteen. */
const MAX_DEPTH = 16
/** Fields under another name, in the whole operation: each runs its resolver again. */
const MAX_ALIASES = 50
/** Fields side by side in one selection, fragments spread out. */
const MAX_BREADTH = 200

/** How large a selection is, fragments spread out wherever they are used. */
interface Size { depth: number; aliases: number; breadth: number }

const NOTHING: Size = { depth: 0, aliases: 0, breadth: 0 }

/** Refuses operations whose mere shape says that nobody means them, before they are looked at any closer. */
export const queryLimits: ValidationRule = (context) => {
  const fragments = new Map<string, Size & { beside: number }>()

  function measure(selections: SelectionSetNode | undefined): Size & { beside: number } {
    const total = { ...NOTHING, beside: 0 }
    for (const selection of selections?.selections ?? []) {
      const inner = selection.kind === Kind.FIELD ? field(selection) : selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet) : fragment(selection.name.value)
      total.depth = Math.max(total.depth, inner.depth)
      total.aliases += inner.aliases
      total.beside += inner.beside
      total.breadth = Math.max(total.breadth, inner.breadth, total.beside)
    }
    return total
  }

  function field({ alias, selectionSet }: FieldNode): Size & { beside: number } {
    const inner = measure(selectionSet)
    return { depth: inner.depth + 1, aliases: inner.aliases + (alias ? 1 : 0), breadth: inner.breadth, beside: 1 }
  }

  /** Each is measured once; one that contains itself is reported by another rule. */
  function fragment(name: string): Size & { beside: number } {
    const known = fragments.get(name)
    if (known) return known
    fragments.set(name, { ...NOTHING, beside: 0 })
    const size = measure(context.getFragment(name)?.selectionSet)
    fragments.set(name, size)
    return size
  }

  return {
    OperationDefinition: (operation) => {
      const { depth, aliases, breadth } = measure(operation.selectionSet)
      const tooMuch = [
        ...(depth > MAX_DEPTH ? [`It is ${depth} levels deep, more than ${MAX_DEPTH}: ask for the inner objects by their ids.`] : []),
        ...(aliases > MAX_ALIASES ? [`It has ${aliases} aliases, more than ${MAX_ALIASES}: ask in parts.`] : []),
        ...(breadth > MAX_BREADTH ? [`It has ${breadth} fields side by side, more than ${MAX_BREADTH}: ask in parts.`] : []),
      ]
      if (tooMuch.length > 0) context.reportError(new GraphQLError(`This operation is too large. ${tooMuch.join(' ')}`, { nodes: operation, extensions: { tooLarge: true } }))
      return false
    },
  }
}
