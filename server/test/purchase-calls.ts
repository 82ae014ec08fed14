import { askAccess } from './access-calls.ts'
import { createProduct } from './catalog-calls.ts'
import { syncedPrice } from './checkout-calls.ts'
import { createFeature, createSet, setProductSets } from './entitlement-calls.ts'
import type { StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import type { StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'

/** The feature that who bought stickers has. */
export const STICKERS = 'sticker.print'

/** A member who bought something once, and has access because of it; `paid` is the payment's id. */
export async function buyStickers(server: StartedConsole, stripe: StartedSimulator): Promise<{ memberId: string; paid: string }> {
  const feature = await createFeature(server, { key: STICKERS, kind: 'BOOLEAN', name: 'Print stickers' })
  const set = await createSet(server, { key: 'stickers', name: 'Stickers', rules: [{ featureId: feature.id }] })
  const product = await createProduct(server, { name: 'Stickers' })
  await setProductSets(server, product, [set.id])
  const { stripeId: price } = await syncedPrice(server, product, { currency: 'eur', unitAmount: 300 })
  const { id: memberId } = await createMember(server, { name: 'Buyer' })
  const { id: customer } = await stripe.client.customers.create({ name: 'Buyer', metadata: { member_console_id: memberId } })
  const { id } = await stripe.client.checkout.sessions.create({ mode: 'payment', customer, line_items: [{ price, quantity: 1 }], success_url: 'https://example.org/' })
  await stripe.control('POST', `/checkout/${id}/complete`, { card: '4242424242424242' })
  await eventually(async () => { expect(await askAccess(server, { id: memberId }, STICKERS)).toMatchObject({ granted: true }) }, 60_000)
  const { payment_intent: paid } = await stripe.client.checkout.sessions.retrieve(id)
  if (typeof paid !== 'string') throw new Error('The session names its payment.')
  return { memberId, paid }
}
