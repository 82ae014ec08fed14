import { checkout, environment } from '../checkout-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { createMember } from '../members-calls.ts'
import { Askings } from './askings.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { hold, killAt, leasesEnd } from './kill-at.ts'
import { accounts } from './ledger.ts'

let fleet: Fleet
let askings: Askings
beforeAll(async () => {
  fleet = await startFleet({ environment })
  askings = await Askings.on(fleet)
})
afterAll(async () => { await fleet?.stop() })

describe('what was asked of Stripe by a web process that is killed', () => {
  it('is in the audit log when Stripe did it and had not answered, and is taken for nobody else\'s doing', async () => {
    const asking = await askings.prepare('cancelSubscription')
    expect(await askings.killedWhile(asking, await hold(fleet.stripe, 'timeout_after', asking.method, asking.path))).toEqual([askings.entry('cancelSubscription')])
    expect(await asking.isDone()).toBe(true)
    expect(await askings.read(asking.objectId)).toEqual({ status: 'active', changedOutside: [] })
    expect(await accounts(fleet.dataSource, fleet.stripe)).toEqual([])
  })

  it('is in the audit log before what is asked next, which hides what came of it', async () => {
    const asking = await askings.prepare('cancelSubscription')
    const asked = asking.ask().catch(() => 'cut off')
    const free = async () => { await fleet.dataSource.query("update stripe_lease set leased_until = now() - interval '1 second'") }
    await killAt(fleet, await hold(fleet.stripe, 'timeout_after', asking.method, asking.path), 'web', free)
    expect(await asked).toBe('cut off')
    await askings.mutate('resumeSubscription', { id: asking.objectId })
    expect(await askings.told(asking.objectId)).toEqual([askings.entry('cancelSubscription'), askings.entry('resumeSubscription')])
  })

  it('is made and told when it was a link to pay', async () => {
    const { id: memberId } = await createMember(fleet.web(), { name: 'At the till' })
    const entries = async () => await fleet.dataSource.query<{ actor: string; id: string }[]>("select actor_kind as actor, object_id as id from audit_log where action = 'createCheckoutSession' and after->>'memberId' = $1", [memberId])
    const input = { memberId, items: [{ priceId: askings.priceId }] }
    const asked = checkout(fleet.web(), input).catch(() => 'cut off')
    await killAt(fleet, await hold(fleet.stripe, 'timeout_after', 'POST', '/v1/checkout/sessions'), 'web', async () => { await leasesEnd(fleet) })
    expect(await asked).toBe('cut off')
    await eventually(async () => { expect(await entries()).toEqual([{ actor: 'API_KEY', id: expect.stringMatching(/^cs_/) }]) })
    const { id } = await checkout(fleet.web(), input)
    expect((await entries()).map((each) => each.id)).toEqual([id])
  })
})
