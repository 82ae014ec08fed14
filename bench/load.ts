import { Agent, request } from 'node:http'
import { signatureOf } from './events.ts'

/** How deliveries went. */
export interface Delivered { seconds: number; perSecond: number; p99: number }

/** Delivers every event once over so many connections, each busy all the time. @throws when an answer is not 200 */
export async function deliver(url: string, secret: string, events: readonly string[], connections: number): Promise<Delivered> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waiting = events.values()
  const latencies: number[] = []
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, async () => {
    for (const payload of waiting) {
      const sent = performance.now()
      const status = await post(agent, url, payload, signatureOf(payload, secret))
      if (status !== 200) throw new Error(`A delivery was answered ${status}.`)
      latencies.push(performance.now() - sent)
    }
  }))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  return { seconds, perSecond: events.length / seconds, p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0 }
}

async function post(agent: Agent, url: string, payload: string, signature: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const call = request(url, {
      agent, method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(payload), 'stripe-signature': signature },
    }, (response) => {
      response.resume()
      response.once('end', () => { resolve(response.statusCode ?? 0) })
    })
    call.once('error', reject)
    call.end(payload)
  })
}
