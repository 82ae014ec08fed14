import { createHash } from 'node:crypto'
import { In, type DataSource } from 'typeorm'
import { recordAudit } from '../audit/audit.ts'
import { AuditEntry } from '../entities/audit-entry.ts'
import { EntitlementSet } from '../entities/entitlement-set.ts'
import { Feature } from '../entities/feature.ts'
import { Member } from '../entities/member.ts'
import { ProvisionSource } from '../entities/provision.ts'
import { badUserInput, conflict } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { parseInput } from '../input.ts'
import { noMember } from '../members/member-ref.ts'
import type { MemberService } from '../members/member.service.ts'
import type { MemberFilter, MemberRef } from '../members/member.types.ts'
import { inWords, isSameValue, valueOf, type AccessSource } from './access-decision.ts'
import type { AccessService } from './access.service.ts'
import { giveGrants } from './grant.service.ts'
import { grantDetails, type GrantDetails } from './grant.checks.ts'
import type { BulkGrantInput } from './grant.types.ts'
import { currentRules } from './set-rules.ts'

/** Members of one call. */
const MAX_MEMBERS = 10_000
/** Members of which the answer says what changes. */
const SHOWN = 100

/** What changes for a member. */
export interface GainOfMember { member: Member; gains: { feature: Feature; before: string | null; after: string | null }[] }

/** What a bulk grant did, or would do. */
export interface BulkGrantResult { dryRun: boolean; memberCount: number; membersDigest: string; unknown: string[]; members: GainOfMember[] }

/** The same grant for many members. */
export class BulkGrantService {
  constructor(private readonly dataSource: DataSource, private readonly members: MemberService, private readonly access: AccessService) {}

  /** All get it, or nobody. @throws BAD_USER_INPUT, NOT_FOUND for a reference that means nobody, unless those are passed over; CONFLICT when it would be given to others than expected, and for an idempotency key that stands for something else */
  async give(input: BulkGrantInput): Promise<BulkGrantResult> {
    const { members, filter, dryRun, skipUnknown } = input
    const details = parseInput(grantDetails, input)
    if ((members == null) === (filter == null)) throw badUserInput({ members: 'Give either members or a filter.' })
    const { ids, unknown } = members ? await this.named(members, skipUnknown || dryRun) : { ids: await this.matching(filter ?? {}), unknown: [] }
    const gains = await this.gains(details, ids.slice(0, SHOWN))
    const given = dryRun || ids.length === 0 ? ids : await this.grant(input, details, ids)
    return { dryRun, memberCount: given.length, membersDigest: digestOf(given), unknown, members: gains }
  }

  /** @returns who has it by this request */
  private async grant(input: BulkGrantInput, details: GrantDetails, ids: string[]): Promise<string[]> {
    return await this.dataSource.transaction(async (manager) => {
      // The entry of the audit log is what a bulk grant leaves as a whole.
      const { id, made } = await makeOnce(manager, 'bulkGrant', input, async () => {
        assertExpected(ids, input.expectedMembersDigest)
        await giveGrants(manager, details, ids)
        return await recordAudit(manager, {
          action: 'bulkGrant', objectType: 'EntitlementSet', objectId: details.entitlementSetId, before: null, after: { ...details, memberIds: ids }, reason: details.reason,
        })
      })
      if (made) return ids
      const { after } = await manager.findOneByOrFail(AuditEntry, { id })
      const memberIds = after?.['memberIds']
      return Array.isArray(memberIds) ? memberIds.map(String) : []
    })
  }

  private async named(refs: readonly MemberRef[], skip: boolean): Promise<{ ids: string[]; unknown: string[] }> {
    if (refs.length > MAX_MEMBERS) throw tooMany('members')
    const ids = await this.access.memberIds(refs)
    const missing = refs.filter((_ref, index) => ids[index] === null)
    const [first] = missing
    if (first && !skip) throw noMember(first)
    return { ids: [...new Set(ids.filter((id) => id !== null))], unknown: missing.map(({ id, externalId, email }) => id ?? externalId ?? email ?? '') }
  }

  private async matching(filter: MemberFilter): Promise<string[]> {
    const ids: string[] = []
    let after: string | null = null
    do {
      const page = await this.members.list(filter, 100, after)
      ids.push(...page.items.map(({ id }) => id))
      after = page.hasNextPage ? page.endCursor : null
      if (ids.length > MAX_MEMBERS) throw tooMany('filter')
    } while (after !== null)
    return ids
  }

  private async gains(details: GrantDetails, ids: readonly string[]): Promise<GainOfMember[]> {
    const { manager } = this.dataSource
    if (!await manager.existsBy(EntitlementSet, { id: details.entitlementSetId })) throw badUserInput({ entitlementSetId: 'There is no such entitlement set: make it first.' })
    const rules = await currentRules(manager, details.entitlementSetId)
    const features = await manager.find(Feature, { where: { id: In(rules.map(({ featureId }) => featureId)) }, order: { key: 'ASC' } })
    const members = new Map((await manager.findBy(Member, { id: In([...ids]) })).map((member) => [member.id, member]))
    const answers = features.length > 0 ? await this.access.batch(ids.map((id) => ({ id })), features.map(({ key }) => key)) : []
    const byMember = Map.groupBy(answers, ({ memberId }) => memberId)
    return ids.flatMap((id) => {
      const member = members.get(id)
      const gains = (byMember.get(id) ?? []).flatMap((answer) => {
        const feature = features.find((each) => each.id === answer.featureId)
        const rule = rules.find(({ featureId }) => featureId === answer.featureId)
        if (!feature || !rule) return []
        const given: AccessSource = {
          ...rule, provisionId: '', source: ProvisionSource.GRANT, sourceId: '', productId: null, quantity: details.quantity ?? 1, starts: answer.asOf, ends: null, ruledSince: answer.asOf,
        }
        const value = valueOf(answer, [...answer.sources, given])
        return isSameValue(answer, value) ? [] : [{ feature, before: inWords(answer), after: inWords(value) }]
      })
      return member ? [{ member, gains }] : []
    })
  }
}

/** A filter may match others than it did for the dry run, and be it as many. */
function assertExpected(ids: readonly string[], expected: string | null | undefined): void {
  if (expected != null && expected !== digestOf(ids)) throw conflict('It would be given to other members by now: see again who would gain what.', { memberCount: ids.length })
}

function digestOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.toSorted().join()).digest('base64url')
}

function tooMany(field: string): Error {
  return badUserInput({ [field]: `Give it to at most ${MAX_MEMBERS} members at once.` })
}
