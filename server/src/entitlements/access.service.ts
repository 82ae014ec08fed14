import type pg from 'pg'
import { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { badUserInput } from '../errors.ts'
import { isUuid } from '../input.ts'
import { givenField, noMember } from '../members/member-ref.ts'
import type { MemberRef } from '../members/member.types.ts'
import { NO_ACCOUNT, type StripeAccount } from '../stripe/account.ts'
import { decideAccess, type AccessDecision } from './access-decision.ts'
import { accessPeriods, type AccessPeriod, type RecordedSource } from './access-history.ts'
import { AccessQuestions, type AnswerRow } from './access-questions.ts'
import { BATCH, HISTORY, MEANT } from './access.sql.ts'
import { noFeature } from './no-feature.ts'

/** Members times features of one question. */
const MAX_ANSWERS = 10_000
/** Members of one question. */
const MAX_MEMBERS = 100

/** May this member…: the answer for one feature. */
export interface MemberAccess extends AccessDecision {
  memberId: string
  featureId: string
  featureKey: string
  kind: FeatureKind
  aggregation: LimitAggregation | null
  /** The moment that it speaks of. */
  asOf: Date
}

interface BatchRow extends AnswerRow { position: number; featurePosition: number; wantedKey: string }

/** The question the console exists to answer: may this member do this, until when, and because of what? */
export class AccessService {
  private readonly account: StripeAccount
  private readonly questions: AccessQuestions

  /** @param pool connections for these statements alone: they are prepared once on each */
  constructor(private readonly pool: pg.Pool, account: StripeAccount | undefined) {
    this.account = account ?? NO_ACCOUNT
    this.questions = new AccessQuestions(pool, this.account)
  }

  /**
   * One answer. What is asked at the same time is asked by the same statement.
   * @param at left out: now. Of a past moment the answer that was given then, of a future one what is known now.
   * @throws BAD_USER_INPUT, NOT_FOUND for an unknown member or feature
   */
  async one(ref: MemberRef, featureKey: string, at?: Date | null): Promise<MemberAccess> {
    const [field, value] = givenField(ref, 'member')
    if (value.includes('\0') || (field === 'id' && !isUuid(value))) throw noMember(ref)
    if (featureKey.includes('\0')) throw noFeature(featureKey)
    const rows = await this.questions.ask({ member: [field, field === 'email' ? value.trim() : value], featureKey, at: at ?? null })
    return answer(rows, ref, featureKey)
  }

  /** The id of the member that is meant. @throws BAD_USER_INPUT, NOT_FOUND */
  async memberId(ref: MemberRef): Promise<string> {
    const [id] = await this.memberIds([ref])
    if (id == null) throw noMember(ref)
    return id
  }

  /** The ids of the members that are meant, in their order; null for nobody. @throws BAD_USER_INPUT */
  async memberIds(refs: readonly MemberRef[]): Promise<(string | null)[]> {
    const { rows } = await this.pool.query<{ id: string | null }>({ name: 'members meant', text: MEANT, values: columnsOf(refs) })
    return rows.map(({ id }) => id)
  }

  /**
   * An answer for each member and feature, in the order they are given and as often as they are given, by one statement.
   * @param featureKeys null: all that are not archived
   * @throws BAD_USER_INPUT for too many, NOT_FOUND for an unknown member or feature
   */
  async batch(refs: readonly MemberRef[], featureKeys: readonly string[] | null, at?: Date | null): Promise<MemberAccess[]> {
    if (refs.length > MAX_MEMBERS) throw badUserInput({ members: `Ask for at most ${MAX_MEMBERS} members at once.` })
    if (featureKeys && refs.length * featureKeys.length > MAX_ANSWERS) throw badUserInput({ features: `Ask for at most ${MAX_ANSWERS} answers at once.` })
    const { rows } = await this.pool.query<BatchRow>({
      name: 'access of many', text: BATCH,
      values: [...columnsOf(refs), featureKeys?.map((key) => key.replaceAll('\0', '\u0001')) ?? null, at ?? null, this.account.account, this.account.livemode],
    })
    const answers = Map.groupBy(rows, ({ position, featurePosition }) => `${position} ${featurePosition}`)
    return [...answers.values()].map((group) => answer(group, refs[(group[0]?.position ?? 1) - 1] ?? {}, group[0]?.wantedKey ?? ''))
  }

  /** What was answered from moment to moment. @throws BAD_USER_INPUT, NOT_FOUND for an unknown member or feature */
  async history(ref: MemberRef, featureKey: string, from: Date, until: Date): Promise<AccessPeriod[]> {
    if (until <= from) throw badUserInput({ to: 'Give a moment after from.' })
    const { memberId, featureId, kind, aggregation } = await this.one(ref, featureKey)
    const { rows } = await this.pool.query<RecordedSource & { now: Date; provisionId: string | null }>({
      name: 'access history', text: HISTORY, values: [memberId, featureId, from, until, this.account.account, this.account.livemode],
    })
    return accessPeriods({ kind, aggregation }, rows.filter((row) => row.provisionId !== null), from, until, rows[0]?.now ?? new Date())
  }
}

/** References as three parallel columns, of which all but one are null. @throws BAD_USER_INPUT */
function columnsOf(refs: readonly MemberRef[]): (string | null)[][] {
  const fields = refs.map((ref, index) => givenField(ref, `members.${index}`))
  const column = (field: keyof MemberRef) => fields.map(([given, value]) => (given === field && !value.includes('\0') ? value : null))
  return [column('id').map((id) => (id !== null && isUuid(id) ? id : null)), column('externalId'), column('email').map((email) => email?.trim() ?? null)]
}

function answer(rows: readonly (AnswerRow & { provisionId: string | null })[], ref: MemberRef, featureKeyAsked: string): MemberAccess {
  const [first] = rows
  if (!first?.memberId) throw noMember(ref)
  if (!first.featureId) throw noFeature(featureKeyAsked)
  const { memberId, featureId, featureKey, kind, aggregation, asOf } = first
  const decision = decideAccess({ kind, aggregation }, rows.filter((row) => row.provisionId !== null), asOf)
  return { ...decision, memberId, featureId, featureKey, kind, aggregation, asOf }
}
