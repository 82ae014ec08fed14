import { eventually } from '../harness/eventually.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { accounts } from './ledger.ts'
import { startLoad } from './load.ts'

let fleet: Fleet
beforeAll(async () => { fleet = await startFleet({ webs: 2, workers: 2, flags: ['--shutdown-delay=1'] }) })
afterAll(async () => { await fleet?.stop() })

it('are restarted one after the other under load, and no request is lost', async () => {
  const [first] = fleet.webs
  if (!first) throw new Error('There are two.')
  const load = startLoad({ urls: fleet.webs.map(({ url }) => url), apiKey: first.apiKey, callers: 4, object: 'Member', pause: 10, stubborn: false })
  for (const role of ['web', 'worker', 'web', 'worker'] as const) {
    const leaving = role === 'web' ? fleet.webs[0] : fleet.workers[0]
    if (!leaving) throw new Error('There are two.')
    const ended = leaving.stop()
    await eventually(async () => { expect((await fetch(`${leaving.url}/readyz`)).status).toBe(503) })
    expect(await ended).toBe(0)
    const before = load.done()
    await eventually(() => { expect(load.done()).toBeGreaterThan(before + 5) })
    await fleet.revive(role)
    ;(role === 'web' ? fleet.webs : fleet.workers).reverse()
  }
  await load.stop()
  expect(load.lost()).toEqual([])
  const [row] = await fleet.dataSource.query<{ count: number }[]>('select count(*)::int from member')
  expect(row?.count).toBe(load.done())
  expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
})
