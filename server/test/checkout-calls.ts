import type { GraphqlBody } from './harness/graphql.ts'
import type { StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { createPrice, syncOf } from './catalog-calls.ts'

/** A link to pay, as the mutation answers it. */
export interface SessionAnswer { id: string; url: string | null; status: string; mode: string; expiresAt: string }

const CREATE = 'mutation ($input: CreateCheckoutSessionInput!) { createCheckoutSession(input: $input) { session { id url status mode expiresAt } } }'

/** Every answer leads back here. */
export const successUrl = 'https://app.example.org/done?session={CHECKOUT_SESSION_ID}'
/** The settings of a console that allows it. */
export const environment = { CHECKOUT_ORIGINS: 'https://app.example.org' }

/** Makes a link that must be made. */
export async function checkout(server: StartedConsole, input: object): Promise<SessionAnswer> {
  const { createCheckoutSession } = await server.graphql<{ createCheckoutSession: { session: SessionAnswer } }>(CREATE, { input: { successUrl, ...input } })
  return createCheckoutSession.session
}

/** Asks for a link that must be refused; returns why. */
export async function refusedCheckout(server: StartedConsole, input: object): Promise<{ message: string, code: string, fields?: Record<string, string> }> {
  return refusalOf(await server.graphqlRaw(CREATE, { input: { successUrl, ...input } }))
}

/** Why a request was refused. */
export function refusalOf({ errors }: GraphqlBody): { message: string, code: string, fields?: Record<string, string> } {
  const error = errors?.[0]
  if (!error) throw new Error('It was not refused.')
  return { message: error.message, ...error.extensions }
}

/** Makes a price and waits until it is in Stripe. */
export async function syncedPrice(server: StartedConsole, productId: string, input: object): Promise<{ id: string, stripeId: string }> {
  const id = await createPrice(server, productId, input)
  return await eventually(async () => {
    const { stripeId, status } = await syncOf(server, 'price', id)
    if (status !== 'SYNCED' || !stripeId) throw new Error('The price is not in Stripe yet.')
    return { id, stripeId }
  })
}
