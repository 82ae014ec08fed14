import type { StartedConsole } from '../server/test/harness/console.ts'

/** Mutations of one request: the console takes no more aliases. */
const BATCH = 50
/** Requests beside each other. */
const LANES = 4

/** Makes products with so many prices each through the console's own API. */
export async function makeCatalog(server: StartedConsole, products: number, prices: number): Promise<void> {
  const made = await mutate<{ product: { id: string } }>(server, upTo(products).map((number) => `createProduct(input: { name: "Product ${number}" }) { product { id } }`))
  await mutate(server, made.flatMap(({ product: { id } }) => upTo(prices).map((number) =>
    `createPrice(input: { productId: "${id}", currency: "eur", unitAmount: ${500 + number}, recurring: { interval: MONTH } }) { price { id } }`)))
}

const upTo = (length: number) => Array.from({ length }, (_value, index) => index)

async function mutate<Payload>(server: StartedConsole, mutations: readonly string[]): Promise<Payload[]> {
  const payloads: Payload[] = []
  const batches = upTo(Math.ceil(mutations.length / BATCH)).map((index) => mutations.slice(index * BATCH, (index + 1) * BATCH)).values()
  await Promise.all(Array.from({ length: LANES }, async () => {
    for (const batch of batches) payloads.push(...Object.values(await server.graphql<Record<string, Payload>>(`mutation { ${batch.map((mutation, index) => `m${index}: ${mutation}`).join(' ')} }`)))
  }))
  return payloads
}
