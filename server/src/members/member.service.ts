import { In, type DataSource, type EntityManager, type FindOptionsWhere } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/audit.ts'
import { Member } from '../entities/member.ts'
import { badUserInput, conflict, notFound, type FieldMessages } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { isUuid, parseInput } from '../input.ts'
import { checkPage } from '../paging.ts'
import { customerChanged } from '../stripe/customer-outbox.ts'
import { refusingTaken, violated } from '../unique-constraint.ts'
import { assertVersion } from '../version.ts'
import { memberChanges, newMember } from './member.checks.ts'
import { decodeCursor, encodeCursor } from './member-cursor.ts'
import { MemberQueries } from './member.queries.ts'
import { memberCondition, noMember } from './member-ref.ts'
import type { CreateMemberInput, MemberCount, MemberFilter, MemberRef, UpdateMemberInput } from './member.types.ts'

/** Longer than any text of a member. */
const MAX_SEARCH = 300

/** One page of members. */
export interface MemberPage {
  items: Member[]
  endCursor: string | null
  hasNextPage: boolean
  /** Counts when it is first called. */
  count: () => Promise<MemberCount>
}

/** Members: the way by which other features reach them. */
export class MemberService {
  private readonly queries: MemberQueries

  constructor(private readonly dataSource: DataSource) {
    this.queries = new MemberQueries(dataSource)
  }

  /**
   * One page, newest first. Members made while somebody pages come before the first page; none is shown twice or left out.
   * @param after The `endCursor` of the page before.
   * @throws BAD_USER_INPUT for an impossible page, a cursor that is none, or too long a search
   */
  async list(filter: MemberFilter, limit: number, after?: string | null): Promise<MemberPage> {
    checkPage(limit, 0)
    if (filter.search && filter.search.length > MAX_SEARCH) throw badUserInput({ 'filter.search': `Search for at most ${MAX_SEARCH} characters.` })
    const ids = await this.queries.page(filter, after == null ? undefined : decodeCursor(after), limit + 1)
    const hasNextPage = ids.length > limit
    const items = await this.inOrder(ids.slice(0, limit))
    const last = items.at(-1)
    let count: Promise<MemberCount> | undefined
    return {
      items,
      endCursor: last ? encodeCursor(last) : null,
      hasNextPage,
      count: () => count ??= after == null && !hasNextPage ? Promise.resolve({ total: items.length, exact: true }) : this.queries.count(filter),
    }
  }

  /** The member of this id, or null. */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Member | null> {
    return isUuid(id) ? await manager.findOneBy(Member, { id }) : null
  }

  /** The member of this id. @throws NOT_FOUND */
  async get(id: string, manager?: EntityManager): Promise<Member> {
    const member = await this.find(id, manager)
    if (!member) throw notFound('member', id)
    return member
  }

  /**
   * The member that is meant, or null.
   * @param path Where the caller gave the reference, for the message.
   * @throws BAD_USER_INPUT unless exactly one field is given
   */
  async findByRef(ref: MemberRef, path: string, manager: EntityManager = this.dataSource.manager): Promise<Member | null> {
    const condition: FindOptionsWhere<Member> | null = memberCondition(ref, path)
    return condition && await manager.findOneBy(Member, condition)
  }

  /**
   * The member that is meant.
   * @param path Where the caller gave the reference, for the message.
   * @throws BAD_USER_INPUT unless exactly one field is given, NOT_FOUND
   */
  async resolveRef(ref: MemberRef, path: string, manager?: EntityManager): Promise<Member> {
    const member = await this.findByRef(ref, path, manager)
    if (!member) throw noMember(ref)
    return member
  }

  /** @throws BAD_USER_INPUT, also for an e-mail address or external id that another member has */
  async create(input: CreateMemberInput): Promise<Member> {
    const { metadata, ...rest } = parseInput(newMember, input)
    const id = uuidv7()
    return await refusingTaken(TAKEN, () => this.dataSource.transaction(async (manager) => {
      const once = await makeOnce(manager, 'createMember', input, async () => {
        await manager.insert(Member, { ...rest, id, metadata: metadata ?? {} })
        return id
      })
      const member = await manager.findOneByOrFail(Member, { id: once.id })
      if (once.made) await recordAudit(manager, { action: 'createMember', objectType: 'Member', objectId: id, before: null, after: member })
      return member
    }))
  }

  /** @throws BAD_USER_INPUT, also for an e-mail address or external id that another member has; NOT_FOUND */
  async update(input: UpdateMemberInput): Promise<Member> {
    const { id, version, metadata, ...rest } = parseInput(memberChanges, input)
    return await refusingTaken(TAKEN, () => this.change('updateMember', id, (member) => {
      assertVersion('member', member, version)
      for (const [field, value] of Object.entries(rest)) if (value !== undefined) Object.assign(member, { [field]: value })
      if (metadata !== undefined) member.metadata = metadata ?? {}
    }))
  }

  /** Out of sight, with its history kept and its e-mail address free for another. Archiving twice changes nothing. @throws NOT_FOUND */
  async archive(id: string): Promise<Member> {
    return await this.change('archiveMember', id, (member) => { member.archivedAt ??= new Date() })
  }

  /** Back again. @throws NOT_FOUND, CONFLICT when its e-mail address has become another member's */
  async restore(id: string): Promise<Member> {
    try {
      return await this.change('restoreMember', id, (member) => { member.archivedAt = null })
    } catch (error) {
      if (violated(error) !== 'member_email_key') throw error
      throw conflict('Another member has this e-mail address now: change it there, or change or clear it here, and restore then.')
    }
  }

  private async change(action: string, id: string, edit: (member: Member) => void): Promise<Member> {
    if (!isUuid(id)) throw notFound('member', id)
    return await this.dataSource.transaction(async (manager) => {
      const member = await manager.findOne(Member, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!member) throw notFound('member', id)
      const before = { ...member }
      edit(member)
      if (JSON.stringify(member) === JSON.stringify(before)) return member
      await manager.save(member)
      if (member.name !== before.name || member.email !== before.email) await customerChanged(manager, id)
      const after = await manager.findOneByOrFail(Member, { id })
      await recordAudit(manager, { action, objectType: 'Member', objectId: after.id, before, after })
      return after
    })
  }

  private async inOrder(ids: string[]): Promise<Member[]> {
    const members = ids.length > 0 ? await this.dataSource.manager.findBy(Member, { id: In(ids) }) : []
    const byId = new Map(members.map((member) => [member.id, member]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
}

const TAKEN: Partial<Record<string, FieldMessages>> = {
  member_email_key: { email: 'Another member has this e-mail address: use that member, archive it, or give another address.' },
  member_external_id_key: { externalId: 'Another member, perhaps an archived one, has this external id: use or restore that member, or clear the id there.' },
}
