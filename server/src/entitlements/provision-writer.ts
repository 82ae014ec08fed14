import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { Grant } from '../entities/grant.ts'
import { Provision, ProvisionSource } from '../entities/provision.ts'
import type { StripeAccount } from '../stripe/account.ts'
import type { HeldProduct } from './held-products.ts'
import { changeMoment } from './moment.ts'
import type { ProvisionChange } from './provision-audit.ts'

/** A provision that is on record now. */
interface Current { id: string; sourceId: string; sourceItemId: string; memberId: string; productId: string | null; quantity: number; since: Date; until: Date | null; recordedAt: Date }

/** Begins what new grants give. */
export async function provideGrants(manager: EntityManager, grants: readonly Grant[], moment: Date): Promise<void> {
  await manager.insert(Provision, grants.map((grant) => grantProvision(grant, moment)))
}

/** Follows a grant whose end has changed, or that was revoked: what was said before stays on record. */
export async function changeGrantProvision(manager: EntityManager, grant: Grant, moment: Date): Promise<void> {
  const current = await currentOf(manager, ProvisionSource.GRANT, [grant.id])
  const at = after(current, moment)
  await endRecords(manager, current, at)
  if (grant.revokedAt === null) await manager.insert(Provision, grantProvision(grant, at))
}

/**
 * Makes what is on record for these sources say what they give now: ends what is no longer so, begins what is new. What
 * goes on without a gap keeps its start; what ended by itself needs no further word.
 * @returns what members hold from now on, or hold no more
 */
export async function followHeld(manager: EntityManager, source: ProvisionSource, sourceIds: readonly string[], held: readonly HeldProduct[], { account, livemode }: StripeAccount): Promise<ProvisionChange[]> {
  const current = await currentOf(manager, source, sourceIds)
  const moment = after(current, await changeMoment(manager))
  const wanted = held.filter(({ until }) => until === null || until > moment)
  const kept = current.filter((row) => wanted.some((product) => saysTheSame(row, product)))
  const ended = current.filter((row) => !kept.includes(row) && (isRunning(row, moment) || wanted.some((product) => isSameItem(row, product))))
  await endRecords(manager, ended, moment)
  const begun = wanted.filter((product) => !kept.some((row) => saysTheSame(row, product)))
  const running = ended.filter((row) => isRunning(row, moment))
  const changes = begun.map((is) => ({ is, was: running.find((row) => isSameItem(row, is) && row.memberId === is.memberId) }))
  if (changes.length > 0) {
    await manager.insert(Provision, changes.map(({ is: { until, ...product }, was }) => {
      const since = was?.productId === product.productId ? was.since : moment
      return { ...product, id: uuidv7(), source, account, livemode, period: range(since, until), recorded: range(moment, null) }
    }))
  }
  return [...changes, ...running.filter((row) => !changes.some(({ was }) => was === row)).map((was) => ({ was }))]
}

async function currentOf(manager: EntityManager, source: ProvisionSource, sourceIds: readonly string[]): Promise<Current[]> {
  return await manager.query<Current[]>(
    `select id, source_id as "sourceId", source_item_id as "sourceItemId", member_id as "memberId", product_id as "productId", quantity::float8 as quantity,
       lower(period) as since, upper(period) as until, lower(recorded) as "recordedAt"
     from provision where source = $1 and source_id = any($2) and upper_inf(recorded) order by id for update`, [source, sourceIds],
  )
}

/** A row is never edited, only ended. */
async function endRecords(manager: EntityManager, rows: readonly Current[], moment: Date): Promise<void> {
  if (rows.length > 0) await manager.query('update provision set recorded = tstzrange(lower(recorded), $2) where id = any($1)', [rows.map(({ id }) => id), moment])
}

/** What is on record holds for a millisecond at least: two changes within one come one after the other. */
function after(rows: readonly Current[], moment: Date): Date {
  return new Date(Math.max(moment.getTime(), ...rows.map(({ recordedAt }) => recordedAt.getTime() + 1)))
}

function isRunning({ until }: Current, moment: Date): boolean {
  return until === null || until > moment
}

function isSameItem(row: Current, product: Pick<HeldProduct, 'sourceId' | 'sourceItemId'>): boolean {
  return row.sourceId === product.sourceId && row.sourceItemId === product.sourceItemId
}

function saysTheSame(row: Current, product: HeldProduct): boolean {
  return isSameItem(row, product) && row.memberId === product.memberId && row.productId === product.productId && row.quantity === product.quantity
    && row.until?.getTime() === product.until?.getTime()
}

function grantProvision({ id, memberId, setId, quantity, startsAt, endsAt }: Grant, recordedAt: Date) {
  return { id: uuidv7(), memberId, source: ProvisionSource.GRANT, sourceId: id, setId, quantity, period: range(startsAt, endsAt), recorded: range(recordedAt, null) }
}

function range(from: Date, until: Date | null): string {
  return `[${from.toISOString()},${until?.toISOString() ?? ''})`
}
