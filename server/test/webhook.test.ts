import { connect, type Socket } from 'node:net'
import pg from 'pg'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { rows } from './rows.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { deliverTo, event, inboxOf, leaveOneAttempt, signer } from './webhook-calls.ts'

let stripe: StartedSimulator
let server: StartedConsole
let databaseUrl: string

beforeAll(async () => {
  stripe = await startSimulator()
  server = await startConsole({ stripe })
  databaseUrl = server.options.databaseUrl
})
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

const deliver = async (payload: string | Buffer, signature?: string) => await deliverTo(server, payload, signature)
const inbox = async (id: string) => await inboxOf(server, id)

describe('POST /webhooks/stripe', () => {
  it('keeps a signed event, byte for byte, before it answers 200', async () => {
    const { id, payload } = event({ type: 'charge.updated', data: { object: { id: 'ch_1', object: 'charge', description: 'Ö "quoted" \u0000 🎉' } } })
    expect(await deliver(payload)).toBe(200)
    expect(await inbox(id)).toEqual([{ id, status: 'stored', payload, error: null }])
  })

  it('keeps a duplicate once, also when many come at once', async () => {
    const { id, payload } = event()
    expect(await Promise.all(Array.from({ length: 20 }, () => deliver(payload)))).toEqual(Array.from({ length: 20 }, () => 200))
    expect(await inbox(id)).toHaveLength(1)
  })

  it('stores a type that nobody knows', async () => {
    const { id, payload } = event({ type: 'wormhole.opened' })
    expect(await deliver(payload)).toBe(200)
    expect(await inbox(id)).toMatchObject([{ status: 'stored' }])
  })

  it('refuses a body over 1 MiB, and takes one just under', async () => {
    const filler = (size: number) => event({ data: { object: { id: 'ch_big', object: 'charge', description: 'x'.repeat(size) } } })
    expect(await deliver(filler(1024 * 1024).payload)).toBe(413)
    const { id, payload } = filler(1024 * 1024 - 1000)
    expect(await deliver(payload)).toBe(200)
    expect(await inbox(id)).toHaveLength(1)
  })

  it('asks to come again when more wait than it may hold in memory, and then takes everything', async () => {
    const blocker = new pg.Client({ connectionString: databaseUrl })
    await blocker.connect()
    await blocker.query('begin; lock table stripe_event in access exclusive mode')
    const events = Array.from({ length: 40 }, (_value, number) => event({ data: { object: { id: `ch_flood${number}`, object: 'charge', description: 'x'.repeat(1024 * 1024 - 1000) } } }))
    const answers = events.map(async ({ payload }) => await deliver(payload))
    expect(await Promise.race(answers)).toBe(503)
    await blocker.query('commit')
    await blocker.end()
    const statuses = await Promise.all(answers)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    for (const [index, { id }] of events.entries()) expect(await inbox(id)).toHaveLength(statuses[index] === 200 ? 1 : 0)
  })

  it('keeps no room for bodies that are only announced', async () => {
    const { hostname, port } = new URL(server.url)
    const idle = await Promise.all(Array.from({ length: 40 }, () => new Promise<Socket>((connected) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST /webhooks/stripe HTTP/1.1\r\nHost: ${hostname}\r\nStripe-Signature: t=1,v1=0\r\nContent-Length: ${1024 * 1024}\r\n\r\n{`, () => { connected(socket) })
      })
    })))
    expect(await deliver(event().payload)).toBe(200)
    for (const socket of idle) socket.destroy()
  })

  it.each([
    ['without a signature', ''],
    ['with a wrong one', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`],
    ['with an old one', signer.webhooks.generateTestHeaderString({ payload: '{}', secret: 'whsec_wrong', timestamp: 1 })],
  ])('answers 400 %s, and keeps nothing', async (_case, signature) => {
    const { id, payload } = event()
    expect(await deliver(payload, signature)).toBe(400)
    expect(await inbox(id)).toEqual([])
  })

  it('answers 400 to what is signed but no event', async () => {
    for (const payload of ['', 'null', '[]', '{}', '{"object":"event"}', '{"object":"event","id":5}', 'no json']) expect(await deliver(payload)).toBe(400)
  })

  it('keeps but never applies an event of the other mode or another account', async () => {
    for (const other of [{ livemode: true }, { account: 'acct_1Another' }]) {
      const { id, payload } = event({ type: 'product.deleted', data: { object: { id: 'prod_x', object: 'product' } }, ...other })
      expect(await deliver(payload)).toBe(200)
      expect(await inbox(id)).toMatchObject([{ status: 'ignored' }])
    }
  })

  it('answers 500 while the event cannot be made durable, and 200 to the repetition', async () => {
    await rows(databaseUrl, 'alter table stripe_event rename to stripe_event_away')
    const { id, payload } = event()
    try {
      expect(await deliver(payload)).toBe(500)
    } finally {
      await rows(databaseUrl, 'alter table stripe_event_away rename to stripe_event')
    }
    expect(await deliver(payload)).toBe(200)
    expect(await inbox(id)).toHaveLength(1)
  })
})

describe('the inbox as operators see it', () => {
  interface Page { stripeEvents: { items: { id: string; status: string; type: string; objectId: string }[]; endCursor: string | null; hasNextPage: boolean } }
  const LIST = 'query ($filter: StripeEventFilter, $limit: Int, $after: String) { stripeEvents(filter: $filter, limit: $limit, after: $after) { items { id status type objectId } endCursor hasNextPage } }'

  it('pages through every event of an object once, last received first, while others arrive', async () => {
    const sent: string[] = []
    for (let number = 0; number < 7; number += 1) {
      const { id, payload } = event({ type: 'charge.updated', data: { object: { id: 'ch_paged', object: 'charge' } } })
      await deliver(payload)
      sent.unshift(id)
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Page = await server.graphql<Page>(LIST, { filter: { search: 'ch_paged' }, limit: 3, after })
      seen.push(...page.stripeEvents.items.map((item) => item.id))
      after = page.stripeEvents.hasNextPage ? page.stripeEvents.endCursor : null
      await deliver(event({ data: { object: { id: 'ch_other', object: 'charge' } } }).payload)
    } while (after !== null)
    expect(seen).toEqual(sent)
    const { errors } = await server.graphqlRaw(LIST, { after: 'nonsense' })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('shows the payload and the link, and replays a dead event once its cause is mended', async () => {
    const { id, payload } = event({ type: 'customer.updated', data: { object: { id: 'cus_dead', object: 'customer', metadata: null, created: 1, balance: 0, email: null, invoice_settings: {} } } })
    await deliver(payload)
    await leaveOneAttempt(server, id)
    const DETAILS = '{ stripeEvent(id: "ID") { status error attempts nextAttemptAt payload dashboardUrl } }'.replace('ID', id)
    await eventually(async () => {
      expect(await server.graphql(DETAILS)).toMatchObject({
        stripeEvent: { status: 'DEAD', attempts: 12, nextAttemptAt: null, payload, dashboardUrl: `https://dashboard.stripe.com/${stripe.accountId}/test/events/${id}` },
      })
    })
    await rows(databaseUrl, 'update stripe_event set payload = $2 where id = $1', [id, payload.replace('"metadata": null', '"metadata": {}')])
    await server.graphql('mutation ($id: ID!) { replayStripeEvent(id: $id) { stripeEvent { status } } }', { id })
    await eventually(async () => { expect(await server.graphql(DETAILS)).toMatchObject({ stripeEvent: { status: 'PROCESSED', attempts: 0, error: null } }) })
  })

  it('does not replay what it cannot project', async () => {
    const { id, payload } = event({ type: 'wormhole.closed' })
    await deliver(payload)
    const { errors } = await server.graphqlRaw('mutation ($id: ID!) { replayStripeEvent(id: $id) { stripeEvent { status } } }', { id })
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT')
  })
})

describe('health', () => {
  it('says alive and ready', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })
})
