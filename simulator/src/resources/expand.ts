import { invalidRequest } from '../http/api-error.ts'
import type { Reader } from '../store/store.ts'
import type { Expandable, ExpandableFields, ObjectType, StripeObject } from './object-type.ts'

/** Stripe expands at most four levels (https://docs.stripe.com/expand). */
const MAX_DEPTH = 4

/** A tree of the fields to expand: `data.product.default_price` → product → default_price. */
export interface ExpandTree {
  [field: string]: ExpandTree
}

/** Sends stored objects as Stripe would: includable fields left out and references as ids, unless expanded. */
export class Presenter {
  readonly #types: ReadonlyMap<string, ObjectType>

  constructor(types: readonly ObjectType[]) {
    this.#types = new Map(types.map((type) => [type.object, type]))
  }

  /**
   * Checks `expand[]` against what the answer will hold, before anything is done.
   * @param object the type of the answer, or of a list's elements. @throws ApiError 400 for a path that cannot be expanded.
   */
  plan(paths: readonly string[], object: string, isList: boolean): ExpandTree {
    const tree: ExpandTree = {}
    paths.forEach((path, index) => this.#plan(path, `expand[${index}]`, object, isList, tree))
    return tree
  }

  #plan(path: string, param: string, object: string, isList: boolean, tree: ExpandTree): void {
    const segments = path.split('.')
    if (segments.length > MAX_DEPTH) throw invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`, { param })
    let position = 0
    if (isList) {
      if (segments[0] !== 'data') {
        throw invalidRequest(`This property cannot be expanded (${segments[0]}). You may want to try expanding 'data.${segments[0]}' instead.`, { param })
      }
      position = 1
    }
    let fields: ExpandableFields | undefined = this.#types.get(object)?.fields ?? {}
    let node = tree
    for (; position < segments.length; position++) {
      const segment = segments[position] ?? ''
      const field: Expandable | undefined = fields !== undefined && Object.hasOwn(fields, segment) ? fields[segment] : undefined
      if (field === undefined) throw invalidRequest(`This property cannot be expanded (${segments.slice(isList ? 1 : 0, position + 1).join('.')}).`, { param })
      node = node[segment] ??= {}
      if (field.kind === 'hash') fields = field.fields
      else if (field.kind === 'includable') fields = undefined
      else {
        fields = this.#types.get(field.object)?.fields
        if ((field.kind === 'list' || field.kind === 'includable_list') && segments[position + 1] === 'data') position++
      }
    }
  }

  /** The object as sent, with the planned fields expanded. The stored one is left as it is. */
  present(reader: Reader, stored: StripeObject, tree: ExpandTree = {}): StripeObject {
    const type = this.#types.get(stored.object)
    if (type === undefined) return stored
    const sent = type.present?.(reader, stored) ?? stored
    return this.#fields(reader, sent, type.fields, tree) as StripeObject
  }

  #fields(reader: Reader, value: object, fields: ExpandableFields, tree: ExpandTree): object {
    const copy: Record<string, unknown> = { ...value }
    for (const [name, field] of Object.entries(fields)) {
      const wanted = tree[name]
      const current = copy[name]
      if (field.kind === 'includable') {
        if (wanted === undefined) delete copy[name]
      } else if (field.kind === 'hash') {
        if (wanted !== undefined && typeof current === 'object' && current !== null) copy[name] = this.#fields(reader, current, field.fields, wanted)
      } else if (field.kind === 'reference') {
        if (wanted !== undefined && typeof current === 'string') {
          const found = this.#types.get(field.object)?.find(reader, current)
          if (found !== undefined) copy[name] = this.present(reader, found, wanted)
        }
      } else if (field.kind === 'embedded') {
        if (isObject(current)) copy[name] = this.present(reader, current, wanted)
      } else if (field.kind === 'includable_list' && wanted === undefined) {
        delete copy[name]
      } else if (isListObject(current)) {
        copy[name] = { ...current, data: current.data.map((element) => this.present(reader, element, wanted)) }
      }
    }
    return copy
  }
}

function isObject(value: unknown): value is StripeObject {
  return typeof value === 'object' && value !== null && 'object' in value
}

function isListObject(value: unknown): value is { data: StripeObject[] } {
  return typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
}
