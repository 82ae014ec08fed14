import type { DataSource, EntityManager } from 'typeorm'
import { z } from 'zod'
import { recordAudit } from '../../audit/audit.ts'
import { notFound, sessionNotFresh } from '../../errors.ts'
import { isUuid, parseInput } from '../../input.ts'
import { freshSeconds } from '../fresh-session.ts'
import { passkeyName } from '../passkey-rules.ts'
import type { OperatorPrincipal, Principal } from '../principal.ts'
import { person } from './person.ts'
import type { Passkey, RenamePasskeyInput } from './passkey.types.ts'

interface PasskeyRow { id: string; name: string; device_type: string; created_at: Date; last_used_at: Date | null }

const COLUMNS = 'id, name, device_type, created_at, last_used_at'

const renameInput = z.object({ name: passkeyName })

/** An operator's own passkeys. */
export class PasskeyService {
  constructor(private readonly dataSource: DataSource) {}

  /** The caller's own, oldest first. @throws FORBIDDEN for an API key */
  async list(principal: Principal): Promise<Passkey[]> {
    const rows = await this.dataSource.query<PasskeyRow[]>(`select ${COLUMNS} from operator_passkey where operator_id = $1 order by created_at, id limit 1000`, [person(principal, 'Passkeys').id])
    return rows.map(present)
  }

  /** Gives one of the caller's own another name. @throws FORBIDDEN for an API key; BAD_USER_INPUT; NOT_FOUND, for somebody else's as well */
  async rename(principal: Principal, { id, ...input }: RenamePasskeyInput): Promise<Passkey> {
    const operator = person(principal, 'Passkeys')
    const { name } = parseInput(renameInput, input)
    return await this.dataSource.transaction(async (manager) => {
      const before = await find(manager, operator, id)
      if (before.name !== name) {
        await manager.query('update operator_passkey set name = $2 where id = $1', [id, name])
        await recordAudit(manager, { action: 'renamePasskey', objectType: 'Operator', objectId: operator.id, before: { passkey: before.name }, after: { passkey: name } })
      }
      return { ...before, name }
    })
  }

  /** Removes one of the caller's own. @throws FORBIDDEN for an API key; SESSION_NOT_FRESH; NOT_FOUND, for somebody else's as well */
  async remove(principal: Principal, id: string): Promise<string> {
    const operator = person(principal, 'Passkeys')
    return await this.dataSource.transaction(async (manager) => {
      await requireFresh(manager, operator)
      const { name } = await find(manager, operator, id)
      await manager.query('delete from operator_passkey where id = $1', [id])
      await recordAudit(manager, { action: 'removePasskey', objectType: 'Operator', objectId: operator.id, before: { passkey: name }, after: null })
      return id
    })
  }
}

async function find(manager: EntityManager, operator: OperatorPrincipal, id: string): Promise<Passkey> {
  const [row] = isUuid(id) ? await manager.query<PasskeyRow[]>(`select ${COLUMNS} from operator_passkey where id = $1 and operator_id = $2 for update`, [id, operator.id]) : []
  if (!row) throw notFound('passkey', id)
  return present(row)
}

/** Whoever finds an open browser must not be able to do this. */
async function requireFresh(manager: EntityManager, { sessionId }: OperatorPrincipal): Promise<void> {
  const [fresh] = await manager.query<unknown[]>('select 1 from operator_session where id = $1 and created_at > now() - make_interval(secs => $2)', [sessionId, freshSeconds])
  if (!fresh) throw sessionNotFresh()
}

function present({ id, name, device_type, created_at, last_used_at }: PasskeyRow): Passkey {
  return { id, name, synced: device_type === 'multiDevice', createdAt: created_at, lastUsedAt: last_used_at }
}
