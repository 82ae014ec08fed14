import fc from 'fast-check'
import { decide, type Incoming, type Known } from './decide.ts'

const at = (seconds: number) => new Date(seconds * 1000)
const known = (changes: Partial<Known> = {}): Known => ({ asOf: at(100), contentHash: 'a', deleted: false, terminalState: undefined, ...changes })
const incoming = (changes: Partial<Incoming> = {}): Incoming => ({ asOf: at(100), contentHash: 'b', deleted: false, state: 'active', ...changes })

describe('decide', () => {
  it.each<[string, Known | undefined, Incoming, ReturnType<typeof decide>]>([
    ['the first snapshot is written', undefined, incoming(), 'write'],
    ['so is a tombstone that comes first', undefined, incoming({ deleted: true }), 'write'],
    ['a later second is newer', known(), incoming({ asOf: at(101) }), 'write'],
    ['an earlier second is older', known(), incoming({ asOf: at(99) }), 'skip'],
    ['the same again is nothing new', known(), incoming({ contentHash: 'a' }), 'skip'],
    ['two contents of one second cannot be told apart', known(), incoming(), 'fetch'],
    ['nothing follows a tombstone', known({ deleted: true }), incoming({ asOf: at(200) }), 'skip'],
    ['a tombstone counts however late it comes', known(), incoming({ asOf: at(1), deleted: true }), 'write'],
    ['a terminal state is never left', known({ terminalState: 'canceled' }), incoming({ asOf: at(200) }), 'skip'],
    ['within it the rest may change', known({ terminalState: 'canceled' }), incoming({ asOf: at(200), state: 'canceled' }), 'write'],
    ['what was fetched replaces what was known before', known(), incoming({ asOf: at(98), fetchedWhen: at(100) }), 'write'],
    ['what was fetched proves nothing against news that came meanwhile', known(), incoming({ asOf: at(98), fetchedWhen: at(90) }), 'fetch'],
    ['unless Stripe answered later than that news', known(), incoming({ asOf: at(101), fetchedWhen: at(90) }), 'write'],
    ['what was fetched is written where nothing was', undefined, incoming({ fetchedWhen: null }), 'write'],
  ])('%s', (_case, before, after, verdict) => {
    expect(decide(before, after)).toBe(verdict)
  })

  it('ends with the newest snapshot of an object that changes at most once a second, in every order', () => {
    const lives = fc.integer({ min: 1, max: 12 }).chain((length) => fc.shuffledSubarray(Array.from({ length }, (_value, second) => second), { minLength: length, maxLength: length }))
    fc.assert(fc.property(lives, fc.array(fc.nat(11)), (order, repeated) => {
      let row: Known | undefined
      for (const second of [...order, ...repeated.filter((again) => again < order.length)]) {
        const snapshot = incoming({ asOf: at(second), contentHash: String(second) })
        if (decide(row, snapshot) === 'write') row = known(snapshot)
      }
      expect(row?.contentHash).toBe(String(order.length - 1))
    }))
  })
})
