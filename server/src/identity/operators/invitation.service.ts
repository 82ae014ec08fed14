import { createHash, randomBytes } from 'node:crypto'
import type { DataSource, EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { recordAudit } from '../../audit/audit.ts'
import { badUserInput, conflict, notFound } from '../../errors.ts'
import { isUuid, line, parseInput } from '../../input.ts'
import type { Principal } from '../principal.ts'
import { passwordProblem } from '../password-check.ts'
import type { InviteOperatorInput, InviteOperatorPayload, OperatorInvitation } from './invitation.types.ts'
import { operatorRole, OperatorRole } from './operator.types.ts'

interface InvitationRow { id: string; email: string; role: string; invited_by_id: string | null; created_at: Date; expires_at: Date }

const COLUMNS = 'i.id, i.email, i.role, i.invited_by_id, i.created_at, i.expires_at'
/** An invitation ends with the right of whoever made it. */
const OPEN = `i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
  and (i.invited_by_id is null or exists (select 1 from operator inviter where inviter.id = i.invited_by_id and inviter.role = 'admin' and inviter.disabled_at is null))`

const invitee = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('Give an e-mail address such as ada@example.org.').max(254, 'Use at most 254 characters.')),
  role: z.enum(OperatorRole),
})
const acceptance = z.object({ token: z.string().max(200), name: line(100).min(1, 'Give your name.'), password: z.string() })

/** Invitations: how somebody becomes an operator. */
export class InvitationService {
  /** @param hashPassword as the sign-in expects it */
  constructor(private readonly dataSource: DataSource, private readonly publicUrl: string, private readonly hashPassword: (password: string) => Promise<string>) {}

  /** All that can still be used, newest first. */
  async list(): Promise<OperatorInvitation[]> {
    return (await this.dataSource.query<InvitationRow[]>(`select ${COLUMNS} from operator_invitation i where ${OPEN} order by i.created_at desc, i.id limit 1000`)).map(present)
  }

  /** @throws BAD_USER_INPUT, also for the address of an operator */
  async invite(input: InviteOperatorInput, principal: Principal): Promise<InviteOperatorPayload> {
    const { email, role } = parseInput(invitee, input)
    const token = randomBytes(32).toString('base64url')
    return await this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`operator:${email}`])
      const [operator] = await manager.query<unknown[]>('select 1 from operator where email = $1', [email])
      if (operator) throw badUserInput({ email: 'Somebody with this address is an operator already: change their role instead.' })
      await manager.query('update operator_invitation set revoked_at = now() where email = $1 and accepted_at is null and revoked_at is null', [email])
      const [row] = await manager.query<InvitationRow[]>(
        `insert into operator_invitation as i (id, email, role, token_hash, invited_by_id, expires_at) values ($1, $2, $3, $4, $5, now() + interval '7 days') returning ${COLUMNS}`,
        [uuidv7(), email, role, hash(token), principal.kind === 'operator' ? principal.id : null],
      )
      const invitation = present(row as InvitationRow)
      await recordAudit(manager, { action: 'inviteOperator', objectType: 'OperatorInvitation', objectId: invitation.id, before: null, after: { email, role, expiresAt: invitation.expiresAt } })
      // After the #, so that it reaches no server's log.
      return { invitation, link: `${this.publicUrl}/accept-invitation#${token}` }
    })
  }

  /** @throws NOT_FOUND when it cannot be used anyway */
  async revoke(id: string): Promise<OperatorInvitation> {
    return await this.dataSource.transaction(async (manager) => {
      const [row] = isUuid(id) ? await manager.query<InvitationRow[]>(`select ${COLUMNS} from operator_invitation i where i.id = $1 and ${OPEN} for update of i`, [id]) : []
      if (!row) throw notFound('open invitation', id)
      await manager.query('update operator_invitation set revoked_at = now() where id = $1', [id])
      await recordAudit(manager, { action: 'revokeOperatorInvitation', objectType: 'OperatorInvitation', objectId: row.id, before: { email: row.email, role: row.role }, after: null })
      return present(row)
    })
  }

  /** What an invitation's link offers. @throws NOT_FOUND for one that cannot be used */
  async look(token: unknown): Promise<{ email: string; role: string; expiresAt: Date }> {
    const { email, role, expires_at: expiresAt } = await find(this.dataSource.manager, String(token), '')
    return { email, role, expiresAt }
  }

  /** Makes an operator of whoever holds the link. @throws BAD_USER_INPUT; NOT_FOUND for a link that cannot be used (any more); CONFLICT for an operator */
  async accept(input: unknown): Promise<{ email: string }> {
    const { token, name, password } = parseInput(acceptance, input)
    const { email } = await find(this.dataSource.manager, token, '')
    const problem = passwordProblem(password, [email, name])
    if (problem) throw badUserInput({ password: problem })
    const passwordHash = await this.hashPassword(password)
    await this.dataSource.transaction(async (manager) => {
      const invitation = await find(manager, token, 'for update of i')
      const [operator] = await manager.query<unknown[]>('select 1 from operator where email = $1', [invitation.email])
      if (operator) throw conflict('You are an operator already, by way of your organisation: sign in there.')
      const id = uuidv7()
      await manager.query('update operator_invitation set accepted_at = now() where id = $1', [invitation.id])
      await manager.query('insert into operator (id, name, email, email_verified, role) values ($1, $2, $3, true, $4)', [id, name, invitation.email, invitation.role])
      await manager.query(`insert into operator_account (id, operator_id, provider_id, account_id, password) values ($1, $2, 'credential', $3, $4)`, [uuidv7(), id, id, passwordHash])
      await recordAudit(manager, {
        action: 'acceptOperatorInvitation', objectType: 'Operator', objectId: id, before: null, after: { email: invitation.email, name, role: invitation.role },
        actor: { kind: 'OPERATOR', id, name: invitation.email },
      })
    })
    return { email }
  }
}

async function find(manager: EntityManager, token: string, lock: '' | 'for update of i'): Promise<InvitationRow> {
  const [row] = await manager.query<InvitationRow[]>(`select ${COLUMNS} from operator_invitation i where i.token_hash = $1 and ${OPEN} ${lock}`, [hash(token)])
  if (!row) throw notFound('invitation', 'of this link; it was used, revoked or is too old: ask for another')
  return row
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function present({ id, email, role, invited_by_id, created_at, expires_at }: InvitationRow): OperatorInvitation {
  return { id, email, role: operatorRole(role), invitedById: invited_by_id, createdAt: created_at, expiresAt: expires_at }
}
