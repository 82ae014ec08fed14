import { connect, type Socket } from 'node:net'
import { signatureOf } from './events.ts'

/** How deliveries went. */
export interface Delivered {
  /** `performance.now()` when the first one left. */
  startedAt: number
  perSecond: number
  /** The slowest hundredth took longer. Milliseconds. */
  p99: number
}

/**
 * Delivers every event once over so many connections, each busy all the time. The requests are written out before the
 * clock starts and sent over bare sockets, so that the sender takes as little as can be of the machine that it measures.
 * @throws when an answer is not 200
 */
export async function deliver(url: string, secret: string, events: readonly string[], connections: number): Promise<Delivered> {
  const { hostname, port, pathname } = new URL(url)
  const waiting = events.map((payload) => requestOf(`${hostname}:${port}`, pathname, payload, signatureOf(payload, secret))).values()
  const sockets = await Promise.all(Array.from({ length: connections }, async () => await opened(hostname, Number(port))))
  const latencies: number[] = []
  const startedAt = performance.now()
  await Promise.all(sockets.map(async (socket) => {
    for (const request of waiting) {
      const sent = performance.now()
      const answer = await exchange(socket, request)
      if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(`A delivery was answered: ${answer}`)
      latencies.push(performance.now() - sent)
    }
  }))
  const seconds = (performance.now() - startedAt) / 1000
  for (const socket of sockets) socket.destroy()
  latencies.sort((a, b) => a - b)
  return { startedAt, perSecond: events.length / seconds, p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0 }
}

function requestOf(host: string, path: string, payload: string, signature: string): Buffer {
  return Buffer.from([
    `POST ${path} HTTP/1.1`, `host: ${host}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(payload)}`,
    'user-agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)', 'accept: */*; q=0.5, application/xml', `stripe-signature: ${signature}`, '', payload,
  ].join('\r\n'))
}

async function opened(host: string, port: number): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => { resolve(socket) })
    socket.setEncoding('latin1')
    socket.once('error', reject)
  })
}

/** One request and its whole answer, of which all that are compared say their length. */
async function exchange(socket: Socket, request: Buffer): Promise<string> {
  return await new Promise((resolve, reject) => {
    let answer = ''
    const ended = () => { reject(new Error(`The connection ended after: ${answer}`)) }
    const take = (text: string) => {
      answer += text
      const head = answer.indexOf('\r\n\r\n')
      const length = head < 0 ? undefined : /content-length: (\d+)/i.exec(answer)?.[1]
      if (length === undefined || answer.length < head + 4 + Number(length)) return
      socket.off('data', take).off('close', ended)
      resolve(answer)
    }
    socket.on('data', take).once('close', ended)
    socket.write(request)
  })
}
