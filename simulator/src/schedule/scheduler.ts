import { setImmediate as breath } from 'node:timers/promises'
import { advanceInvoice, advanceSubscription } from '../billing/subscription-lifecycle.ts'
import { expireSession } from '../resources/checkout/session-completing.ts'
import type { StoredTestClock } from '../store/stored-objects.ts'
import type { Call, World } from '../world.ts'

/** What comes first when several things are due in the same second. */
const ORDER = ['test_clock', 'checkout_session', 'invoice', 'subscription'] as const
type DueKind = (typeof ORDER)[number]
/** Something to be done, and the second of its clock at which. */
type Task = { kind: DueKind; id: string; at: number }

const NOBODY = { id: null, idempotency_key: null }
/** A long advance lets calls through after so many steps. */
const STEPS_PER_BREATH = 20
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Does what falls due: trial ends, renewals, finalisations, retries, expiries; in order, each at its own second. */
export class Scheduler {
  readonly #world: World
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #busy = false
  /** Something due could not be done: no timer tries it again and again, an advance of the clock may. */
  #stuck = false
  #closed = false

  constructor(world: World) {
    this.#world = world
    world.onChange(() => this.#arm())
    world.clock.onAdvance(() => this.#arm())
  }

  /** Goes on with what a restart found due. */
  resume(): void {
    this.#arm()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  /** Moves the simulator's clock forward, doing on the way what falls due, each at its time. */
  async advance(seconds: number): Promise<void> {
    const { clock } = this.#world
    const targetMs = clock.nowMs() + seconds * 1000
    await this.#exclusively(async () => {
      await this.#run(Math.floor(targetMs / 1000), (at) => clock.moveTo(at * 1000))
      clock.moveTo(targetMs)
      clock.advance(0)
    })
  }

  /** Resolves when nothing is due any more. */
  async settle(): Promise<void> {
    await this.#exclusively(() => this.#run(this.#world.clock.nowSeconds()))
  }

  /** One run at a time; the next waits. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    const run = this.#running.then(async () => {
      this.#busy = true
      this.#stuck = false
      try {
        await work()
      } catch (error) {
        this.#stuck = true
        throw error
      } finally {
        this.#busy = false
        this.#arm()
      }
    })
    this.#running = run.catch(() => {})
    return run
  }

  async #run(until: number, before: (at: number) => void = () => {}): Promise<void> {
    for (let steps = 1; !this.#closed; steps++) {
      const task = this.#first(null)
      if (task === undefined || task.at > until) return
      before(task.at)
      this.#world.change(NOBODY, (call) => this.#do(call, task), task.kind === 'test_clock' ? undefined : task.at)
      if (steps % STEPS_PER_BREATH === 0) await breath()
    }
  }

  #first(clock: string | null): Task | undefined {
    let first: Task | undefined
    for (const kind of ORDER) {
      const due = this.#world.store.all(kind).firstDue(clock)
      if (due !== undefined && (first === undefined || due.at < first.at)) first = { kind, ...due }
    }
    return first
  }

  #do(call: Call, task: Task): void {
    if (task.kind === 'test_clock') {
      const clock = call.tx.get('test_clock', task.id)
      if (clock !== undefined) this.#stepTestClock(call, clock)
      return
    }
    if (task.kind === 'checkout_session') {
      const session = call.tx.get('checkout_session', task.id)
      if (session !== undefined) expireSession(call, session)
    } else if (task.kind === 'subscription') {
      const subscription = call.tx.get('subscription', task.id)
      if (subscription !== undefined) advanceSubscription(call, subscription)
    } else {
      const invoice = call.tx.get('invoice', task.id)
      if (invoice !== undefined) advanceInvoice(call, invoice)
    }
    const next = call.tx.all(task.kind).firstDue(null)
    if (next?.id === task.id && next.at === task.at) throw new Error(`${task.kind} ${task.id} is still due after it was done`)
  }

  /** The next thing due on an advancing test clock, or its arrival. */
  #stepTestClock(call: Call, clock: StoredTestClock): void {
    const target = clock.status_details.advancing?.target_frozen_time ?? clock.frozen_time
    const task = this.#first(clock.id)
    if (task !== undefined && task.at <= target) {
      call.tx.put('test_clock', clock.id, { ...clock, frozen_time: Math.max(task.at, clock.frozen_time) })
      this.#do(call.on(clock.id), task)
      return
    }
    const ready: StoredTestClock = { ...clock, frozen_time: target, status: 'ready', status_details: {} }
    call.tx.put('test_clock', clock.id, ready)
    call.emit('test_helpers.test_clock.ready', ready)
  }

  #arm(): void {
    if (this.#busy || this.#stuck || this.#closed) return
    clearTimeout(this.#timer)
    const first = this.#first(null)
    if (first === undefined) return
    const waitMs = Math.min(Math.max(first.at * 1000 - this.#world.clock.nowMs(), 0), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => {
      this.settle().catch((error: unknown) => console.error(error))
    }, waitMs)
  }
}
