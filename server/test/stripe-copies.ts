import type { StartedSimulator } from './harness/simulator.ts'

/** What `GET /_control/state` shows: objects by kind. */
type State = Record<string, { id: string }[] | undefined>

/** Kinds of which nothing is copied: they tell how objects came to be. */
const NO_OBJECTS = new Set(['event', 'delivery', 'answer', 'setting'])
/** Copies sent at once: the simulator takes a mebibyte. */
const BATCH = 40

/**
 * Makes so many customers, named and numbered, each with all that `furnish` makes for the first: that one by Stripe's own
 * calls, the others as copies of it with ids of their own, of which no event tells.
 */
export async function copyStripeObjects(stripe: StartedSimulator, name: string, count: number, furnish: (customer: string) => Promise<void>): Promise<void> {
  const before = new Set(Object.values(await stateOf(stripe)).flatMap((objects) => objects?.map(({ id }) => id) ?? []))
  const { id } = await stripe.client.customers.create({ name: `${name} 0` })
  await furnish(id)
  const made = Object.entries(await stateOf(stripe))
    .filter(([kind]) => !NO_OBJECTS.has(kind))
    .map(([kind, objects]) => [kind, objects?.filter((object) => !before.has(object.id)) ?? []] as const)
    .filter(([, objects]) => objects.length > 0)
  const original = JSON.stringify(Object.fromEntries(made))
  const ids = [...new Set(original.match(/(?<="id":")[a-z_]+_\w+/g))]
  const copies = Array.from({ length: count - 1 }, (_value, index) => copyOf(original, ids, name, index + 1))
  for (let from = 0; from < copies.length; from += BATCH) await stripe.control('POST', '/state', merged(copies.slice(from, from + BATCH)))
}

const stateOf = async (stripe: StartedSimulator) => await stripe.control<State>('GET', '/state')

function copyOf(original: string, ids: readonly string[], name: string, number: number): State {
  const renamed = ids.reduce((text, id) => text.replaceAll(id, `${id}${number}`), original)
  return JSON.parse(renamed.replaceAll(`"${name} 0"`, `"${name} ${number}"`)) as State
}

function merged(copies: readonly State[]): State {
  const kinds = Object.keys(copies[0] ?? {})
  return Object.fromEntries(kinds.map((kind) => [kind, copies.flatMap((copy) => copy[kind] ?? [])]))
}
