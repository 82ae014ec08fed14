import { GraphQLError } from 'graphql'
import type { DataSource, EntityManager } from 'typeorm'
import { runAs } from '../../audit/actor.ts'
import { recordAudit } from '../../audit/audit.ts'
import { conflict, notFound } from '../../errors.ts'
import { isUuid } from '../../input.ts'
import { checkPage, type Page } from '../../paging.ts'
import type { Role } from '../permissions.ts'
import type { Principal } from '../principal.ts'
import { operatorRole, type Operator } from './operator.types.ts'

interface OperatorRow { id: string; email: string; name: string; role: string; created_at: Date; disabled_at: Date | null; second_factor: boolean; passkey_count: string; session_count: string }

const SELECT = `select o.id, o.email, o.name, o.role, o.created_at, o.disabled_at, o.second_factor,
  (select count(*) from operator_passkey p where p.operator_id = o.id) as passkey_count,
  (select count(*) from operator_session s where s.operator_id = o.id and s.expires_at > now()) as session_count from operator o`

/** The people who work in the panel. There is always an admin among them who can sign in. */
export class OperatorService {
  constructor(private readonly dataSource: DataSource) {}

  /** One page, by e-mail address. @throws BAD_USER_INPUT for an impossible page */
  async list(limit: number, offset: number): Promise<Page<Operator>> {
    checkPage(limit, offset)
    const [rows, [count]] = await Promise.all([
      this.dataSource.query<OperatorRow[]>(`${SELECT} order by o.email limit $1 offset $2`, [limit, offset]),
      this.dataSource.query<{ total: string }[]>('select count(*) as total from operator'),
    ])
    return { items: rows.map(present), totalCount: Number(count?.total) }
  }

  /** @throws NOT_FOUND; CONFLICT for the last admin */
  async changeRole(id: string, role: Role): Promise<Operator> {
    return await this.change('changeOperatorRole', id, async (manager) => {
      await manager.query('update operator set role = $2, updated_at = now() where id = $1', [id, role])
    })
  }

  /** The role that an issuer says they have; the last admin stays one, whatever it says. @throws NOT_FOUND */
  async applyClaim(id: string, role: Role): Promise<void> {
    try {
      await runAs({ kind: 'SYSTEM', id: null, name: 'Sign-in with OpenID Connect' }, () => this.changeRole(id, role))
    } catch (error) {
      if (!(error instanceof GraphQLError && error.extensions['code'] === 'CONFLICT')) throw error
    }
  }

  /** They are signed out everywhere and cannot sign in. @throws NOT_FOUND; CONFLICT for the last admin */
  async disable(id: string): Promise<Operator> {
    return await this.change('disableOperator', id, async (manager) => {
      await manager.query('update operator set disabled_at = coalesce(disabled_at, now()), updated_at = now() where id = $1', [id])
      await manager.query('delete from operator_session where operator_id = $1', [id])
    })
  }

  /** They can sign in again. @throws NOT_FOUND */
  async enable(id: string): Promise<Operator> {
    return await this.change('enableOperator', id, async (manager) => {
      await manager.query('update operator set disabled_at = null, updated_at = now() where id = $1', [id])
    })
  }

  /** Ends all their sessions. @throws NOT_FOUND */
  async signOut(id: string): Promise<Operator> {
    return await this.change('signOutOperator', id, async (manager) => {
      await manager.query('delete from operator_session where operator_id = $1', [id])
    })
  }

  /**
   * Signing in with the password asks for no code any more.
   * @param principal who asks: with their own it takes the password, so that an open browser is not enough
   * @throws NOT_FOUND; CONFLICT for one's own
   */
  async resetSecondFactor(id: string, principal: Principal): Promise<Operator> {
    if (principal.kind === 'operator' && principal.id === id) throw conflict('Turn your own off on your account page, with your password, or have another admin reset it.')
    return await this.change('resetOperatorSecondFactor', id, async (manager) => {
      await manager.query('update operator set second_factor = false, updated_at = now() where id = $1', [id])
      await manager.query('delete from operator_second_factor where operator_id = $1', [id])
    })
  }

  /**
   * None of their passkeys signs them in any more, and they are signed out everywhere: whoever has the device has both.
   * @param principal who asks: their own they remove one by one, soon after signing in, so that an open browser is not enough
   * @throws NOT_FOUND; CONFLICT for one's own
   */
  async removePasskeys(id: string, principal: Principal): Promise<Operator> {
    if (principal.kind === 'operator' && principal.id === id) throw conflict('Remove your own on your account page.')
    return await this.change('removeOperatorPasskeys', id, async (manager) => {
      await manager.query('delete from operator_passkey where operator_id = $1', [id])
      await manager.query('delete from operator_session where operator_id = $1', [id])
    })
  }

  private async change(action: string, id: string, work: (manager: EntityManager) => Promise<void>): Promise<Operator> {
    return await this.dataSource.transaction(async (manager) => {
      // Admins are locked in one order, so that two who disable each other cannot both succeed.
      await manager.query("select 1 from operator where role = 'admin' order by id for update")
      const before = await find(manager, id)
      await work(manager)
      const after = await find(manager, id)
      await requireAdmin(manager)
      if (JSON.stringify(before) !== JSON.stringify(after)) await recordAudit(manager, { action, objectType: 'Operator', objectId: id, before, after })
      return after
    })
  }
}

async function find(manager: EntityManager, id: string): Promise<Operator> {
  const [row] = isUuid(id) ? await manager.query<OperatorRow[]>(`${SELECT} where o.id = $1`, [id]) : []
  if (!row) throw notFound('operator', id)
  return present(row)
}

async function requireAdmin(manager: EntityManager): Promise<void> {
  const [admin] = await manager.query<unknown[]>("select 1 from operator where role = 'admin' and disabled_at is null limit 1")
  if (!admin) throw conflict('This is the last admin who can sign in: make somebody else an admin first.')
}

function present({ id, email, name, role, second_factor, passkey_count, session_count, created_at, disabled_at }: OperatorRow): Operator {
  return { id, email, name, role: operatorRole(role), secondFactor: second_factor, passkeyCount: Number(passkey_count), sessionCount: Number(session_count), createdAt: created_at, disabledAt: disabled_at }
}
