import { askAccess } from './access-calls.ts'
import { startAccessWorld, type AccessWorld } from './access-world.ts'
import { startConsole } from './harness/console.ts'
import { rows } from './rows.ts'

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

it('what was sold of an adopted product is provided by the next start, where a process ended before it came to that', async () => {
  const { memberId } = await world.subscriber()
  await world.becomes(memberId, 'forum.post', { granted: true })
  await world.settled()
  await world.server.stop()
  const { databaseUrl } = world.server.options
  const { product } = await world.stripe.client.prices.retrieve(world.monthly)
  await rows(databaseUrl, 'delete from provision')
  await rows(databaseUrl, 'insert into provision_debt (stripe_product_id, account, livemode) values ($1, $2, false)', [product, world.stripe.accountId])

  // Two at once: both find the debt.
  const started = await Promise.all([1, 2].map(async () => await startConsole({ databaseUrl, apiKey: world.server.apiKey, stripe: world.stripe })))
  for (const server of started) expect(await askAccess(server, { id: memberId }, 'forum.post')).toMatchObject({ granted: true })
  await Promise.all(started.map(async (server) => await server.stop()))
  expect(await rows(databaseUrl, 'select from provision_debt')).toEqual([])
  expect(await rows(databaseUrl, 'select from provision')).toHaveLength(1)
}, 120_000)
