/** The event types that this version projects; all others are stored for a later one. */
const PROJECTED = new Set(['product.created', 'product.updated', 'product.deleted', 'price.created', 'price.updated', 'price.deleted'])

/** Does this version know what to do with the type? */
export function isProjected(type: string): boolean {
  return PROJECTED.has(type)
}
