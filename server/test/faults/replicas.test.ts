import { startFleet, type Fleet } from './fleet.ts'
import { flags, restartAll } from './rolling-restart.ts'

let fleet: Fleet
beforeAll(async () => { fleet = await startFleet({ webs: 2, workers: 2, flags }) })
afterAll(async () => { await fleet?.stop() })

it('two of each role are restarted one after the other under load, and no request is lost', async () => {
  expect(await restartAll(fleet)).toEqual([])
}, 300_000)
