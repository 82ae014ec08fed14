import { eventually } from '../harness/eventually.ts'
import { startFleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'
import { startLoad } from './load.ts'

/** Restarts replicas of both roles one after the other while they work. @returns what was lost or done twice, and what is told to be wrong */
export async function restartAll(replicas: number): Promise<string[]> {
  const fleet = await startFleet({ webs: replicas, workers: replicas, flags: ['--shutdown-delay=1'] })
  try {
    const load = startLoad({ urls: fleet.webs.map(({ url }) => url), apiKey: fleet.web().apiKey, callers: 4, object: 'Member', pause: 10, stubborn: false })
    const catalog = startLoad({ urls: fleet.webs.map(({ url }) => url), apiKey: fleet.web().apiKey, callers: 1, object: 'Product', pause: 200, stubborn: false })
    for (let turn = 0; turn < replicas; turn += 1) {
      for (const role of ['web', 'worker'] as const) {
        const [leaving] = role === 'web' ? fleet.webs : fleet.workers
        if (!leaving) throw new Error('There is one.')
        const ended = leaving.stop()
        await eventually(async () => { expect((await fetch(`${leaving.url}/readyz`)).status).toBe(503) })
        expect(await ended).toBe(0)
        const before = load.done()
        await eventually(() => { expect(load.done()).toBeGreaterThan(before + 5) })
        await fleet.revive(role)
        const consoles = role === 'web' ? fleet.webs : fleet.workers
        consoles.push(...consoles.splice(0, 1))
      }
    }
    await Promise.all([load.stop(), catalog.stop()])
    const made = await fleet.dataSource.query<object[]>('select (select count(*)::int from member) as members, (select count(*)::int from product) as products')
    expect(made).toEqual([{ members: load.done(), products: catalog.done() }])
    return [...load.lost(), ...catalog.lost(), ...await accounts(fleet.dataSource, fleet.stripe), ...await alerts(fleet.web())]
  } finally {
    await fleet.stop()
  }
}
