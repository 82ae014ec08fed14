import { createPrice, createProduct, syncOf } from '../catalog-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { startSimulator, type StartedSimulator } from '../harness/simulator.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { health } from './health-calls.ts'
import { accounts } from './ledger.ts'

let stripe: StartedSimulator
let fleet: Fleet
beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  fleet = await startFleet({ stripe })
})
afterAll(async () => { await fleet?.stop() })
afterEach(async () => { await stripe.control('DELETE', '/faults') })

describe('while Stripe is in trouble the panel says so, and afterwards nothing is lost and nothing there twice', () => {
  it.each([
    [{ mode: 'error', status: 429 }, /429/],
    [{ mode: 'error', status: 500 }, /500/],
    [{ mode: 'error_after' }, /500/],
    [{ mode: 'drop_before' }, /did not answer/],
    [{ mode: 'drop_after' }, /did not answer/],
  ])('%j', async (fault, reason) => {
    await stripe.control('POST', '/faults', { ...fault, count: null, match: { method: 'POST', path: '/v1/' } })
    const product = await createProduct(fleet.web(), { name: 'In trouble' })
    await createPrice(fleet.web(), product)
    await eventually(async () => {
      expect(await syncOf(fleet.web(), 'product', product)).toMatchObject({ status: 'PENDING', failing: true, lastError: expect.stringMatching(reason) })
    })
    await eventually(async () => { expect(await health(fleet.web())).toContainEqual(expect.objectContaining({ code: 'PUSHES_FAILING' })) })
    await stripe.control('DELETE', '/faults')
    expect(await accounts(fleet.dataSource, stripe)).toEqual([])
    expect(await health(fleet.web())).toEqual([])
  })

  it('that is away altogether is said to be unreachable, whatever is asked of it', async () => {
    await stripe.control('POST', '/faults', { mode: 'drop_before', count: null, match: { path: '/v1/' } })
    const product = await createProduct(fleet.web(), { name: 'Waits' })
    // What Stripe answered last serves for half a minute.
    await eventually(async () => { expect((await health(fleet.web())).map(({ code }) => code)).toEqual(expect.arrayContaining(['STRIPE_UNREACHABLE', 'PUSHES_FAILING'])) }, 60_000)
    expect(await syncOf(fleet.web(), 'product', product)).toMatchObject({ status: 'PENDING', failing: true })
    await stripe.control('DELETE', '/faults')
    expect(await accounts(fleet.dataSource, stripe)).toEqual([])
    await eventually(async () => { expect(await health(fleet.web())).toEqual([]) }, 60_000)
  })

  it('a call that hangs holds up no other, and is given up', async () => {
    await stripe.control('POST', '/faults', { mode: 'timeout_after', count: 1, match: { method: 'POST', path: '/v1/products' } })
    const hanging = await createProduct(fleet.web(), { name: 'Hangs' })
    await eventually(async () => { expect(await stripe.control('GET', '/faults')).toMatchObject({ holding: 1 }) })
    const other = await createProduct(fleet.web(), { name: 'Goes on' })
    await eventually(async () => { expect(await syncOf(fleet.web(), 'product', other)).toMatchObject({ status: 'SYNCED' }) })
    expect(await syncOf(fleet.web(), 'product', hanging)).toMatchObject({ status: 'PENDING' })
    expect(await accounts(fleet.dataSource, stripe)).toEqual([])
  })
})
