import type { Stripe } from 'stripe'
import type { Clock } from './clock.ts'
import { previousAttributes } from './events/previous-attributes.ts'
import { takesEvent } from './events/subscriptions.ts'
import type { Ids } from './ids.ts'
import type { Presenter } from './resources/expand.ts'
import type { StripeObject } from './resources/object-type.ts'
import type { Store, Transaction } from './store/store.ts'
import type { StoredDelivery, StoredEvent } from './store/stored-objects.ts'

/** What an event says of the call that caused it; both null when nobody called (a renewal, the clock). */
export type Cause = { id: string | null; idempotency_key: string | null }

/** What one operation works with: a transaction, the time, new ids, and events that commit with the change. */
export interface Call {
  readonly tx: Transaction
  /** Simulated time, whole seconds. */
  readonly now: number
  readonly ids: Ids
  /** Records that something happened, with the object as it is sent unexpanded. */
  emit(type: Stripe.Event.Type, object: StripeObject): void
  /** Records an update with the former values of the changed fields; nothing when no field changed. */
  emitUpdate(type: Stripe.Event.Type, before: StripeObject, after: StripeObject): void
  /** This call at the frozen time of a test clock, for what belongs to it; the call itself when there is none. */
  on(testClock: string | null): Call
  /** What `work` would give if it were done, at that second or now. Nothing of it remains, and no event tells of it. */
  imagine<T>(work: (call: Call) => T, at?: number): T
}

/** The simulated Stripe account: its objects, its clock, and the one way to change them. */
export class World {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly presenter: Presenter
  /** The account's default API version: what events are rendered as. */
  readonly apiVersion: string
  #onDeliveries: (deliveries: readonly StoredDelivery[]) => void = () => {}
  #onChange: () => void = () => {}

  constructor(parts: { store: Store; clock: Clock; ids: Ids; presenter: Presenter; apiVersion: string }) {
    this.store = parts.store
    this.clock = parts.clock
    this.ids = parts.ids
    this.presenter = parts.presenter
    this.apiVersion = parts.apiVersion
  }

  /** Hands every new delivery to the dispatcher, after its transaction committed. */
  onDeliveries(listener: (deliveries: readonly StoredDelivery[]) => void): void {
    this.#onDeliveries = listener
  }

  /** Looks again after each change at what is due when. */
  onChange(listener: () => void): void {
    this.#onChange = listener
  }

  /**
   * Runs one change; its events and their deliveries commit with it, or nothing does when `work` throws.
   * @param at the simulated second at which it happens; now unless the clock is catching up.
   */
  change<T>(cause: Cause, work: (call: Call) => T, at = this.clock.nowSeconds()): T {
    const deliveries: StoredDelivery[] = []
    const result = this.store.transact((tx) => work(this.#call(tx, cause, at, deliveries)))
    if (deliveries.length > 0) this.#onDeliveries(deliveries)
    this.#onChange()
    return result
  }

  #call(tx: Transaction, cause: Cause, now: number, deliveries: StoredDelivery[]): Call {
    const call: Call = {
      tx,
      now,
      ids: this.ids,
      emit: (type, object) => this.#emit(call, cause, deliveries, type, this.presenter.present(tx, object)),
      emitUpdate: (type, before, after) => {
        const sent = this.presenter.present(tx, after)
        const previous = previousAttributes(this.presenter.present(tx, before), sent)
        if (previous !== undefined) this.#emit(call, cause, deliveries, type, sent, previous)
      },
      on: (testClock) => {
        const frozen = testClock === null ? undefined : tx.get('test_clock', testClock)?.frozen_time
        return frozen === undefined || frozen === now ? call : this.#call(tx, cause, frozen, deliveries)
      },
      imagine: (work, at = now) => {
        const told = deliveries.length
        try {
          return tx.scratch(() => work(this.#call(tx, cause, at, deliveries)))
        } finally {
          deliveries.length = told
        }
      },
    }
    return call
  }

  #emit({ tx, now }: Call, cause: Cause, deliveries: StoredDelivery[], type: Stripe.Event.Type, object: StripeObject, previous?: Record<string, unknown>): void {
    const event: StoredEvent = {
      id: this.ids.long('evt', now),
      object: 'event',
      api_version: this.apiVersion,
      created: now,
      data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: 0,
      request: cause,
      type,
    }
    tx.put('event', event.id, event)
    for (const endpoint of tx.all('webhook_endpoint').oldestFirst()) {
      if (!takesEvent(endpoint, type)) continue
      const delivery: StoredDelivery = {
        id: `${event.id}/${endpoint.id}`,
        event: event.id,
        endpoint: endpoint.id,
        state: 'waiting',
        attempts: 0,
        dueAtMs: this.clock.nowMs(),
        lastError: null,
      }
      tx.put('delivery', delivery.id, delivery)
      deliveries.push(delivery)
    }
  }
}
