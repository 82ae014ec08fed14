import Fastify from 'fastify'
import pg from 'pg'
import { isSignedByStripe } from '../server/src/stripe/webhook/signature.ts'

// A receiver that does only what cannot be left out: `verify` the signature, and with `insert` make the event durable in
// groups. What the console adds to that is what it costs. `node ceiling.ts verify|insert SECRET [DATABASE_URL]`
const [mode, secret = '', databaseUrl] = process.argv.slice(2)
const pool = mode === 'insert' ? new pg.Pool({ connectionString: databaseUrl, max: 1 }) : undefined

interface Waiting { id: string; payload: string; done: () => void; failed: (error: unknown) => void }
const waiting: Waiting[] = []
let writing = false

async function store(payload: string): Promise<void> {
  const { id } = JSON.parse(payload) as { id: string }
  await new Promise<void>((done, failed) => {
    waiting.push({ id, payload, done, failed })
    if (!writing) void write()
  })
}

async function write(): Promise<void> {
  writing = true
  while (waiting.length > 0) {
    const group = waiting.splice(0)
    try {
      const payloads = group.map((_event, index) => `$${index + 2}`).join(', ')
      await pool?.query(`insert into ceiling_event (id, payload) select * from unnest($1::text[], array[${payloads}]::text[]) on conflict (id) do nothing`, [
        group.map(({ id }) => id), ...group.map(({ payload }) => payload),
      ])
      for (const { done } of group) done()
    } catch (error) {
      for (const { failed } of group) failed(error)
    }
  }
  writing = false
}

const server = Fastify()
server.removeAllContentTypeParsers()
server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
server.post('/', async (request, reply) => {
  const header = request.headers['stripe-signature']
  const body = request.body
  if (typeof header !== 'string' || !Buffer.isBuffer(body) || !isSignedByStripe(body, header, [secret], Math.floor(Date.now() / 1000))) return await reply.code(400).send()
  if (pool) await store(body.toString('utf8'))
  return { received: true }
})
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`)
