import { scopesOf } from '../key-scopes.ts'
import { ApiKeyStatus, type ApiKey } from './api-key.types.ts'

/** A row of `api_key`, less its hash. */
export interface ApiKeyRow {
  id: string
  name: string | null
  start: string | null
  permissions: string | null
  requests_per_minute: number | null
  enabled: boolean
  created_at: Date
  expires_at: Date | null
  last_request: Date | null
  revoked_at: Date | null
  replaced_by_id: string | null
}

/** The columns of an {@link ApiKeyRow}; never the hash. */
export const API_KEY_COLUMNS = 'id, name, start, permissions, requests_per_minute, enabled, created_at, expires_at, last_request, revoked_at, replaced_by_id'

/** A row as GraphQL shows it. @param configured does it follow a setting? */
export function presentApiKey(row: ApiKeyRow, configured = false): ApiKey {
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    scopes: scopesOf(row.permissions === null ? null : JSON.parse(row.permissions)),
    requestsPerMinute: row.requests_per_minute,
    status: !row.enabled ? ApiKeyStatus.REVOKED : row.expires_at && row.expires_at <= new Date() ? ApiKeyStatus.EXPIRED : ApiKeyStatus.ACTIVE,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_request,
    revokedAt: row.revoked_at,
    replacedById: row.replaced_by_id,
    configured,
  }
}

/** What the audit log keeps of a key. */
export function auditedApiKey({ name, start, scopes, requestsPerMinute, expiresAt, revokedAt, replacedById }: ApiKey): object {
  return { name, start, scopes, requestsPerMinute, expiresAt, revokedAt, replacedById }
}
