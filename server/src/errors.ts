import { HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'

/** Messages by the path of the input field they speak of, e.g. `{ "recurring.intervalCount": "…" }`. */
export type FieldMessages = Record<string, string>

/** The caller sent something that cannot be accepted; each field has a message with its remedy. */
export function badUserInput(fields: FieldMessages): GraphQLError {
  return new GraphQLError(messageOf(fields), { extensions: { code: 'BAD_USER_INPUT', fields } })
}

function messageOf(fields: FieldMessages): string {
  return Object.entries(fields).map(([field, text]) => `${field}: ${text}`).join(' ')
}

/** Nothing has this id, or the caller may not know that it exists. */
export function notFound(noun: string, id: string): GraphQLError {
  return new GraphQLError(`There is no ${noun} with the id ${id}.`, { extensions: { code: 'NOT_FOUND' } })
}

/** The object is in a state that does not allow this. @param details what a program may need of it, as further extensions */
export function conflict(message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'CONFLICT', ...details } })
}

/** Nobody is signed in, or the API key is not (or no longer) valid. */
export function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in, or send a valid API key as "Authorization: Bearer <key>".', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  })
}

/** The caller is known, and lacks a role or scope; the message names it. */
export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } })
}

/** The caller has signed in too long ago for what changes who can sign in. */
export function sessionNotFresh(): GraphQLError {
  return new GraphQLError('You have signed in too long ago for this: sign in again, and do it within ten minutes.', {
    extensions: { code: 'SESSION_NOT_FRESH', http: { status: 403 } },
  })
}

/** Too many requests; the seconds after which the next is welcome are in `retryAfter` and the header Retry-After. */
export function rateLimited(retryAfter: number): GraphQLError {
  return new GraphQLError(`Too many requests with this API key: try again in ${retryAfter} seconds.`, {
    extensions: { code: 'RATE_LIMITED', retryAfter, http: { status: 429, headers: new HeaderMap([['retry-after', String(retryAfter)]]) } },
  })
}

/** More is waiting than this process can do in time. @param what a sentence without its end */
export function overloaded(what: string): GraphQLError {
  return new GraphQLError(`${what}: try again in a second.`, {
    extensions: { code: 'OVERLOADED', retryAfter: 1, http: { status: 503, headers: new HeaderMap([['retry-after', '1']]) } },
  })
}

/** Stripe is not connected, or refused. */
export function stripeError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'STRIPE_ERROR' } })
}

/** A price cannot be charged yet: it is not in the connected Stripe account. */
export function priceNotSynced(fields: FieldMessages): GraphQLError {
  return new GraphQLError(messageOf(fields), { extensions: { code: 'PRICE_NOT_SYNCED', fields } })
}

/** The member would pay twice for the same product. */
export function alreadySubscribed(productName: string, subscriptionId: string): GraphQLError {
  return new GraphQLError(`The member has ${productName} already: change the subscription ${subscriptionId}, or ask with allowMultiple for another one.`, {
    extensions: { code: 'ALREADY_SUBSCRIBED', subscriptionId },
  })
}

/** The member has bought the product for good. @param checkoutSessionId where it was bought */
export function alreadyBought(productName: string, checkoutSessionId: string): GraphQLError {
  return new GraphQLError(`The member has bought ${productName} for good already: ask with allowMultiple to sell it once more.`, {
    extensions: { code: 'ALREADY_SUBSCRIBED', checkoutSessionId },
  })
}

/** One request asks for more than it may. */
export function tooLarge(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
}
