import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { webhookDeliveries } from '../../monitoring/metrics.ts'
import type { StripeConnection } from '../client.ts'
import { NoRoom, type Admission, type Place } from './admission.ts'
import { arrivalOf } from './arrival.ts'
import type { Inbox } from './inbox.ts'
import { readRawBody } from './raw-body.ts'
import type { TroubleLog } from './trouble-log.ts'
import { readEvent } from './received-event.ts'
import { isSignedByStripe } from './signature.ts'
import { traced } from '../../tracing/traced.ts'

/** Stripe's events are some kilobytes; more than this is refused with 413. Bytes. */
const BODY_LIMIT = 1024 * 1024

/** When a delivery that found no room may come again. Seconds. */
const RETRY_AFTER = 5

declare module 'fastify' {
  interface FastifyRequest {
    /** What a delivery takes of the memory there is for them. */
    place?: Place
  }
}

/** Where Stripe delivers its events. */
export const WEBHOOK_PATH = '/webhooks/stripe'

/**
 * `POST /webhooks/stripe`: signature, then durability, then 200. Stripe repeats whatever is not answered 2xx, for up
 * to three days. 400: not signed by Stripe, or no event. 413: too large. 503: no signing secret is configured, or too
 * many deliveries wait already.
 */
export function registerWebhook(app: FastifyInstance, stripe: StripeConnection | undefined, admission: Admission, inbox: Inbox, troubles: TroubleLog | undefined): void {
  void app.register(async (scope) => {
    scope.addHook('onResponse', async (_request, { statusCode }) => {
      webhookDeliveries.inc({ status: String(statusCode) })
      if (statusCode === 500) troubles?.count('failed')
    })
    scope.removeAllContentTypeParsers()
    scope.decorateRequest('place')
    scope.addHook('onRequest', async (request, reply) => {
      const place = admission.enter()
      request.place = place
      reply.raw.once('close', () => { place.leave() })
    })
    // The signature covers the bytes as they came, so nothing may parse them first.
    scope.addContentTypeParser('*', async ({ place }: FastifyRequest, body: IncomingMessage) => await readRawBody(body, BODY_LIMIT, (bytes) => { place?.take(bytes) }))
    scope.setErrorHandler(async (error, _request, reply) => {
      if (!(error instanceof NoRoom)) throw error
      troubles?.count('shed')
      return await reply.code(503).header('retry-after', RETRY_AFTER).send({ error: 'Too many deliveries wait: come again.' })
    })
    scope.post(WEBHOOK_PATH, async (request, reply) => {
      if (!stripe || stripe.webhookSecrets.length === 0) {
        return await reply.code(503).send({ error: 'No webhook signing secret is configured: set STRIPE_WEBHOOK_SECRET.' })
      }
      const header = request.headers['stripe-signature']
      const body = request.body
      const now = Math.floor(Date.now() / 1000)
      if (typeof header !== 'string' || !Buffer.isBuffer(body) || !isSignedByStripe(body, header, stripe.webhookSecrets, now)) {
        request.log.warn('webhook refused: no valid signature')
        troubles?.count('signature')
        return await reply.code(400).send({ error: 'No signature matches: check the signing secret and the clock.' })
      }
      const event = readEvent(body)
      if (!event) {
        request.log.warn('webhook refused: signed, but no event')
        return await reply.code(400).send({ error: 'The body is not a Stripe event.' })
      }
      await traced('receive event', { 'stripe.event.type': event.type, 'stripe.event.id': event.id }, async () => {
        troubles?.cameThrough(await inbox.store(arrivalOf(event, stripe)))
      })
      return { received: true }
    })
  })
}
