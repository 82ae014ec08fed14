import { AsyncLocalStorage } from 'node:async_hooks'

/** What kind of actor a change is put down to. */
export type ActorKind = 'OPERATOR' | 'API_KEY' | 'SYSTEM' | 'STRIPE_EVENT'

/** Who or what makes the changes of the code that runs now. */
export interface Actor {
  kind: ActorKind
  /** The operator's, API key's or Stripe event's id; null for the system. */
  id: string | null
  /** How people know it: an e-mail address, a key's name, an event's type; what the system is doing. */
  name: string | null
}

/** The console itself: workers and schedules, unless they say otherwise. */
const SYSTEM: Actor = { kind: 'SYSTEM', id: null, name: null }

const actors = new AsyncLocalStorage<Actor>()

/** Does the work, all that it calls and awaits included, in an actor's name. */
export function runAs<Result>(actor: Actor, work: () => Result): Result {
  return actors.run(actor, work)
}

/** In whose name this code runs: the system's, if nobody was named. */
export function currentActor(): Actor {
  return actors.getStore() ?? SYSTEM
}
