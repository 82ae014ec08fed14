/** How often a price recurs. */
export interface Recurrence {
  interval: string
  interval_count: number
}

const DAY = 24 * 3600

/** So many months later at the same time of day; the last day of a month that is too short. Seconds, UTC. */
export function addMonths(seconds: number, months: number): number {
  const date = new Date(seconds * 1000)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const lastDay = new Date(Date.UTC(new Date(first).getUTCFullYear(), new Date(first).getUTCMonth() + 1, 0)).getUTCDate()
  const day = Math.min(date.getUTCDate(), lastDay)
  return (first + (day - 1) * DAY * 1000) / 1000 + (seconds - Math.floor(seconds / DAY) * DAY)
}

/** The anchor moved by so many intervals. */
function boundary(anchor: number, { interval, interval_count: count }: Recurrence, steps: number): number {
  if (interval === 'day') return anchor + steps * count * DAY
  if (interval === 'week') return anchor + steps * count * 7 * DAY
  return addMonths(anchor, steps * count * (interval === 'year' ? 12 : 1))
}

/**
 * The end of the billing period that begins at `start`: the first boundary after it, counted from the anchor, so that a
 * subscription of the 31st renews on the last day of every month (https://docs.stripe.com/billing/subscriptions/billing-cycle).
 */
export function periodEnd(anchor: number, recurrence: Recurrence, start: number): number {
  const length = { day: DAY, week: 7 * DAY, month: 31 * DAY, year: 366 * DAY }[recurrence.interval] ?? DAY
  // No interval is longer than this, so the estimate is never too far.
  let steps = Math.floor((start - anchor) / (length * recurrence.interval_count)) - 1
  while (boundary(anchor, recurrence, steps) <= start) steps++
  return boundary(anchor, recurrence, steps)
}
