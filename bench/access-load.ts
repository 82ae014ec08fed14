import { Pool } from 'undici'
import { externalId, featureKey } from './access-data.ts'

/** What one round asks of whom. */
export interface LoadOrder {
  /** Where it listens. */
  origin: string
  path: string
  headers: Record<string, string>
  /** Asks for access with this GraphQL operation; none: sends the member and the feature alone. */
  query?: string
  members: number
  connections: number
  seconds: number
}

/** How a round went. Milliseconds. */
export interface LoadResult { perSecond: number; p50: number; p99: number }

// Every connection asks about one member after another for some seconds, in a process of its own. The order comes as the
// first argument, the result leaves as the only line. `node access-load.ts ORDER`
const order = JSON.parse(process.argv[2] ?? '{}') as LoadOrder
const pool = new Pool(order.origin, { connections: order.connections, pipelining: 1 })
const latencies: number[] = []
const headers = { 'content-type': 'application/json', ...order.headers }
const started = performance.now()
const until = started + order.seconds * 1000
await Promise.all(Array.from({ length: order.connections }, async () => {
  for (let sent = performance.now(); sent < until; sent = performance.now()) {
    const { statusCode, body } = await pool.request({ path: order.path, method: 'POST', headers, body: question() })
    const answer = await body.text()
    if (statusCode !== 200 || answer.startsWith('{"errors"') || answer === '[]') throw new Error(`A question was answered ${statusCode}: ${answer}`)
    latencies.push(performance.now() - sent)
  }
}))
const seconds = (performance.now() - started) / 1000
await pool.close()
latencies.sort((a, b) => a - b)
const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
process.stdout.write(`${JSON.stringify({ perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99) } satisfies LoadResult)}\n`)

function question(): string {
  const member = externalId(Math.floor(Math.random() * order.members))
  const feature = featureKey(Math.floor(Math.random() * 1000))
  return JSON.stringify(order.query === undefined ? { member, feature } : { query: order.query, variables: { member: { externalId: member }, feature } })
}
