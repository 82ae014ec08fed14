import { createServer, type Server } from 'node:http'
import { createProduct, syncOf } from './catalog-calls.ts'
import { startConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'

interface Span { name: string; traceId: string; spanId: string; parentSpanId?: string }
interface Export { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }

/** A collector, by OTLP over HTTP with JSON. */
let collector: Server
let bodies: string[]
let stripe: StartedSimulator
beforeAll(async () => {
  bodies = []
  collector = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk })
    request.once('end', () => {
      if (request.url === '/v1/traces') bodies.push(body)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => { collector.listen(0, '127.0.0.1', resolve) })
  stripe = await startSimulator()
})
afterAll(async () => {
  collector?.close()
  await stripe?.stop()
})

it('sends spans of requests, operations, events, pushes and calls to Stripe, and nothing that people wrote', async () => {
  const address = collector.address()
  if (address === null || typeof address === 'string') throw new Error('It listens on a port.')
  const server = await startConsole({ stripe, environment: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${address.port}` } })
  const product = await createProduct(server, { name: 'Canary of a product' })
  await createMember(server, { name: 'Canary of a member', email: 'canary@example.org' })
  await stripe.client.customers.create({ name: 'Canary of a customer', email: 'canary@example.org' })
  await eventually(async () => { expect(await syncOf(server, 'product', product)).toMatchObject({ status: 'SYNCED' }) })
  await eventually(async () => {
    const { stripeEvents } = await server.graphql<{ stripeEvents: { items: unknown[] } }>('query Named { stripeEvents(filter: { status: PROCESSED, type: "customer.created" }) { items { id } } }')
    expect(stripeEvents.items).toHaveLength(1)
  })
  expect(await server.stop()).toBe(0)

  const spans = bodies.flatMap((body) => (JSON.parse(body) as Export).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
  const named = (name: string): Span => {
    const found = spans.find((span) => span.name === name)
    if (!found) throw new Error(`There is no span ${name}, only ${[...new Set(spans.map((span) => span.name))].join(', ')}`)
    return found
  }
  for (const name of ['POST /graphql', 'graphql Named', 'POST /webhooks/stripe', 'receive event', 'project events', 'push product', 'Stripe POST /v1/products']) named(name)
  expect(named('Stripe POST /v1/products')).toMatchObject({ traceId: named('push product').traceId, parentSpanId: named('push product').spanId })
  expect(named('receive event')).toMatchObject({ parentSpanId: spans.find((span) => span.spanId === named('receive event').parentSpanId)?.spanId })
  expect(named('POST /graphql').parentSpanId ?? '').toBe('')
  expect(bodies.join('\n')).not.toMatch(/canary/i)
})

it.each([
  ['is not there', async () => 'http://127.0.0.1:9'],
  ['takes everything and never answers', async () => await listen(createServer(() => undefined))],
  ['refuses everything', async () => await listen(createServer((_request, response) => { response.writeHead(503).end() }))],
])('serves, works and ends as without when the collector %s', async (_what, endpoint) => {
  const server = await startConsole({ stripe, environment: { OTEL_EXPORTER_OTLP_ENDPOINT: await endpoint() } })
  // More than is kept of what cannot be sent.
  for (let number = 0; number < 300; number += 1) await Promise.all(Array.from({ length: 10 }, async () => await server.graphql('{ viewer { name } }')))
  const product = await createProduct(server, { name: 'Pushed all the same' })
  await eventually(async () => { expect(await syncOf(server, 'product', product)).toMatchObject({ status: 'SYNCED' }) })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
  expect(server.logs()).toContain('traces could not be sent')
  expect(server.logs()).not.toContain('did not stop')
})

/** @returns the address */
async function listen(listening: Server): Promise<string> {
  await new Promise<void>((resolve) => { listening.listen(0, '127.0.0.1', resolve) })
  listening.unref()
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('It listens on a port.')
  return `http://127.0.0.1:${address.port}`
}
