import { environment } from '../checkout-calls.ts'
import { Askings, type AskingName } from './askings.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { hold } from './kill-at.ts'
import { accounts } from './ledger.ts'
import { pauseAt } from './pause.ts'

let fleet: Fleet
let askings: Askings
beforeAll(async () => {
  fleet = await startFleet({ environment })
  askings = await Askings.on(fleet)
})
afterAll(async () => { await fleet?.stop() })

const names: AskingName[] = ['cancelSubscription', 'cancelSubscription at once', 'resumeSubscription', 'changeSubscription', 'expireCheckoutSession', 'connectStripeCustomer']

describe.each(names)('%s, asked of Stripe by a web process that is killed', (name) => {
  it('is in the audit log once when Stripe did it and had not answered', async () => {
    const asking = await askings.prepare(name)
    expect(await askings.killedWhile(asking, await hold(fleet.stripe, 'timeout_after', asking.method, asking.path))).toEqual([askings.entry(name)])
    expect(await asking.isDone()).toBe(true)
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('is in the audit log once when Stripe had answered and that was not written down', async () => {
    const asking = await askings.prepare(name)
    expect(await askings.killedWhile(asking, await pauseAt(fleet.databaseUrl, 'audit_log', 'insert', `new.action = '${name.split(' ')[0]}'`))).toEqual([askings.entry(name)])
    expect(await asking.isDone()).toBe(true)
  })

  it('is not in the audit log when Stripe never did it, and can be asked again', async () => {
    const asking = await askings.prepare(name)
    expect(await askings.killedWhile(asking, await hold(fleet.stripe, 'hang', asking.method, asking.path))).toEqual([])
    expect(await asking.isDone()).toBe(false)
    if (asking.objectId.startsWith('sub_')) expect(await askings.read(asking.objectId)).toEqual({ status: 'active', changedOutside: [] })
    await asking.ask()
    expect(await asking.isDone()).toBe(true)
    expect((await askings.told(asking.objectId)).at(-1)).toEqual(askings.entry(name))
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })
})
