import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { Provision, ProvisionSource } from '../entities/provision.ts'
import type { Grant } from '../entities/grant.ts'

/** Begins what new grants give. */
export async function provideGrants(manager: EntityManager, grants: readonly Grant[], moment: Date): Promise<void> {
  await manager.insert(Provision, grants.map((grant) => grantProvision(grant, grant.startsAt, moment)))
}

/** Follows a grant whose end has changed, or that was revoked: what was said before stays on record. */
export async function changeGrantProvision(manager: EntityManager, grant: Grant, moment: Date): Promise<void> {
  const ended = await endRecord(manager, ProvisionSource.GRANT, grant.id, moment)
  if (grant.revokedAt === null) await manager.insert(Provision, grantProvision(grant, grant.startsAt, ended))
}

/** A row is never edited, only ended; @returns the moment, at least one millisecond after the row was written. */
async function endRecord(manager: EntityManager, source: ProvisionSource, sourceId: string, moment: Date): Promise<Date> {
  const [rows] = await manager.query<[{ moment: Date }[], number]>(
    `update provision set recorded = tstzrange(lower(recorded), greatest($3::timestamptz, lower(recorded) + interval '1 millisecond'))
     where source = $1 and source_id = $2 and upper_inf(recorded) returning upper(recorded) as moment`,
    [source, sourceId, moment],
  )
  return rows[0]?.moment ?? moment
}

function grantProvision({ id, memberId, setId, quantity, endsAt }: Grant, startsAt: Date, recordedAt: Date) {
  return {
    id: uuidv7(), memberId, source: ProvisionSource.GRANT, sourceId: id, sourceItemId: '', setId, quantity,
    period: range(startsAt, endsAt), recorded: range(recordedAt, null),
  }
}

function range(from: Date, until: Date | null): string {
  return `[${from.toISOString()},${until?.toISOString() ?? ''})`
}
