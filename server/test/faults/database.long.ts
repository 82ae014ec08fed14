import { setTimeout as sleep } from 'node:timers/promises'
import { eventually } from '../harness/eventually.ts'
import { rows } from '../rows.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'
import { startLoad, type Load } from './load.ts'
import { startOwnPostgres, type OwnPostgres } from './own-postgres.ts'

let postgres: OwnPostgres
let fleet: Fleet
beforeAll(async () => {
  postgres = await startOwnPostgres()
  fleet = await startFleet({ databaseUrl: postgres.databaseUrl })
})
afterAll(async () => {
  await fleet?.stop()
  await postgres?.stop()
})

/** Changes of the catalog, and customers who come and are renamed in Stripe. */
function startBoth(): Load {
  const { url, apiKey } = fleet.web()
  const load = startLoad({ urls: [url], apiKey, callers: 3, object: 'Product', pause: 200, stubborn: true })
  let stopped = false
  const customers = async (): Promise<void> => {
    while (!stopped) {
      const { id } = await fleet.stripe.client.customers.create({ name: 'Before' })
      await fleet.stripe.client.customers.update(id, { name: 'After' })
      await sleep(300)
    }
  }
  const running = customers()
  return {
    ...load,
    stop: async () => {
      stopped = true
      await Promise.all([running, load.stop()])
    },
  }
}

/** Work goes on: so many more requests were answered. */
async function goesOn(load: Load, more = 5): Promise<void> {
  const before = load.done()
  await eventually(() => { expect(load.done()).toBeGreaterThanOrEqual(before + more) })
}

it('loses nothing and does nothing twice when every connection is cut under load, again and again', async () => {
  const load = startBoth()
  for (let cut = 0; cut < 4; cut += 1) {
    await goesOn(load)
    await rows(postgres.databaseUrl, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()')
  }
  await goesOn(load)
  await load.stop()
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  expect(await alerts(fleet.web())).toEqual([])
})

it('loses nothing and does nothing twice when PostgreSQL crashes under load and comes back', async () => {
  const load = startBoth()
  await goesOn(load)
  await postgres.crash()
  for (const { url } of [...fleet.webs, ...fleet.workers]) {
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  }
  const answer = await fleet.web().graphqlRaw('{ products { totalCount } }')
  expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR'])
  await postgres.start()
  await goesOn(load)
  await load.stop()
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  await eventually(async () => { expect(await alerts(fleet.web())).toEqual([]) })
})
