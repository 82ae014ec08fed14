import type { DataSource } from 'typeorm'
import { recordAudit } from '../../audit/audit.ts'
import { notFound } from '../../errors.ts'
import { isUuid } from '../../input.ts'
import type { OperatorPrincipal, Principal } from '../principal.ts'
import { person } from './person.ts'
import type { Session } from './session.types.ts'

interface SessionRow { id: string; ip_address: string | null; user_agent: string | null; created_at: Date; expires_at: Date }

/** An operator's own sessions. */
export class SessionService {
  constructor(private readonly dataSource: DataSource) {}

  /** The caller's own, newest first. @throws FORBIDDEN for an API key */
  async list(principal: Principal): Promise<Session[]> {
    const { id, sessionId } = person(principal, 'Sessions')
    const rows = await this.dataSource.query<SessionRow[]>(
      'select id, ip_address, user_agent, created_at, expires_at from operator_session where operator_id = $1 and expires_at > now() order by created_at desc, id limit 1000', [id])
    return rows.map((row) => ({
      id: row.id, current: row.id === sessionId, ipAddress: row.ip_address, userAgent: row.user_agent, createdAt: row.created_at, expiresAt: row.expires_at,
    }))
  }

  /** Ends one of the caller's own. @throws FORBIDDEN for an API key; NOT_FOUND, for somebody else's as well */
  async revoke(principal: Principal, sessionId: string): Promise<string> {
    if (await this.end(person(principal, 'Sessions'), 'revokeSession', 'id = $2', isUuid(sessionId) ? sessionId : null) === 0) throw notFound('session', sessionId)
    return sessionId
  }

  /** Ends all of the caller's own, except perhaps the one that asks. @throws FORBIDDEN for an API key */
  async signOutEverywhere(principal: Principal, keepThis: boolean): Promise<number> {
    const operator = person(principal, 'Sessions')
    return await this.end(operator, 'signOutEverywhere', 'id is distinct from $2', keepThis ? operator.sessionId : null)
  }

  private async end({ id }: OperatorPrincipal, action: string, which: string, sessionId: string | null): Promise<number> {
    return await this.dataSource.transaction(async (manager) => {
      const [, ended] = await manager.query<[unknown[], number]>(`delete from operator_session where operator_id = $1 and ${which}`, [id, sessionId])
      if (ended > 0) await recordAudit(manager, { action, objectType: 'Operator', objectId: id, before: null, after: { ended } })
      return ended
    })
  }
}
