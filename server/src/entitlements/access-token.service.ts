import { setTimeout as sleep } from 'node:timers/promises'
import { SignJWT } from 'jose'
import type { DataSource } from 'typeorm'
import { recordAudit } from '../audit/audit.ts'
import { FeatureKind } from '../entities/feature.ts'
import { badUserInput } from '../errors.ts'
import type { MemberRef } from '../members/member.types.ts'
import type { AccessService, MemberAccess } from './access.service.ts'
import type { SigningKeys } from './signing-keys.ts'

/** Seconds. The longest is shorter than a key stays published. */
const TTL = { min: 10, max: 86_400 }

/** What a token says of a feature: yes or no, a limit, a text; null: no text. */
export type TokenValue = boolean | number | string | null

/** Signed snapshots of what a member may do, to be checked without asking. */
export class AccessTokenService {
  constructor(private readonly dataSource: DataSource, private readonly access: AccessService, private readonly keys: SigningKeys, private readonly issuer: string) {}

  /**
   * A token that holds until something could change by time alone, and no longer than asked for.
   * @param ttl seconds, 10 to 86,400
   * @throws BAD_USER_INPUT, NOT_FOUND
   */
  async issue(member: MemberRef, ttl: number): Promise<{ token: string; expiresAt: Date }> {
    if (ttl < TTL.min || ttl > TTL.max) throw badUserInput({ ttl: `Give ${TTL.min} to ${TTL.max} seconds.` })
    const memberId = await this.access.memberId(member)
    const { answers, issuedAt, until } = await this.lasting(memberId)
    const expiry = Math.floor(Math.min(issuedAt + ttl * 1000, until) / 1000)
    const { id, key } = await this.keys.signing()
    const token = await new SignJWT({ access: Object.fromEntries(answers.map((answer) => [answer.featureKey, tokenValue(answer)])) })
      .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: 'access+jwt' })
      .setIssuer(this.issuer).setSubject(memberId).setIssuedAt(Math.floor(issuedAt / 1000)).setExpirationTime(expiry).sign(key)
    return { token, expiresAt: new Date(expiry * 1000) }
  }

  /** A token's times are whole seconds: what changes within the one that runs is waited for, else the token would be over when it is issued. */
  private async lasting(memberId: string): Promise<{ answers: MemberAccess[]; issuedAt: number; until: number }> {
    for (;;) {
      const answers = await this.access.batch([{ id: memberId }], null)
      const issuedAt = answers[0]?.asOf.getTime() ?? Date.now()
      const until = Math.min(...answers.map(({ validUntil }) => validUntil?.getTime() ?? Infinity))
      if (Math.floor(until / 1000) > Math.floor(issuedAt / 1000)) return { answers, issuedAt, until }
      await sleep(until - issuedAt)
    }
  }

  /** From now on another key signs; tokens that are valid stay valid. */
  async rotateKey(): Promise<string> {
    return await this.dataSource.transaction(async (manager) => {
      const id = await this.keys.rotate(manager)
      await recordAudit(manager, { action: 'rotateAccessTokenKey', objectType: 'AccessTokenKey', objectId: id, before: null, after: { id } })
      return id
    })
  }
}

function tokenValue({ kind, granted, limit, unlimited, text }: MemberAccess): TokenValue {
  if (kind === FeatureKind.BOOLEAN) return granted
  return kind === FeatureKind.TEXT ? text : unlimited ? 'unlimited' : limit
}
