import type { StartedConsole } from './harness/console.ts'

/** `Price.sync` and `Product.sync`, whole. */
export interface Sync {
  status: 'SYNCED' | 'PENDING' | 'NOT_MAPPED'
  stripeId: string | null
  dashboardUrl: string | null
  lastError: string | null
  attempts: number
  nextAttemptAt: string | null
  syncedAt: string | null
  pendingSince: string | null
  failing: boolean
  stopped: boolean
  deletedAt: string | null
  drift: { field: string; ours: string | null; stripes: string | null }[]
}

const SYNC = 'sync { status stripeId dashboardUrl lastError attempts nextAttemptAt syncedAt pendingSince failing stopped deletedAt drift { field ours stripes } }'

/** Makes a product; returns its id. */
export async function createProduct(server: StartedConsole, input: object): Promise<string> {
  const { createProduct: payload } = await server.graphql<{ createProduct: { product: { id: string } } }>(
    'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }', { input },
  )
  return payload.product.id
}

/** Makes a price, €5.00 once unless told otherwise; returns its id. */
export async function createPrice(server: StartedConsole, productId: string, input: object = { currency: 'eur', unitAmount: 500 }): Promise<string> {
  const { createPrice: payload } = await server.graphql<{ createPrice: { price: { id: string } } }>(
    'mutation ($input: CreatePriceInput!) { createPrice(input: $input) { price { id } } }', { input: { productId, ...input } },
  )
  return payload.price.id
}

/** Where an object stands with Stripe. */
export async function syncOf(server: StartedConsole, kind: 'product' | 'price', id: string): Promise<Sync> {
  const data = await server.graphql<Record<string, { sync: Sync } | undefined>>(`query ($id: ID!) { ${kind}(id: $id) { ${SYNC} } }`, { id })
  const found = data[kind]
  if (!found) throw new Error(`There is no ${kind} ${id}.`)
  return found.sync
}
