import fc from 'fast-check'
import { decide, type Incoming, type Known } from './decide.ts'

const at = (seconds: number) => new Date(seconds * 1000)
const known = (changes: Partial<Known> = {}): Known => ({ version: '1', asOf: at(100), upTo: at(100), contentHash: 'a', deleted: false, terminalState: undefined, ...changes })
const incoming = (changes: Partial<Incoming> = {}): Incoming => ({ asOf: at(100), upTo: at(100), contentHash: 'b', deleted: false, state: 'active', ...changes })

const second = (seconds: number) => ({ asOf: at(seconds), upTo: at(seconds) })
const fetched = () => known({ asOf: at(98), upTo: at(100) })

describe('decide', () => {
  it.each<[string, Known | undefined, Incoming, ReturnType<typeof decide>]>([
    ['the first snapshot is written', undefined, incoming(), 'write'],
    ['so is a tombstone that comes first', undefined, incoming({ deleted: true }), 'write'],
    ['a later second is newer', known(), incoming(second(101)), 'write'],
    ['an earlier second is older', known(), incoming(second(99)), 'skip'],
    ['what a fetched row may already show, an event cannot replace', fetched(), incoming(second(99)), 'fetch'],
    ['what it shows for sure, is older', fetched(), incoming(second(97)), 'skip'],
    ['the same again is nothing new', known(), incoming({ contentHash: 'a' }), 'skip'],
    ['two contents of one second cannot be told apart', known(), incoming(), 'fetch'],
    ['nothing follows a tombstone', known({ deleted: true }), incoming(second(200)), 'skip'],
    ['a tombstone counts however late it comes', known(), incoming({ ...second(1), deleted: true }), 'write'],
    ['a terminal state is never left', known({ terminalState: 'canceled' }), incoming(second(200)), 'skip'],
    ['within it the rest may change', known({ terminalState: 'canceled' }), incoming({ ...second(200), state: 'canceled' }), 'write'],
    ['what was fetched replaces what was known before', known(), incoming({ asOf: at(98), upTo: at(100), fetchedFrom: '1' }), 'write'],
    ['what was fetched proves nothing against what was written meanwhile, as new as that may call itself', known({ version: '2' }), incoming({ asOf: at(98), upTo: at(100), fetchedFrom: '1' }), 'fetch'],
    ['nor against the first that was', known(), incoming({ asOf: at(98), upTo: at(100), fetchedFrom: null }), 'fetch'],
    ['unless Stripe answered later than that', known({ version: '2' }), incoming({ asOf: at(101), upTo: at(103), fetchedFrom: '1' }), 'write'],
    ['what was fetched is written where nothing was', undefined, incoming({ fetchedFrom: null }), 'write'],
  ])('%s', (_case, before, after, verdict) => {
    expect(decide(before, after)).toBe(verdict)
  })

  it('ends with the newest content, whenever events come, whenever Stripe is asked and however long its answers take', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const world = new World()
      for (const each of steps) world.take(each)
      world.comeToRest()
      expect(world.row?.contentHash).toBe(String(world.changes.length - 1))
    }), { numRuns: 5000 })
  })
})

/** The object changes, an event of it arrives (with a snapshot, or with one that cannot be read), Stripe is asked, reads or answers, or all three at once; after so many milliseconds. */
interface Step { what: 'change' | 'snapshot' | 'hint' | 'lookUp' | 'ask' | 'read' | 'answer'; after: number; which: number }
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('change', 'change', 'snapshot', 'hint', 'lookUp', 'lookUp', 'ask', 'read', 'answer'),
  after: fc.oneof(fc.nat(50), fc.nat(800)),
  which: fc.nat(5),
})

interface Question { started: number; fetchedFrom: string | null; wanted: number; read?: string }

/** One object of Stripe's, its row here, and everything that is under way between them. */
class World {
  row: Known | undefined
  /** When each change was made, its number being the content. */
  changes: number[] = []
  private now = 10_000
  private written = 0
  private undelivered: number[] = []
  private questions: Question[] = []
  /** How often a look-up became wanted, and up to where it was answered. */
  private wanted = 0
  private answered = 0

  constructor() {
    this.take({ what: 'change', after: 0, which: 0 })
  }

  take({ what, after, which }: Step): void {
    this.now += after
    if (what === 'change') this.undelivered.push(this.changes.push(this.now) - 1)
    else if (what === 'lookUp') this.lookUp()
    else if (what === 'ask') this.questions.push({ started: this.now, fetchedFrom: this.row?.version ?? null, wanted: this.wanted })
    else if (what === 'snapshot' || what === 'hint') this.deliver(oneOf(this.undelivered, which), what === 'snapshot')
    else if (what === 'read') this.read(oneOf(this.questions.filter(({ read }) => read === undefined), which))
    else this.answer(oneOf(this.questions.filter(({ read }) => read !== undefined), which))
  }

  /** All that is under way arrives, and what is wanted is asked for until it is known. */
  comeToRest(): void {
    while (this.undelivered.length > 0) this.take({ what: 'snapshot', after: 10, which: 0 })
    while (this.questions.length > 0) for (const what of ['read', 'answer'] as const) this.take({ what, after: 10, which: 0 })
    while (this.answered < this.wanted) this.lookUp()
  }

  private lookUp(): void {
    for (const what of ['ask', 'read', 'answer'] as const) this.take({ what, after: 10, which: this.questions.length })
  }

  private deliver(change: number | undefined, isReadable: boolean): void {
    if (change === undefined) return
    this.undelivered = this.undelivered.filter((each) => each !== change)
    const created = at(Math.floor((this.changes[change] ?? 0) / 1000))
    if (!isReadable || this.write({ asOf: created, upTo: created, contentHash: String(change), deleted: false, state: undefined }) === 'fetch') this.wanted += 1
  }

  private read(question: Question | undefined): void {
    if (question) question.read = String(this.changes.length - 1)
  }

  private answer(question: Question | undefined): void {
    if (question?.read === undefined) return
    this.questions = this.questions.filter((each) => each !== question)
    const upTo = at(Math.floor(this.now / 1000))
    const asOf = new Date(upTo.getTime() - (this.now - question.started) - 1000)
    const verdict = this.write({ asOf, upTo, contentHash: question.read, deleted: false, state: undefined, fetchedFrom: question.fetchedFrom })
    if (verdict !== 'fetch') this.answered = Math.max(this.answered, question.wanted)
  }

  private write(news: Incoming): ReturnType<typeof decide> {
    const verdict = decide(this.row, news)
    if (verdict === 'write') {
      const older = this.row ?? news
      this.row = {
        version: String(this.written += 1), contentHash: news.contentHash, deleted: false, terminalState: undefined,
        asOf: news.asOf > older.asOf ? news.asOf : older.asOf, upTo: news.upTo > older.upTo ? news.upTo : older.upTo,
      }
    }
    return verdict
  }
}

function oneOf<Choice>(choices: readonly Choice[], which: number): Choice | undefined {
  return choices[which % choices.length]
}
