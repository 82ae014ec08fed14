import type { Clock } from '../clock.ts'
import { eventFor } from '../events/older-shapes.ts'
import { toJson } from '../http/answer.ts'
import { presentEvent } from '../resources/events/event-type.ts'
import type { StoredDelivery } from '../store/stored-objects.ts'
import type { World } from '../world.ts'
import { retryWaitMs, RETRIES_END_SECONDS, shuffled, type DeliveryMode, type DeliverySettings } from './delivery-mode.ts'
import { Poster, type PostResult } from './post.ts'
import { signatureHeader } from './signature.ts'

const SHUFFLE_QUIET_MS = 100
const USER_AGENT = 'Stripe/1.0 (+https://stripe.com/docs/webhooks)'

/** Sends events to endpoints until each has taken them: at least once, again after a failure, through restarts. */
export class Dispatcher {
  readonly #world: World
  readonly #clock: Clock
  readonly #poster = new Poster()
  readonly settings: DeliverySettings
  mode: DeliveryMode = { mode: 'normal' }
  #closed = false
  /** Deliveries collected by `shuffle` and `withhold`. */
  #held: string[] = []
  #shuffleTimer: NodeJS.Timeout | undefined
  /** Deliveries ready to be sent, per endpoint, and how many of its attempts are under way. */
  readonly #lanes = new Map<string, { queue: string[]; busy: number }>()
  /** Sends still to be made of duplicated deliveries: only the last one settles the delivery. */
  readonly #copies = new Map<string, number>()
  /** Timers of later attempts. */
  readonly #timers = new Map<string, NodeJS.Timeout>()

  constructor(world: World, settings: DeliverySettings) {
    this.#world = world
    this.#clock = world.clock
    this.settings = settings
    world.onDeliveries((deliveries) => {
      void world.store.durable().then(() => this.#take(deliveries.map(({ id }) => id)), () => {})
    })
    this.#clock.onAdvance(() => this.#reschedule())
  }

  /** Goes on with the deliveries that a restart found waiting. */
  resume(): void {
    for (const delivery of this.#world.store.all('delivery').oldestFirst()) if (delivery.state === 'waiting') this.#schedule(delivery)
  }

  /** Ids of the deliveries being withheld or gathered for a shuffle. */
  get held(): readonly string[] {
    return this.#held
  }

  /** Whether nothing is under way or ready; held and later attempts do not count. */
  get idle(): boolean {
    return [...this.#lanes.values()].every(({ queue, busy }) => queue.length === 0 && busy === 0)
  }

  #take(ids: readonly string[]): void {
    const { mode } = this
    if (mode.mode === 'withhold' || mode.mode === 'shuffle') this.#held.push(...ids)
    if (mode.mode === 'shuffle') this.#gather(mode.window)
    else if (mode.mode === 'normal') this.#enqueue(ids)
    else if (mode.mode === 'duplicate') {
      for (const id of ids) this.#copies.set(id, mode.times)
      this.#enqueue(ids.flatMap((id) => Array<string>(mode.times).fill(id)))
    }
    else if (mode.mode === 'delay') for (const id of ids) this.#later(id, mode.ms)
  }

  #gather(window: number): void {
    clearTimeout(this.#shuffleTimer)
    while (this.#held.length >= window) this.#enqueue(shuffled(this.#held.splice(0, window)))
    if (this.#held.length > 0) this.#shuffleTimer = setTimeout(() => this.release(true), SHUFFLE_QUIET_MS)
  }

  /** Sends what is held, in order or shuffled. Returns how many there were. */
  release(shuffle = false): number {
    const ids = this.#held
    this.#held = []
    this.#enqueue(shuffle ? shuffled(ids) : ids)
    return ids.length
  }

  /** Gives up what is held: those events count as undelivered. Returns how many there were. */
  drop(): number {
    const ids = this.#held
    this.#held = []
    this.#world.store.transact((tx) => {
      for (const id of ids) {
        const delivery = tx.get('delivery', id)
        if (delivery !== undefined) tx.put('delivery', id, { ...delivery, state: 'failed', lastError: 'dropped' })
      }
    })
    return ids.length
  }

  /** Forgets every queue and timer; the store has been emptied. */
  reset(): void {
    this.#held = []
    clearTimeout(this.#shuffleTimer)
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#lanes.clear()
    this.#copies.clear()
    this.mode = { mode: 'normal' }
  }

  close(): void {
    this.#closed = true
    this.reset()
    this.#poster.close()
  }

  #schedule(delivery: StoredDelivery): void {
    const waitMs = delivery.dueAtMs - this.#clock.nowMs()
    if (waitMs <= 0) this.#enqueue([delivery.id])
    else this.#later(delivery.id, waitMs)
  }

  #later(id: string, waitMs: number): void {
    clearTimeout(this.#timers.get(id))
    // Longer than a timer can hold: look again then.
    const timer = setTimeout(() => {
      this.#timers.delete(id)
      this.#enqueue([id])
    }, Math.min(waitMs, 2 ** 31 - 1))
    this.#timers.set(id, timer)
  }

  /** The clock moved: attempts whose time has come are made now. */
  #reschedule(): void {
    for (const [id, timer] of this.#timers) {
      const delivery = this.#world.store.get('delivery', id)
      clearTimeout(timer)
      this.#timers.delete(id)
      if (delivery !== undefined) this.#schedule(delivery)
    }
  }

  #enqueue(ids: readonly string[]): void {
    if (this.#closed) return
    for (const id of ids) {
      const delivery = this.#world.store.get('delivery', id)
      if (delivery === undefined) continue
      let lane = this.#lanes.get(delivery.endpoint)
      if (lane === undefined) this.#lanes.set(delivery.endpoint, (lane = { queue: [], busy: 0 }))
      lane.queue.push(id)
      this.#pump(lane)
    }
  }

  #pump(lane: { queue: string[]; busy: number }): void {
    while (lane.busy < this.settings.concurrency) {
      const id = lane.queue.shift()
      if (id === undefined) return
      lane.busy++
      void this.#attempt(id).finally(() => {
        lane.busy--
        this.#pump(lane)
      })
    }
  }

  async #attempt(id: string): Promise<void> {
    const delivery = this.#world.store.get('delivery', id)
    if (delivery === undefined || delivery.state !== 'waiting') return
    if (this.#world.store.get('webhook_endpoint', delivery.endpoint)?.status !== 'enabled') {
      // A disabled endpoint gets no further attempts (https://docs.stripe.com/webhooks#retries).
      this.#world.store.transact((tx) => tx.put('delivery', id, { ...delivery, state: 'failed', lastError: 'the endpoint is disabled' }))
      return
    }
    const result = await this.send(delivery.event, delivery.endpoint)
    if (this.#closed) return
    const copies = (this.#copies.get(id) ?? 1) - 1
    if (copies > 0) {
      this.#copies.set(id, copies)
      return
    }
    this.#copies.delete(id)
    this.#world.store.transact((tx) => {
      const current = tx.get('delivery', id)
      if (current === undefined) return
      if (result.error === null) {
        tx.remove('delivery', id)
        return
      }
      const attempts = current.attempts + 1
      const dueAtMs = this.#clock.nowMs() + retryWaitMs(attempts, this.settings.retryScale)
      const event = tx.get('event', current.event)
      const over = event === undefined || dueAtMs / 1000 > event.created + RETRIES_END_SECONDS
      const next: StoredDelivery = { ...current, attempts, dueAtMs, lastError: result.error, state: over ? 'failed' : 'waiting' }
      tx.put('delivery', id, next)
      if (!over) this.#schedule(next)
    })
  }

  /** One attempt, now, whatever the state of the delivery: how an event is sent again on demand. */
  async send(eventId: string, endpointId: string): Promise<PostResult> {
    const { store } = this.#world
    const event = store.get('event', eventId)
    const endpoint = store.get('webhook_endpoint', endpointId)
    const secret = store.get('webhook_secret', endpointId)?.secret
    if (event === undefined || endpoint === undefined || secret === undefined) return { status: null, error: 'the event or the endpoint is gone' }
    const body = toJson(eventFor(store, presentEvent(store, event), endpoint.api_version ?? event.api_version ?? this.#world.apiVersion))
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': USER_AGENT,
      Accept: '*/*; q=0.5, application/xml',
      'Cache-Control': 'no-cache',
      'Stripe-Signature': signatureHeader(body, [secret], Math.floor(Date.now() / 1000)),
    }
    return this.#poster.post(endpoint.url, body, headers, this.settings.timeoutMs)
  }
}
