import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { Stripe } from 'stripe'
import { closeLater, eventually, onFreePort } from './harness.ts'

/** One webhook call as it arrived. */
export interface Received {
  body: string
  headers: IncomingHttpHeaders
  event: Stripe.Event
}

/** What the receiver does with a call: a status, or nothing at all. */
export type Reply = number | 'hang'

/** A webhook endpoint that remembers its calls. */
export interface Receiver {
  url: string
  received: Received[]
  /** What the next calls get; 200 by default. */
  reply: (received: Received) => Reply
  /** Waits until so many calls came. */
  until(count: number): Promise<Received[]>
}

/** Starts a receiver, closed after the test. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = []
  const state = { reply: (_received: Received): Reply => 200 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const call = { body, headers: request.headers, event: JSON.parse(body) as Stripe.Event }
      received.push(call)
      const reply = state.reply(call)
      if (reply === 'hang') return
      response.writeHead(reply, reply === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  const port = await onFreePort(
    (candidate) =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject)
        server.listen(candidate, '127.0.0.1', () => resolve(candidate))
      }),
  )
  closeLater({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    received,
    set reply(reply: Receiver['reply']) {
      state.reply = reply
    },
    get reply() {
      return state.reply
    },
    until: (count) => eventually(() => (received.length >= count ? received : undefined), `${count} webhook calls (there were ${received.length})`),
  }
}
