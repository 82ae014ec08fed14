import { eventually } from '../harness/eventually.ts'
import type { Fleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'
import { startLoad } from './load.ts'

/** What a fleet takes whose replicas are restarted: who leaves is said to be away before it is. */
export const flags = ['--shutdown-delay=1']

/** Restarts replicas of both roles one after the other while they work. @returns what was lost or done twice, and what is told to be wrong */
export async function restartAll(fleet: Fleet): Promise<string[]> {
  const callers = { urls: fleet.webs.map(({ url }) => url), apiKey: fleet.web().apiKey, stubborn: false }
  const load = startLoad({ ...callers, callers: 4, object: 'Member', pause: 10 })
  const catalog = startLoad({ ...callers, callers: 1, object: 'Product', pause: 200 })
  try {
    for (let turn = 0; turn < fleet.webs.length; turn += 1) {
      for (const role of ['web', 'worker'] as const) {
        const consoles = role === 'web' ? fleet.webs : fleet.workers
        const [leaving] = consoles
        if (!leaving) throw new Error('There is one.')
        const ended = leaving.stop()
        await eventually(async () => { expect((await fetch(`${leaving.url}/readyz`)).status).toBe(503) })
        expect(await ended).toBe(0)
        const before = load.done()
        await eventually(() => { expect(load.done()).toBeGreaterThan(before + 5) })
        await fleet.revive(role)
        consoles.push(...consoles.splice(0, 1))
      }
    }
  } finally {
    await Promise.all([load.stop(), catalog.stop()])
  }
  const made = await fleet.dataSource.query<object[]>('select (select count(*)::int from member) as members, (select count(*)::int from product) as products')
  expect(made).toEqual([{ members: load.done(), products: catalog.done() }])
  return [...load.lost(), ...catalog.lost(), ...await accounts(fleet.dataSource, fleet.stripe), ...await alerts(fleet.web())]
}
