import type pg from 'pg'
import { isOutOfReach } from '../db/out-of-reach.ts'
import type { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { overloaded } from '../errors.ts'
import type { MemberRef } from '../members/member.types.ts'
import type { StripeAccount } from '../stripe/account.ts'
import type { AccessSource } from './access-decision.ts'
import { QUESTIONS } from './access.sql.ts'

/** Statements under way at once: while one is answered, the next questions gather. */
const MAX_STATEMENTS = 2
/** Questions of one statement. */
const MAX_QUESTIONS = 100
/** Questions that wait for a statement: more are refused at once instead of late. */
const MAX_WAITING = 5000

/** One row of an answer: what gives the feature, or null in all columns of a source when nothing does. */
export interface AnswerRow extends AccessSource {
  asOf: Date
  memberId: string | null
  featureId: string | null
  featureKey: string
  kind: FeatureKind
  aggregation: LimitAggregation | null
}

/** May this member do this, at this moment? */
export interface AccessQuestion {
  /** By which field the member is known, and its value. */
  member: readonly [keyof MemberRef, string]
  featureKey: string
  /** Null: now. */
  at: Date | null
}

interface Waiting extends AccessQuestion { done: (rows: AnswerRow[]) => void; failed: (error: unknown) => void }

/**
 * Asks questions that come together, whoever asks them, by one statement: see docs/adr/0015. A statement is sent after
 * all its questions came and tells its own time, so no answer is older than its question.
 */
export class AccessQuestions {
  private waiting: Waiting[] = []
  private statements = 0
  private gathering = false

  /** @param pool connections on which the statement is prepared once */
  constructor(private readonly pool: pg.Pool, private readonly account: StripeAccount) {}

  /** The rows of the answer. @throws OVERLOADED when too many wait; whatever the database says */
  async ask(question: AccessQuestion): Promise<AnswerRow[]> {
    if (this.waiting.length >= MAX_WAITING) throw overloaded('Too many questions about access are waiting for the database')
    return await new Promise((done, failed) => {
      this.waiting.push({ ...question, done, failed })
      this.gather()
    })
  }

  /** What else has come in the same turn of the event loop goes along. */
  private gather(): void {
    if (this.gathering || this.statements >= MAX_STATEMENTS) return
    this.gathering = true
    setImmediate(() => {
      this.gathering = false
      void this.send()
    })
  }

  private async send(): Promise<void> {
    const asked = this.waiting.splice(0, MAX_QUESTIONS)
    if (asked.length === 0) return
    this.statements += 1
    if (this.waiting.length > 0) this.gather()
    try {
      await this.answer(asked)
    } finally {
      this.statements -= 1
      if (this.waiting.length > 0) this.gather()
    }
  }

  /** A question for which the database fails does not fail the others: they are asked again without it. */
  private async answer(asked: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await this.pool.query<AnswerRow & { position: number }>({ name: 'access', text: QUESTIONS, values: this.parameters(asked) })
      const answers: AnswerRow[][] = asked.map(() => [])
      for (const row of rows) answers[row.position - 1]?.push(row)
      for (const [index, { done }] of asked.entries()) done(answers[index] ?? [])
    } catch (error) {
      if (asked.length === 1 || isOutOfReach(error)) {
        for (const { failed } of asked) failed(error)
        return
      }
      const half = Math.ceil(asked.length / 2)
      await this.answer(asked.slice(0, half))
      await this.answer(asked.slice(half))
    }
  }

  private parameters(asked: readonly Waiting[]): unknown[] {
    const column = (wanted: keyof MemberRef) => asked.map(({ member: [field, value] }) => (field === wanted ? value : null))
    return [column('id'), column('externalId'), column('email'), asked.map(({ featureKey }) => featureKey), asked.map(({ at }) => at), this.account.account, this.account.livemode]
  }
}
