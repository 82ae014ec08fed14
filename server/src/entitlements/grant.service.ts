import { In, type DataSource, type EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { currentActor } from '../audit/actor.ts'
import { recordAudit } from '../audit/audit.ts'
import { newestPage, type KeysetPage } from '../billing/projected-page.ts'
import { decodeCursor } from '../cursor.ts'
import { EntitlementSet } from '../entities/entitlement-set.ts'
import { Grant } from '../entities/grant.ts'
import { badUserInput, conflict, notFound } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { isUuid, parseInput } from '../input.ts'
import type { MemberService } from '../members/member.service.ts'
import { containing } from '../paging.ts'
import { assertVersion } from '../version.ts'
import { grantChanges, grantDetails, grantRevocation, type GrantDetails } from './grant.checks.ts'
import { GrantState, type CreateGrantInput, type GrantFilter, type RevokeGrantInput, type UpdateGrantInput } from './grant.types.ts'
import { changeMoment } from './moment.ts'
import { changeGrantProvision, provideGrants } from './provision-writer.ts'

const STATES: Record<GrantState, string> = {
  [GrantState.REVOKED]: 'entitlement_grant.revoked_at is not null',
  [GrantState.ENDED]: 'entitlement_grant.revoked_at is null and entitlement_grant.ends_at <= now()',
  [GrantState.UPCOMING]: 'entitlement_grant.revoked_at is null and entitlement_grant.starts_at > now()',
  [GrantState.ACTIVE]: 'entitlement_grant.revoked_at is null and entitlement_grant.starts_at <= now() and (entitlement_grant.ends_at is null or entitlement_grant.ends_at > now())',
}

/** Grants: access outside billing. */
export class GrantService {
  constructor(private readonly dataSource: DataSource, private readonly members: MemberService) {}

  /** One page, newest first. @throws BAD_USER_INPUT for an impossible page or a cursor that is none */
  async list({ memberId, entitlementSetId, state, search }: GrantFilter, limit: number, after?: string | null): Promise<KeysetPage<Grant>> {
    if (after != null && !isUuid(decodeCursor(after).id)) throw badUserInput({ after: 'Give the endCursor of an earlier page, or leave it out for the first page.' })
    const query = this.dataSource.createQueryBuilder(Grant, 'entitlement_grant')
    if (memberId != null) query.andWhere(isUuid(memberId) ? 'entitlement_grant.member_id = :memberId' : 'false', { memberId })
    if (entitlementSetId != null) query.andWhere(isUuid(entitlementSetId) ? 'entitlement_grant.set_id = :entitlementSetId' : 'false', { entitlementSetId })
    if (state != null) query.andWhere(`(${STATES[state]})`)
    const text = search?.trim()
    if (text) query.andWhere('(entitlement_grant.reason ilike :text or entitlement_grant.note ilike :text)', { text: containing(text) })
    return await newestPage(query, limit, after)
  }

  /** The grant of this id, or null. */
  async find(id: string): Promise<Grant | null> {
    return isUuid(id) ? await this.dataSource.manager.findOneBy(Grant, { id }) : null
  }

  /** @throws BAD_USER_INPUT, NOT_FOUND for the member */
  async create(input: CreateGrantInput): Promise<Grant> {
    const details = parseInput(grantDetails, input)
    return await this.dataSource.transaction(async (manager) => {
      const { id, made } = await makeOnce(manager, 'createGrant', input, async () => {
        const member = await this.members.resolveRef(input.member, 'member', manager)
        const [given] = await giveGrants(manager, details, [member.id])
        if (!given) throw new Error('No grant was made.')
        return given.id
      })
      const grant = await manager.findOneByOrFail(Grant, { id })
      if (made) await recordAudit(manager, { action: 'createGrant', objectType: 'Grant', objectId: grant.id, before: null, after: grant, reason: grant.reason })
      return grant
    })
  }

  /** Extends, shortens or annotates it, never retroactively. @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when it is over, or somebody else changed it meanwhile */
  async update(input: UpdateGrantInput): Promise<Grant> {
    const { id, version, endsAt, note } = parseInput(grantChanges, input)
    return await this.change('updateGrant', id, async (grant, moment, manager) => {
      assertVersion('grant', grant, version)
      if (note !== undefined) grant.note = note
      if (endsAt === undefined || endsAt?.getTime() === grant.endsAt?.getTime()) return
      if (grant.endsAt && grant.endsAt <= moment) throw conflict('This grant has ended: give the member a new one.')
      if (endsAt && endsAt < moment) throw badUserInput({ endsAt: 'Give a moment that is not in the past: nobody loses what they had.' })
      if (endsAt && endsAt <= grant.startsAt) throw badUserInput({ endsAt: 'Give a moment after the start, or revoke the grant.' })
      grant.endsAt = endsAt
      await changeGrantProvision(manager, grant, moment)
    })
  }

  /** Takes it back from now on. @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT when it is over already */
  async revoke(input: RevokeGrantInput): Promise<Grant> {
    const { id, reason } = parseInput(grantRevocation, input)
    return await this.change('revokeGrant', id, async (grant, moment, manager) => {
      if (grant.endsAt && grant.endsAt <= moment) throw conflict('This grant has ended already.')
      Object.assign(grant, { revokedAt: moment, revokedBy: currentActor(), revokeReason: reason })
      await changeGrantProvision(manager, grant, moment)
    })
  }

  private async change(action: string, id: string, edit: (grant: Grant, moment: Date, manager: EntityManager) => Promise<void>): Promise<Grant> {
    return await this.dataSource.transaction(async (manager) => {
      const grant = await manager.findOne(Grant, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!grant) throw notFound('grant', id)
      if (grant.revokedAt) throw conflict('This grant was revoked already.')
      const before = { ...grant }
      await edit(grant, await changeMoment(manager), manager)
      await manager.save(grant)
      const after = await manager.findOneByOrFail(Grant, { id })
      if (after.version !== before.version) await recordAudit(manager, { action, objectType: 'Grant', objectId: id, before, after, reason: after.revokeReason })
      return after
    })
  }
}

/**
 * Gives the same to several members, in the caller's transaction.
 * @throws BAD_USER_INPUT for a set that is unknown or archived, and for moments in the past
 */
export async function giveGrants(manager: EntityManager, details: GrantDetails, memberIds: readonly string[]): Promise<Grant[]> {
  const { entitlementSetId: setId, quantity, startsAt, endsAt, reason, note } = details
  await givableSet(manager, setId)
  const moment = await changeMoment(manager)
  assertPeriod(startsAt ?? moment, endsAt, moment)
  const grants = memberIds.map((memberId) => manager.create(Grant, {
    id: uuidv7(), memberId, setId, quantity: quantity ?? 1, startsAt: startsAt ?? moment, endsAt: endsAt ?? null, reason, note: note ?? null, grantedBy: currentActor(),
  }))
  for (let first = 0; first < grants.length; first += 1000) {
    const some = grants.slice(first, first + 1000)
    await manager.insert(Grant, some)
    await provideGrants(manager, some, moment)
  }
  return await manager.findBy(Grant, { id: In(grants.slice(0, 1000).map(({ id }) => id)) })
}

/** @throws BAD_USER_INPUT for moments in the past and for a period that is none */
export function assertPeriod(startsAt: Date, endsAt: Date | null | undefined, moment: Date): void {
  if (startsAt < moment) throw badUserInput({ startsAt: 'Give a moment that is not in the past, or leave it out for now: a grant is never retroactive.' })
  if (endsAt && endsAt <= startsAt) throw badUserInput({ endsAt: 'Give a moment after the start, or leave it out.' })
}

/** The set, if it can be given. It is locked, so that it is not archived meanwhile. @throws BAD_USER_INPUT */
export async function givableSet(manager: EntityManager, id: string): Promise<EntitlementSet> {
  const set = await manager.findOne(EntitlementSet, { where: { id }, lock: { mode: 'pessimistic_read' } })
  if (!set) throw badUserInput({ entitlementSetId: 'There is no such entitlement set: make it first.' })
  if (set.archivedAt) throw badUserInput({ entitlementSetId: 'This entitlement set is archived: restore it first, or choose another.' })
  return set
}
