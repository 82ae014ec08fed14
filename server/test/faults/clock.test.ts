import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPrice, createProduct, syncOf } from '../catalog-calls.ts'
import { startConsole } from '../harness/console.ts'
import { eventually } from '../harness/eventually.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'

/** Seconds. */
const HOURS = 3 * 3600

let directory: string
let fleet: Fleet
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'console-clock-'))
  setClock(0)
  fleet = await startFleet({ environment: { NODE_OPTIONS: `--import=${new URL('shifted-clock.mjs', import.meta.url).href}`, CLOCK_FILE: join(directory, 'clock'), API_KEY_RATE_LIMIT: '1000' } })
})
afterAll(async () => {
  await fleet?.stop()
  await rm(directory, { recursive: true, force: true })
})

/** The consoles' clocks are wrong by so many seconds; the database's and Stripe's are not. */
function setClock(seconds: number): void {
  writeFileSync(join(directory, 'clock'), String(seconds))
}

it.each([HOURS, -HOURS])('a clock that jumps by %i seconds stops neither pushes nor rights, and refused deliveries come again', async (seconds) => {
  setClock(seconds)
  const product = await createProduct(fleet.web(), { name: 'At the wrong time' })
  const price = await createPrice(fleet.web(), product)
  await eventually(async () => { expect(await syncOf(fleet.web(), 'price', price)).toMatchObject({ status: 'SYNCED' }) })
  // What Stripe signed looks too old or too new: nobody can tell that from a replay, so it is refused, and the panel says what to look at.
  await Promise.all(['Ada', 'Grace', 'Mary'].map(async (name) => await fleet.stripe.client.customers.create({ name })))
  await eventually(async () => { expect(await alerts(fleet.web())).toContain('SIGNATURE_FAILING') })
  setClock(0)
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  await eventually(async () => { expect(await alerts(fleet.web())).toEqual([]) })
})

it('a replica whose clock is ahead takes no requests from the others', async () => {
  const { options, apiKey } = fleet.web()
  const right = await startConsole({ databaseUrl: options.databaseUrl, apiKey, flags: ['--role=web'], environment: { API_KEY_RATE_LIMIT: '1000' } })
  setClock(HOURS)
  const answers = [await fleet.web().graphqlRaw('{ products { totalCount } }'), await right.graphqlRaw('{ products { totalCount } }')]
  setClock(0)
  answers.push(await fleet.web().graphqlRaw('{ products { totalCount } }'))
  await right.stop()
  expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined])
})
