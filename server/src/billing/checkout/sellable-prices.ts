import { In, type DataSource } from 'typeorm'
import { Price } from '../../entities/price.ts'
import { StripeMapping } from '../../entities/stripe-mapping.ts'
import { badUserInput, priceNotSynced, type FieldMessages } from '../../errors.ts'
import type { StripeAccount } from '../../stripe/account.ts'

/** A price that can be sold now, with its copies in Stripe. */
export interface SellablePrice {
  price: Price
  productName: string
  stripePriceId: string
  stripeProductId: string
}

/** A price that is asked for, and where in the input. */
export interface AskedPrice { path: string; priceId: string }

/**
 * The prices that are asked for, in their order.
 * @throws BAD_USER_INPUT for one that does not exist or is archived, PRICE_NOT_SYNCED for one that is not in the account
 */
export async function sellablePrices({ manager }: DataSource, account: StripeAccount, asked: readonly AskedPrice[]): Promise<SellablePrice[]> {
  const prices = await manager.find(Price, { where: { id: In(asked.map(({ priceId }) => priceId)) }, relations: { product: true } })
  const priceById = new Map(prices.map((price) => [price.id, price]))
  refuse(badUserInput, asked, ({ priceId }) => unsellable(priceById.get(priceId.toLowerCase())))

  const mappings = await manager.findBy(StripeMapping, [
    { kind: 'price', localId: In(prices.map(({ id }) => id)), ...account },
    { kind: 'product', localId: In(prices.map(({ productId }) => productId)), ...account },
  ])
  const copyOf = new Map(mappings.filter(isUsable).map(({ localId, stripeId }) => [localId, stripeId]))
  const found = asked.map(({ priceId }): Partial<SellablePrice> => {
    const price = priceById.get(priceId.toLowerCase())
    const [stripePriceId, stripeProductId] = [copyOf.get(price?.id ?? ''), copyOf.get(price?.productId ?? '')]
    return { ...(price && { price, productName: price.product?.name ?? '' }), ...(stripePriceId && { stripePriceId }), ...(stripeProductId && { stripeProductId }) }
  })
  refuse(priceNotSynced, asked, (_asked, index) => (isWhole(found[index]) ? undefined : 'This price is not in the connected Stripe account yet: wait until it is synced, or see why it is not.'))
  return found.filter(isWhole)
}

function unsellable(price: Price | undefined): string | undefined {
  if (!price) return 'There is no price with this id.'
  if (!price.active) return 'This price is archived: choose an active one, such as its successor.'
  return price.product?.active === false ? 'The product of this price is archived: restore it, or choose another.' : undefined
}

/** In Stripe, and not as archived: other changes of ours may still be on their way, none of them changes what it costs. */
function isUsable({ stripeId, deletedAt, pushed }: StripeMapping): boolean {
  return stripeId !== null && deletedAt === null && pushed?.['active'] !== false
}

function isWhole(found: Partial<SellablePrice> | undefined): found is SellablePrice {
  return found?.price !== undefined && found.stripePriceId !== undefined && found.stripeProductId !== undefined
}

function refuse(error: (fields: FieldMessages) => Error, asked: readonly AskedPrice[], problem: (price: AskedPrice, index: number) => string | undefined): void {
  const fields = Object.fromEntries(asked.flatMap((each, index) => {
    const message = problem(each, index)
    return message === undefined ? [] : [[each.path, message]]
  }))
  if (Object.keys(fields).length > 0) throw error(fields)
}
