import { ENDPOINT_EVENTS } from '../src/stripe/webhook/endpoint-events.ts'
import { createProduct } from './catalog-calls.ts'
import { environment, syncedPrice } from './checkout-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { createTestDatabase } from './harness/database.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'

export const monthly = { interval: 'MONTH', intervalCount: 1 }

/** What the tests of Checkout sell. */
export interface CheckoutWorld {
  stripe: StartedSimulator
  databaseUrl: string
  /** Two processes on one database: whatever is asked of both at once must come out as if it had been asked of one. */
  servers: [StartedConsole, StartedConsole]
  products: { gold: string; silver: string; book: string }
  prices: Record<'gold' | 'goldYearly' | 'silver' | 'book' | 'dollars' | 'donation', { id: string; stripeId: string }>
  /** A new member. */
  member: () => Promise<string>
  /** Whom a member is at Stripe. */
  customersOf: (memberId: string) => Promise<{ id: string }[]>
  openSessions: (memberId: string) => Promise<string[]>
  stop: () => Promise<void>
}

/** Starts two consoles, and puts prices of all kinds into Stripe. */
export async function startCheckoutWorld(): Promise<CheckoutWorld> {
  const stripe = await startSimulator({ rateLimit: 0 })
  const databaseUrl = await createTestDatabase()
  const server = await startConsole({ databaseUrl, stripe, environment, events: [...ENDPOINT_EVENTS, 'charge.refunded'] })
  const other = await startConsole({ databaseUrl, stripe, environment, apiKey: server.apiKey })
  const products = { gold: await createProduct(server, { name: 'Gold' }), silver: await createProduct(server, { name: 'Silver' }), book: await createProduct(server, { name: 'Book' }) }
  const prices = {
    gold: await syncedPrice(server, products.gold, { currency: 'eur', unitAmount: 2000, recurring: monthly }),
    goldYearly: await syncedPrice(server, products.gold, { currency: 'eur', unitAmount: 20000, recurring: { interval: 'YEAR', intervalCount: 1 } }),
    silver: await syncedPrice(server, products.silver, { currency: 'eur', unitAmount: 900, recurring: monthly }),
    book: await syncedPrice(server, products.book, { currency: 'eur', unitAmount: 1500 }),
    dollars: await syncedPrice(server, products.book, { currency: 'usd', unitAmount: 1700 }),
    donation: await syncedPrice(server, products.book, { currency: 'eur', customUnitAmount: { minimum: 300, preset: 1000 } }),
  }
  let count = 0
  const customersOf = async (memberId: string) => (await stripe.client.customers.list({ limit: 100 }).autoPagingToArray({ limit: 1000 })).filter(({ metadata }) => metadata['member_console_id'] === memberId)
  return {
    stripe, databaseUrl, servers: [server, other], products, prices, customersOf,
    member: async () => {
      count += 1
      return (await createMember(server, { name: `Member ${count}`, email: `member-${count}@example.org` })).id
    },
    openSessions: async (memberId) => {
      const [customer] = await customersOf(memberId)
      return (await stripe.client.checkout.sessions.list({ customer: customer?.id ?? '', status: 'open', limit: 100 })).data.map(({ id }) => id)
    },
    stop: async () => {
      for (const each of [server, other]) await each.stop()
      await stripe.stop()
    },
  }
}
