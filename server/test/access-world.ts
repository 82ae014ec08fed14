import { ENDPOINT_EVENTS } from '../src/stripe/webhook/endpoint-events.ts'
import { askAccess, type AccessAnswer } from './access-calls.ts'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'
import { createFeature, createSet, setProductSets, type SetAnswer } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

const MONTHLY = { currency: 'eur', unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 1 } }

/** A console with Stripe, whose endpoint asks for refunds too, and things to have: `gold` by a monthly product, `extra` by grants, a book that is bought once. */
export interface AccessWorld {
  stripe: StartedSimulator
  server: StartedConsole
  gold: SetAnswer
  extra: SetAnswer
  goldProduct: string
  /** The prices' ids in Stripe. */
  monthly: string
  book: string
  /** A member who has nothing. */
  nobody: () => Promise<string>
  /** Who pays for a member, with a card. */
  customerOf: (memberId: string | undefined, card?: string) => Promise<{ customer: string; default_payment_method: string }>
  /** A member with a subscription of two. */
  subscriber: (changes?: object, card?: string) => Promise<{ memberId: string; customer: string; subscription: string }>
  /** Waits for an answer. */
  becomes: (memberId: string, feature: string, expected: object) => Promise<AccessAnswer>
  /** Waits until everything that Stripe sent is projected. */
  settled: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts it; `stop` it afterwards. */
export async function startAccessWorld(): Promise<AccessWorld> {
  const stripe = await startSimulator({ rateLimit: 0 })
  const server = await startConsole({ stripe, events: [...ENDPOINT_EVENTS, 'charge.refunded'] })
  const things = await makeThings(server)
  const nobody = async () => (await createMember(server, { name: 'Member' })).id
  const customerOf: AccessWorld['customerOf'] = async (memberId, card = 'pm_card_visa') => {
    const { id: customer } = await stripe.client.customers.create({ name: 'Member', ...(memberId && { metadata: { member_console_id: memberId } }) })
    return { customer, default_payment_method: (await stripe.client.paymentMethods.attach(card, { customer })).id }
  }
  return {
    stripe, server, ...things, nobody, customerOf,
    subscriber: async (changes = {}, card = 'pm_card_visa') => {
      const memberId = await nobody()
      const payer = await customerOf(memberId, card)
      const { id } = await stripe.client.subscriptions.create({ ...payer, items: [{ price: things.monthly, quantity: 2 }], ...changes })
      return { memberId, customer: payer.customer, subscription: id }
    },
    becomes: async (memberId, feature, expected) => await eventually(async () => {
      const answer = await askAccess(server, { id: memberId }, feature)
      expect(answer).toMatchObject(expected)
      return answer
    }, 60_000),
    settled: async () => {
      await eventually(async () => { expect(await stripe.control('GET', '/delivery')).toMatchObject({ undelivered: [], held: 0 }) }, 60_000)
      await eventually(async () => { expect(await rows(server.options.databaseUrl, "select id, type, error from stripe_event where status in ('received', 'dead')")).toEqual([]) }, 60_000)
    },
    stop: async () => {
      await server.stop()
      await stripe.stop()
    },
  }
}

async function makeThings(server: StartedConsole): Promise<Pick<AccessWorld, 'gold' | 'extra' | 'goldProduct' | 'monthly' | 'book'>> {
  const post = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  const storage = await createFeature(server, { key: 'storage.gb', kind: 'LIMIT', name: 'Storage', aggregation: 'SUM' })
  const level = await createFeature(server, { key: 'support.level', kind: 'TEXT', name: 'Support' })
  const read = await createFeature(server, { key: 'book.read', kind: 'BOOLEAN', name: 'Read the book' })
  const gold = await createSet(server, { key: 'gold', name: 'Gold', rank: 2, rules: [{ featureId: post.id }, { featureId: storage.id, limit: 5, perUnit: true }, { featureId: level.id, text: 'gold' }] })
  const extra = await createSet(server, { key: 'extra', name: 'Extra', rank: 1, rules: [{ featureId: storage.id, limit: 100 }, { featureId: level.id, text: 'extra' }] })
  const reading = await createSet(server, { key: 'reading', name: 'Reading', rules: [{ featureId: read.id }] })
  const goldProduct = await createProduct(server, { name: 'Gold membership' })
  const bookProduct = await createProduct(server, { name: 'Book' })
  await setProductSets(server, goldProduct, [gold.id])
  await setProductSets(server, bookProduct, [reading.id])
  return { gold, extra, goldProduct, monthly: await inStripe(server, await createPrice(server, goldProduct, MONTHLY)), book: await inStripe(server, await createPrice(server, bookProduct)) }
}

async function inStripe(server: StartedConsole, priceId: string): Promise<string> {
  return await eventually(async () => {
    const { stripeId, status } = await syncOf(server, 'price', priceId)
    if (status !== 'SYNCED' || !stripeId) throw new Error('The price is not in Stripe yet.')
    return stripeId
  })
}
