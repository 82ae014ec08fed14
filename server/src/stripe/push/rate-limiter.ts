import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../account.ts'
import { StripeError } from '../client.ts'
import { CallSlots } from './call-slots.ts'
import { Pacer, type Taken } from './pacer.ts'
import { UsualTime } from './usual-time.ts'

/** How long a 429 stops everybody: twice as long each time, when the next one follows within two seconds. Milliseconds. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 2000
const FOLLOWS = 2000

/** How many calls a second Stripe allows. https://docs.stripe.com/rate-limits */
export interface CallLimits {
  callsPerSecond: number
  /** To each endpoint. */
  callsPerEndpoint: number
}

/** Endpoints that are called so often that a limit of their own may be met before the account's. */
export type BusyEndpoint = `POST /v1/${'products' | 'prices'}${'' | '/:id'}`

interface HeldTurn { pacer: Pacer; taken: Taken }

/** Paces the calls to one Stripe account across every process. */
export class StripeRateLimiter {
  private readonly account: Pacer
  private readonly endpoints = new Map<BusyEndpoint, Pacer>()
  private readonly usual = new Map<string, UsualTime>()
  private pausedUntil = Number.NEGATIVE_INFINITY
  private pauseLength = 0

  constructor(private readonly dataSource: DataSource, private readonly stripe: StripeAccount & CallLimits) {
    this.account = this.pacer(stripe.callsPerSecond)
  }

  /** Makes one call at its turn. When Stripe says that there were too many, everybody pauses. @throws what the call throws */
  async call<Answer>(call: () => Promise<Answer>, endpoint?: BusyEndpoint): Promise<Answer> {
    const turns = await this.turns(endpoint)
    const started = performance.now()
    try {
      return await call().finally(() => { this.answered(turns, started, endpoint) })
    } catch (error) {
      // Whoever cannot tell the others pauses alone.
      if (error instanceof StripeError && error.statusCode === 429) await this.pause().catch(() => undefined)
      throw error
    }
  }

  private async turns(endpoint: BusyEndpoint | undefined): Promise<HeldTurn[]> {
    const own = endpoint && this.pacerOf(endpoint)
    const asked = performance.now()
    const turns = own ? [{ pacer: own, taken: await own.turn(asked) }] : []
    // It has waited since then, so it soon goes, before the turn of its endpoint becomes another second's; but not before those who waited longer.
    return [...turns, { pacer: this.account, taken: await this.account.turn(asked) }]
  }

  /**
   * Counts a call from when it came to Stripe. What it took longer than usual may have been its way there: this process, or Stripe, was held up. That only
   * its answer tells, as a call may wait for its connection, or for somebody to read it.
   */
  private answered(turns: readonly HeldTurn[], started: number, endpoint = ''): void {
    let usual = this.usual.get(endpoint)
    if (!usual) this.usual.set(endpoint, usual = new UsualTime())
    const now = performance.now()
    const came = Math.max(started, now - usual.median)
    usual.add(now - started)
    for (const { pacer, taken } of turns) pacer.came(taken, came)
  }

  /** Stripe said 429: everybody pauses, and longer if that was not enough. */
  async pause(): Promise<void> {
    const now = performance.now()
    // Calls that were let go together are refused together: that is once.
    if (now < this.pausedUntil) return
    this.pauseLength = now < this.pausedUntil + FOLLOWS ? Math.min(2 * this.pauseLength, LONGEST_PAUSE) : FIRST_PAUSE
    this.pausedUntil = now + this.pauseLength
    await this.account.pause(this.pauseLength)
  }

  /** None where the account's limit is met first. */
  private pacerOf(endpoint: BusyEndpoint): Pacer | undefined {
    const { callsPerSecond, callsPerEndpoint } = this.stripe
    if (callsPerEndpoint >= callsPerSecond) return undefined
    let pacer = this.endpoints.get(endpoint)
    if (!pacer) this.endpoints.set(endpoint, pacer = this.pacer(callsPerEndpoint, endpoint))
    return pacer
  }

  private pacer(limit: number, endpoint?: BusyEndpoint): Pacer {
    return new Pacer(new CallSlots(this.dataSource, this.stripe, limit, endpoint), limit)
  }
}
