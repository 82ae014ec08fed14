import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Auth } from './auth-options.ts'
import { scopesOf } from './key-scopes.ts'
import type { ApiKeyPrincipal } from './principal.ts'
import { VerifiedKeyCache } from './verified-key-cache.ts'

/** How long, in milliseconds, a key may still work in another process after it was disabled, deleted or replaced. */
export const keyCacheMs = 5_000
const keyCacheEntries = 1_000

/** Finds out whose API key a string is. */
export interface ApiKeyCheck {
  /**
   * The key's principal, or null for anything that is no valid key.
   *
   * @throws when the database cannot be asked: that is no statement about the key
   */
  verify(key: string): Promise<ApiKeyPrincipal | null>
  /** Makes changes to keys count at once in this process. */
  forget(): void
}

/** A check that asks better-auth at most every {@link keyCacheMs} for each key in use. */
export function createApiKeyCheck(auth: Auth, pool: pg.Pool): ApiKeyCheck {
  const verified = new VerifiedKeyCache<ApiKeyPrincipal>({ maxEntries: keyCacheEntries, maxAgeMs: keyCacheMs })
  let underway = new Map<string, Promise<ApiKeyPrincipal | null>>()

  async function ask(key: string, keyHash: string): Promise<ApiKeyPrincipal | null> {
    const askedAt = verified.now()
    const generation = underway
    // better-auth calls a failed query an invalid key, and logs every unknown key as an error, and deletes one that expired: look first.
    const { rows: [row] } = await pool.query<{ requests_per_minute: number | null }>('select requests_per_minute from api_key where key = $1 and enabled and (expires_at is null or expires_at > now())', [keyHash])
    if (!row) return null
    const result = await auth.api.verifyApiKey({ body: { key } })
    if (!result.valid || !result.key) {
      if (result.error && 'code' in result.error && result.error.code === 'INVALID_API_KEY') throw new Error('API key could not be checked')
      return null
    }
    const principal: ApiKeyPrincipal = { kind: 'apiKey', id: result.key.id, name: result.key.name ?? '', scopes: scopesOf(result.key.permissions), ...(row.requests_per_minute !== null && { requestsPerMinute: row.requests_per_minute }) }
    if (generation === underway) verified.set(keyHash, principal, askedAt, result.key.expiresAt)
    return principal
  }

  return {
    async verify(key) {
      if (!apiKeyPattern.test(key)) return null
      const keyHash = hashApiKey(key)
      const known = verified.get(keyHash)
      if (known) return known
      // Requests that come together with one key share one check: it writes to the key's row.
      const requests = underway
      let request = requests.get(keyHash)
      if (!request) {
        request = ask(key, keyHash).finally(() => requests.delete(keyHash))
        requests.set(keyHash, request)
      }
      return request
    },
    forget() {
      // A check that is underway may have read what has just been changed: its answer is not remembered.
      underway = new Map()
      verified.clear()
    },
  }
}

/** What can be sent as a bearer token: visible ASCII, of a length that no generous generator exceeds. */
export const apiKeyPattern = /^[\x21-\x7e]{1,512}$/

/** A key as `api_key.key` stores it: the same hash as the plugin's, SHA-256 in unpadded base64url. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
