import type Stripe from 'stripe'
import type { DataSource } from 'typeorm'
import { conflict } from '../../errors.ts'
import { StripeCallFailed } from '../../stripe/call-failed.ts'
import type { Lease } from '../../stripe/leases.ts'
import { singleUse, type StripeCalls } from '../../stripe/stripe-calls.ts'
import { FINGERPRINT_KEY } from './checkout-order.ts'

/** One that ends sooner is not given to anybody any more. Seconds. */
const SHORTEST_LIFE = 600
/** A session may be paid at any moment: after so many surprises in a row somebody else must look. */
const MAX_LOOKS = 5

const EXPANDED = { expand: ['line_items'] }

/** The sessions of a customer that can still be paid, as Stripe has them now. */
export class OpenSessions {
  constructor(private readonly dataSource: DataSource, private readonly calls: StripeCalls) {}

  /**
   * Leaves no other way to pay for these products than the session that was made for the very same, which it returns.
   * @param products Stripe's
   * @param lease the member's: nobody else makes a session meanwhile
   * @throws CONFLICT while the member is paying for one of them
   */
  async narrow(customer: string, products: ReadonlySet<string>, fingerprint: string, lease: Lease): Promise<Stripe.Checkout.Session | undefined> {
    for (let look = 0; look < MAX_LOOKS; look += 1) {
      const rivals = await this.selling(customer, products, lease)
      const same = rivals.find(({ metadata, expires_at: end }) => metadata?.[FINGERPRINT_KEY] === fingerprint && end > Date.now() / 1000 + SHORTEST_LIFE)
      for (const rival of rivals) if (rival !== same) await this.expire(rival.id, lease)
      if (!same) return undefined
      const current = await this.refresh(same.id, lease)
      if (current.status === 'open') return current
    }
    throw conflict("The member's sessions at Stripe keep changing: try again in a moment.")
  }

  /** Looks at those again that were open when they were last heard of and are no more: one may have been paid just now. @param except the one that is open */
  async settle(customer: string, products: ReadonlySet<string>, except: string | undefined, lease: Lease): Promise<void> {
    const over = await this.dataSource.query<{ id: string }[]>(
      `select id from checkout_session session where customer_id = $1 and status = 'open' and id is distinct from $2
         and exists (select from checkout_session_item item where item.session_id = session.id and item.product_id = any($3))`,
      [customer, except ?? null, [...products]],
    )
    for (const { id } of over) await this.refresh(id, lease)
  }

  /** Ends a session; one that is over already stays as it is. @throws CONFLICT while the member is paying */
  async expire(id: string, lease?: Lease): Promise<Stripe.Checkout.Session> {
    try {
      return await this.calls.session(id, (client) => client.checkout.sessions.expire(id, EXPANDED, singleUse()), { lease })
    } catch (error) {
      if (!(error instanceof StripeCallFailed) || !error.refused || error.failure.heals) throw error
      const current = await this.refresh(id, lease)
      if (current.status === 'open') throw conflict('The member is paying at this very moment: try again in a minute.')
      return current
    }
  }

  /** As Stripe has it now. */
  async refresh(id: string, lease?: Lease): Promise<Stripe.Checkout.Session> {
    return await this.calls.session(id, (client) => client.checkout.sessions.retrieve(id, EXPANDED), { lease })
  }

  private async selling(customer: string, products: ReadonlySet<string>, lease: Lease): Promise<Stripe.Checkout.Session[]> {
    const open = await this.calls.list(async (client, page) => await client.checkout.sessions.list({ customer, status: 'open', expand: ['data.line_items'], ...page }), 1000, { lease })
    const found: Stripe.Checkout.Session[] = []
    for (const session of open) {
      const items = await this.items(session, lease)
      if (items.some(({ price }) => price && products.has(typeof price.product === 'string' ? price.product : price.product.id))) found.push(session)
    }
    return found
  }

  /** Lists come with ten at the most. */
  private async items({ id, line_items: items }: Stripe.Checkout.Session, lease: Lease): Promise<Stripe.LineItem[]> {
    if (items && !items.has_more) return items.data
    return await this.calls.list(async (client, page) => await client.checkout.sessions.listLineItems(id, page), 1000, { lease })
  }
}
