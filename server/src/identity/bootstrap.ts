import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import { apiKeyPattern, hashApiKey } from './api-key-check.ts'
import { storedKeyStart, type Auth } from './auth-options.ts'
import { maxPasswordLength, minPasswordLength } from './password-length.ts'
import { readablePassword } from './readable-password.ts'

/** What an installation asks for at its start. */
export interface BootstrapOptions {
  /** The first operator's e-mail address, with which they sign in. */
  operatorEmail?: string
  /** The first operator's password, for when they do not exist yet. */
  operatorPassword?: string
  /** The value of an API key with all rights. */
  apiKey?: string
}

/** What a bootstrap did that a person has to hear about. */
export interface BootstrapResult {
  /** The operator that was made, and the password if it is ours: shown once, stored nowhere. */
  created?: { email: string, password?: string }
}

/** The first operator's address where none is configured. */
export const defaultOperatorEmail = 'admin@member-console.local'

/** The id of the bootstrap API key: one row whose value follows the configuration. */
export const bootstrapApiKeyId = '00000000-0000-7000-8000-000000000001'

/** Whom keys belong to in better-auth's terms: the installation, so that no key ends with an operator's account. */
export const apiKeyOwner = 'console'

/** Shortest bootstrap API key in characters. */
export const minApiKeyLength = 20

/** Locks out the other servers that start now. A random number, used for nothing else. */
const bootstrapLock = 7_204_118_365

/**
 * Makes sure that the configured operator and API key exist; with none configured and no operator at all, makes one
 * with a random password. Repeating it changes nothing: an operator that exists keeps their password.
 *
 * @throws Error naming the setting that cannot be used
 */
export async function bootstrap(auth: Auth, pool: pg.Pool, options: BootstrapOptions): Promise<BootstrapResult> {
  checkOptions(options)
  const client = await pool.connect()
  // One transaction on one connection, in SQL: an operator without a password, or a wait for a second connection
  // while holding the lock, is then impossible.
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [bootstrapLock])
    const created = await ensureOperator(auth, client, options)
    if (options.apiKey !== undefined) await ensureApiKey(client, options.apiKey)
    // better-auth deletes an expired session only when its cookie is seen again.
    await client.query('delete from operator_session where expires_at < now()')
    await client.query('commit')
    client.release()
    return created ? { created } : {}
  } catch (error) {
    // Closing the connection rolls back, whatever state it is in.
    client.release(true)
    throw error
  }
}

function checkOptions({ operatorEmail, operatorPassword, apiKey }: BootstrapOptions): void {
  if (operatorEmail !== undefined && !z.email().safeParse(operatorEmail).success) {
    throw new Error('bootstrap-operator-email is not a valid e-mail address')
  }
  if (operatorPassword !== undefined && (operatorPassword.length < minPasswordLength || operatorPassword.length > maxPasswordLength)) {
    throw new Error(`bootstrap-operator-password must have ${minPasswordLength} to ${maxPasswordLength} characters`)
  }
  if (apiKey === undefined) return
  if (apiKey.length < minApiKeyLength) {
    throw new Error(`bootstrap-api-key must have at least ${minApiKeyLength} characters; make one with: openssl rand -hex 32`)
  }
  if (!apiKeyPattern.test(apiKey)) {
    throw new Error('bootstrap-api-key must have at most 512 characters, all of them visible ASCII without spaces')
  }
}

async function ensureOperator(auth: Auth, client: pg.PoolClient, options: BootstrapOptions): Promise<BootstrapResult['created']> {
  const email = (options.operatorEmail ?? defaultOperatorEmail).toLowerCase()
  const { rowCount } = options.operatorEmail === undefined
    ? await client.query('select 1 from operator limit 1')
    : await client.query('select 1 from operator where email = $1', [email])
  if (rowCount !== 0) return undefined

  const password = options.operatorPassword ?? readablePassword()
  const { password: { hash } } = await auth.$context
  const id = uuidv7()
  await client.query(
    `insert into operator (id, name, email, email_verified, role) values ($1, $2, $3, true, 'admin')`,
    [id, email.split('@')[0], email],
  )
  // How better-auth stores a password: an account of the provider "credential" whose account id is the user's.
  await client.query(
    `insert into operator_account (id, operator_id, provider_id, account_id, password) values ($1, $2, 'credential', $3, $4)`,
    [uuidv7(), id, id, await hash(password)],
  )
  return options.operatorPassword === undefined ? { email, password } : { email }
}

async function ensureApiKey(client: pg.PoolClient, apiKey: string): Promise<void> {
  const key = hashApiKey(apiKey)
  const { rowCount } = await client.query('select 1 from api_key where key = $1 and id <> $2', [key, bootstrapApiKeyId])
  if (rowCount !== 0) throw new Error('bootstrap-api-key is the value of another API key; choose another value')
  await client.query(
    `insert into api_key (id, reference_id, name, start, key, permissions) values ($1, $2, 'bootstrap', $3, $4, $5)
     on conflict (id) do update
       set key = excluded.key, start = excluded.start, enabled = true, expires_at = null, revoked_at = null, replaced_by_id = null, updated_at = now()
       where (api_key.key, api_key.enabled, api_key.expires_at is null) is distinct from (excluded.key, true, true)`,
    [bootstrapApiKeyId, apiKeyOwner, apiKey.slice(0, storedKeyStart), key, JSON.stringify({ '*': ['*'] })],
  )
}
