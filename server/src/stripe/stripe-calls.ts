import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import type { ProjectedObject } from '../entities/projected-object.ts'
import type { ProvisionService } from '../entitlements/provision.service.ts'
import { stripeError } from '../errors.ts'
import type { StripeAccount } from './account.ts'
import { asCallFailed } from './call-failed.ts'
import type { StripeConnection } from './client.ts'
import type { Lease } from './leases.ts'
import { listAll, type PageParams } from './pages.ts'
import type { ObjectProjection } from './projection/object-projection.ts'
import { createObjectProjections, type ObjectProjections } from './projection/object-projections.ts'
import { StripeRateLimiter } from './push/rate-limiter.ts'

/** How often a call is sent that Stripe had no room for. */
const RATE_LIMIT_TRIES = 5

/** A call that answers with one object. */
type Call<Answer> = (client: Stripe) => Promise<Stripe.Response<Answer>>

/** What must hold when a call is sent. */
export interface CallOptions {
  /** Renewed just before. */
  lease?: Lease | undefined
}

/** The calls to Stripe that a request of somebody's makes, each at its turn under Stripe's limit. Never inside a transaction. */
export class StripeCalls {
  private readonly connected: { stripe: StripeConnection; limiter: StripeRateLimiter; projections: ObjectProjections } | undefined

  /** @param provisions what follows from the rows that are written */
  constructor(dataSource: DataSource, stripe: StripeConnection | undefined, provisions: ProvisionService | undefined) {
    if (!stripe || !provisions) return
    const limiter = new StripeRateLimiter(dataSource, stripe)
    this.connected = { stripe, limiter, projections: createObjectProjections({ dataSource, stripe, limiter, provisions }) }
  }

  /** The connected account. @throws STRIPE_ERROR when there is none */
  account(): StripeAccount {
    const { account, livemode } = this.connection().stripe
    return { account, livemode }
  }

  /** A call whose answer nothing here keeps. @throws STRIPE_ERROR */
  async ask<Answer>(call: (client: Stripe) => Promise<Answer>, options: CallOptions = {}): Promise<Answer> {
    const { stripe, limiter } = this.connection()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await limiter.call(async () => {
          await options.lease?.renew()
          return await call(stripe.client)
        })
      } catch (error) {
        const failed = asCallFailed(error)
        if (!failed.failure.rateLimited || attempt === RATE_LIMIT_TRIES) throw failed
      }
    }
  }

  /** All of one of Stripe's lists, up to so many, each page at a turn of its own. @throws STRIPE_ERROR */
  async list<Item extends { id: string }>(
    list: (client: Stripe, page: PageParams) => Promise<Stripe.ApiList<Item>>, most: number, options?: CallOptions,
  ): Promise<Item[]> {
    return await listAll(async (call) => await this.ask(call, options), list, most)
  }

  /** A call that answers with a customer, whose row is written at once. @param id undefined: it is being made @throws STRIPE_ERROR */
  async customer(id: string | undefined, call: Call<Stripe.Customer>, options?: CallOptions): Promise<Stripe.Customer> {
    return await this.answered(this.connection().projections.customers, id, call, options)
  }

  /** A call that answers with a Checkout session, items expanded, whose rows are written at once. @param id undefined: it is being made @throws STRIPE_ERROR */
  async session(id: string | undefined, call: Call<Stripe.Checkout.Session>, options?: CallOptions): Promise<Stripe.Checkout.Session> {
    return await this.answered(this.connection().projections.sessions, id, call, options)
  }

  /** A call that answers with a subscription, whose rows are written at once. @throws STRIPE_ERROR */
  async subscription(id: string, call: Call<Stripe.Subscription>, options?: CallOptions): Promise<Stripe.Subscription> {
    return await this.answered(this.connection().projections.subscriptions, id, call, options)
  }

  private async answered<Source extends { id: string }, Row extends ProjectedObject>(
    projection: ObjectProjection<Source, Row>, id: string | undefined, call: Call<Source>, options?: CallOptions,
  ): Promise<Source> {
    return await projection.answered(id, () => this.ask(call, options))
  }

  private connection() {
    if (!this.connected) throw stripeError('Stripe is not connected: set STRIPE_API_KEY, or let the simulator run.')
    return this.connected
  }
}

/** A key for a call that is sent once, by whoever is asked now: only the SDK repeats it, when the connection was cut. */
export function singleUse(): Stripe.RequestOptions {
  return { idempotencyKey: randomUUID() }
}
