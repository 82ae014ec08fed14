import type { AskedItem } from '../entities/checkout-request.ts'
import type { DriftedField } from '../entities/stripe-mapping.ts'

/** What was asked of a subscription. */
export interface Asked { items: readonly AskedItem[]; cancelAtPeriodEnd: boolean }

/** What it is. */
export interface Actual extends Asked {
  status: string
  /** As of when, in Stripe's clock. */
  asOf: Date
}

/**
 * In what a subscription differs from what the console asked of it. What was seen before and is still so keeps its date.
 *
 * Members may cancel and go on in the Billing Portal, which cannot be told from the Dashboard: a cancellation is theirs
 * to make, and no difference. Only one that the console was told to make, and that somebody took back, is shown: the
 * member is going to be charged again. What has ended differs in nothing any more.
 */
export function subscriptionDrift(asked: Asked, actual: Actual, before: readonly DriftedField[]): DriftedField[] {
  if (actual.status === 'canceled' || actual.status === 'incomplete_expired') return []
  const found = itemDrift(merged(asked.items), merged(actual.items))
  if (asked.cancelAtPeriodEnd && !actual.cancelAtPeriodEnd) found.push({ field: 'cancelAtPeriodEnd', ours: 'true', stripes: 'false' })
  return found.map((each) => ({ ...each, seenAt: since(each, before) ?? actual.asOf.toISOString() }))
}

type Difference = Omit<DriftedField, 'seenAt'>

function itemDrift(asked: AskedItem[], actual: AskedItem[]): Difference[] {
  const [ours, stripes] = [asked[0], actual[0]]
  if (ours && stripes && asked.length === 1 && actual.length === 1) {
    return [
      ...(ours.priceId === stripes.priceId ? [] : [{ field: 'price', ours: ours.priceId, stripes: stripes.priceId }]),
      ...(ours.quantity === stripes.quantity ? [] : [{ field: 'quantity', ours: String(ours.quantity), stripes: String(stripes.quantity) }]),
    ]
  }
  return shown(asked) === shown(actual) ? [] : [{ field: 'items', ours: shown(asked), stripes: shown(actual) }]
}

/** One entry for each price, in a fixed order. */
function merged(items: readonly AskedItem[]): AskedItem[] {
  return [...Map.groupBy(items, ({ priceId }) => priceId)]
    .map(([priceId, same]) => ({ priceId, quantity: same.reduce((sum, { quantity }) => sum + quantity, 0) }))
    .sort((a, b) => (a.priceId < b.priceId ? -1 : 1))
}

function shown(items: readonly AskedItem[]): string {
  return items.map(({ priceId, quantity }) => `${quantity} × ${priceId}`).join(', ')
}

function since({ field, ours, stripes }: Difference, before: readonly DriftedField[]): string | undefined {
  return before.find((each) => each.field === field && each.ours === ours && each.stripes === stripes)?.seenAt
}
