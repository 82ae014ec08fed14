import { restartAll } from './rolling-restart.ts'

it('two of each role are restarted one after the other under load, and no request is lost', async () => {
  expect(await restartAll(2)).toEqual([])
})
