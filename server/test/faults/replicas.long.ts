import { createMember } from '../members-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { startFleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'
import { startLoad } from './load.ts'
import { flags, restartAll } from './rolling-restart.ts'

it.each([3, 4])('%i of each role are restarted one after the other under load, and no request is lost', async (replicas) => {
  const fleet = await startFleet({ webs: replicas, workers: replicas, flags })
  try {
    expect(await restartAll(fleet)).toEqual([])
  } finally {
    await fleet.stop()
  }
})

it.each([3, 4])('of %i of each role all but one are killed under load, and nothing is lost or done twice', async (replicas) => {
  const fleet = await startFleet({ webs: replicas, workers: replicas })
  try {
    const load = startLoad({ urls: fleet.webs.map(({ url }) => url), apiKey: fleet.web().apiKey, callers: 3, object: 'Product', pause: 100, stubborn: true })
    const goesOn = async (): Promise<void> => {
      const before = load.done()
      await eventually(() => { expect(load.done()).toBeGreaterThan(before + 5) })
    }
    await goesOn()
    for (let killed = 1; killed < replicas; killed += 1) {
      for (const role of ['web', 'worker'] as const) {
        await fleet.kill(role)
        const consoles = role === 'web' ? fleet.webs : fleet.workers
        consoles.push(...consoles.splice(0, 1))
      }
      await fleet.stripe.client.customers.create({ name: `While ${killed} are gone` })
      await goesOn()
    }
    // Who is left tells of no trouble: one of each role is enough.
    expect(await alerts(fleet.web())).toEqual([])
    await createMember(fleet.web(), { name: 'Nothing is missing' })
    for (let killed = 1; killed < replicas; killed += 1) {
      for (const role of ['web', 'worker'] as const) {
        const consoles = role === 'web' ? fleet.webs : fleet.workers
        consoles.push(...consoles.splice(0, 1))
        await fleet.revive(role)
      }
    }
    await load.stop()
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
    await eventually(async () => { expect(await alerts(fleet.web())).toEqual([]) })
  } finally {
    await fleet.stop()
  }
})
