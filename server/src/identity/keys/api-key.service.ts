import { randomBytes } from 'node:crypto'
import type { DataSource, EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../../audit/audit.ts'
import { conflict, notFound } from '../../errors.ts'
import { makeOnce } from '../../idempotency.ts'
import { isUuid, parseInput } from '../../input.ts'
import { checkPage, type Page } from '../../paging.ts'
import { hashApiKey } from '../api-key-check.ts'
import { apiKeyOwner } from '../bootstrap.ts'
import { permissionsOf } from '../key-scopes.ts'
import { API_KEY_COLUMNS, auditedApiKey, presentApiKey, type ApiKeyRow } from './api-key-row.ts'
import { apiKeyRotation, newApiKey } from './api-key.checks.ts'
import type { ApiKey, CreateApiKeyInput, CreateApiKeyPayload, RotateApiKeyInput, RotateApiKeyPayload } from './api-key.types.ts'

/** How many characters of a secret stay readable: its prefix and a little more. */
const SHOWN_START = 8

/** The keys of integrators' applications. */
export class ApiKeyService {
  /**
   * @param configuredId the key that follows a setting of this process; undefined: none does
   * @param forgetKeys makes changes count at once in this process; others follow within seconds
   */
  constructor(private readonly dataSource: DataSource, private readonly configuredId: string | undefined, private readonly forgetKeys: () => void) {}

  /** One page, newest first. @throws BAD_USER_INPUT for an impossible page */
  async list(limit: number, offset: number): Promise<Page<ApiKey>> {
    checkPage(limit, offset)
    const [rows, [count]] = await Promise.all([
      this.dataSource.query<ApiKeyRow[]>(`select ${API_KEY_COLUMNS} from api_key order by created_at desc, id desc limit $1 offset $2`, [limit, offset]),
      this.dataSource.query<{ total: string }[]>('select count(*) as total from api_key'),
    ])
    return { items: rows.map((row) => presentApiKey(row, row.id === this.configuredId)), totalCount: Number(count?.total) }
  }

  /** @throws BAD_USER_INPUT */
  async create(input: CreateApiKeyInput): Promise<CreateApiKeyPayload> {
    const { name, scopes, expiresAt = null, requestsPerMinute = null } = parseInput(newApiKey, input)
    return await this.dataSource.transaction(async (manager) => {
      let secret: string | null = null
      const { id, made } = await makeOnce(manager, 'createApiKey', input, async () => {
        const key = await insertKey(manager, { name, permissions: JSON.stringify(permissionsOf(scopes)), expiresAt, requestsPerMinute })
        secret = key.secret
        return key.apiKey.id
      })
      const [row] = await manager.query<ApiKeyRow[]>(`select ${API_KEY_COLUMNS} from api_key where id = $1`, [id])
      if (!row) throw new Error('No API key is ever deleted.')
      const apiKey = presentApiKey(row)
      if (made) await recordAudit(manager, { action: 'createApiKey', objectType: 'ApiKey', objectId: id, before: null, after: auditedApiKey(apiKey) })
      return { apiKey, secret }
    })
  }

  /**
   * Makes a key that takes another's place; the old one goes on for the overlap.
   * @throws BAD_USER_INPUT; NOT_FOUND; CONFLICT for a key that does not work any more, was replaced before, or is configured
   */
  async rotate(input: RotateApiKeyInput): Promise<RotateApiKeyPayload> {
    const { id, overlapSeconds, expiresAt } = parseInput(apiKeyRotation, input)
    const rotated = await this.dataSource.transaction(async (manager) => {
      const old = await this.lock(manager, id)
      const before = presentApiKey(old)
      if (before.status !== 'ACTIVE') throw conflict('This key does not work any more: make a new one.')
      if (before.replacedById) throw conflict('This key was replaced already: rotate its successor.')
      const made = await insertKey(manager, { name: before.name, permissions: old.permissions, expiresAt: expiresAt ?? old.expires_at, requestsPerMinute: before.requestsPerMinute })
      const replaced = await updateKey(manager, id, `replaced_by_id = $2, expires_at = least(expires_at, now() + make_interval(secs => $3))`, [made.apiKey.id, overlapSeconds])
      await recordAudit(manager, { action: 'rotateApiKey', objectType: 'ApiKey', objectId: id, before: auditedApiKey(before), after: auditedApiKey(replaced) })
      await recordAudit(manager, { action: 'rotateApiKey', objectType: 'ApiKey', objectId: made.apiKey.id, before: null, after: auditedApiKey(made.apiKey) })
      return { ...made, replaced }
    })
    this.forgetKeys()
    return rotated
  }

  /** Ends a key: here at once, in other processes within seconds. Twice changes nothing. @throws NOT_FOUND; CONFLICT for the configured key */
  async revoke(id: string): Promise<ApiKey> {
    const revoked = await this.dataSource.transaction(async (manager) => {
      const before = presentApiKey(await this.lock(manager, id))
      if (before.revokedAt) return before
      const after = await updateKey(manager, id, 'enabled = false, revoked_at = now()', [])
      await recordAudit(manager, { action: 'revokeApiKey', objectType: 'ApiKey', objectId: id, before: auditedApiKey(before), after: auditedApiKey(after) })
      return after
    })
    this.forgetKeys()
    return revoked
  }

  private async lock(manager: EntityManager, id: string): Promise<ApiKeyRow> {
    const [row] = isUuid(id) ? await manager.query<ApiKeyRow[]>(`select ${API_KEY_COLUMNS} from api_key where id = $1 for update`, [id]) : []
    if (!row) throw notFound('API key', id)
    if (row.id === this.configuredId) throw conflict('This key follows the setting --bootstrap-api-key (BOOTSTRAP_API_KEY): change it there, or start the console without it and revoke the key then.')
    return row
  }
}

interface NewKey { name: string; permissions: string | null; expiresAt: Date | null; requestsPerMinute: number | null }

async function insertKey(manager: EntityManager, { name, permissions, expiresAt, requestsPerMinute }: NewKey): Promise<{ apiKey: ApiKey; secret: string }> {
  // The prefix lets scanners of source code and logs know it for a secret.
  const secret = `mck_${randomBytes(32).toString('base64url')}`
  const [row] = await manager.query<ApiKeyRow[]>(
    `insert into api_key (id, reference_id, name, prefix, start, key, permissions, expires_at, requests_per_minute)
     values ($1, $2, $3, 'mck_', $4, $5, $6, $7, $8) returning ${API_KEY_COLUMNS}`,
    [uuidv7(), apiKeyOwner, name, secret.slice(0, SHOWN_START), hashApiKey(secret), permissions, expiresAt, requestsPerMinute],
  )
  if (!row) throw new Error('An insert returns its row.')
  return { apiKey: presentApiKey(row), secret }
}

async function updateKey(manager: EntityManager, id: string, change: string, values: unknown[]): Promise<ApiKey> {
  // TypeORM answers an update with its rows and their number.
  const [[row]] = await manager.query<[ApiKeyRow[], number]>(`update api_key set ${change}, updated_at = now() where id = $1 returning ${API_KEY_COLUMNS}`, [id, ...values])
  if (!row) throw new Error('A locked row is there.')
  return presentApiKey(row)
}
