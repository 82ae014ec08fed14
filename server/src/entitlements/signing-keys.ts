import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type CryptoKey, type JWK } from 'jose'
import type { DataSource, EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'

/** A key signs for so long. Days. */
const SIGNS_DAYS = 30
/** It is published for so long before that, so that whoever keeps the published keys knows it by then. Days. */
const WAITS_DAYS = 30
/** It is published for so long after that: longer than any token of it is valid. Days. */
const PUBLISHED_DAYS = 2
const ALGORITHM = 'EdDSA'
/** Bytes of AES-GCM's nonce and tag, which stand before the text. */
const NONCE = 12
const TAG = 16

/** A key that signs. */
export interface SigningKey { id: string; key: CryptoKey }

interface KeyRow { id: string; private_key: Buffer; waiting: boolean }

/**
 * The keys of access tokens. The newest waits and the one before it signs: what signs was published long before, and
 * stays published longer than any token of it is valid. They are kept in the database, their private halves encrypted by
 * the secret that all processes share; a key that another secret encrypted signs no more, and stays published.
 */
export class SigningKeys {
  private readonly encryptionKey: Buffer
  private current: { key: SigningKey; until: number } | undefined

  constructor(private readonly dataSource: DataSource, secret: string) {
    this.encryptionKey = Buffer.from(hkdfSync('sha256', secret, '', 'member-console access tokens', 32))
  }

  /** The key to sign with; the waiting one, when that has waited long enough. */
  async signing(): Promise<SigningKey> {
    if (this.current && this.current.until > performance.now()) return this.current.key
    const key = await this.usable() ?? await this.make()
    // Looked up again after a while: another process may have made a newer one.
    this.current = { key, until: performance.now() + 10_000 }
    return key
  }

  /** From now on another key signs; tokens of the present one stay valid. */
  async rotate(manager: EntityManager): Promise<string> {
    await lockKeys(manager)
    await this.insert(manager)
    const key = await this.usable(manager) ?? await this.complete(manager)
    this.current = undefined
    return key.id
  }

  /** The public halves, newest first, by which tokens are checked. */
  async published(): Promise<JWK[]> {
    await this.signing()
    const rows = await this.dataSource.query<{ public_key: JWK }[]>(
      `select public_key from access_signing_key where created_at > now() - interval '${WAITS_DAYS + SIGNS_DAYS + PUBLISHED_DAYS} days' order by created_at desc, id desc`,
    )
    return rows.map((row) => row.public_key)
  }

  /** The newest but one of those that can be read; undefined when a key is to be made. */
  private async usable(manager: EntityManager = this.dataSource.manager): Promise<SigningKey | undefined> {
    const rows = await manager.query<KeyRow[]>(
      `select id, private_key, created_at > now() - interval '${WAITS_DAYS} days' as waiting from access_signing_key
       where created_at > now() - interval '${WAITS_DAYS + SIGNS_DAYS} days' order by created_at desc, id desc`,
    )
    const readable = rows.flatMap(({ id, private_key, waiting }) => {
      const text = this.decrypted(private_key)
      return text === undefined ? [] : [{ id, text, waiting }]
    })
    const [newest, signing] = readable
    return newest?.waiting && signing ? { id: signing.id, key: await importPKCS8(signing.text, ALGORITHM) } : undefined
  }

  private async make(): Promise<SigningKey> {
    return await this.dataSource.transaction(async (manager) => {
      // Several processes start at once: one makes it, the others find it.
      await lockKeys(manager)
      return await this.usable(manager) ?? await this.complete(manager)
    })
  }

  /** One more, or two where there is none. */
  private async complete(manager: EntityManager): Promise<SigningKey> {
    await this.insert(manager)
    return await this.usable(manager) ?? await this.complete(manager)
  }

  private async insert(manager: EntityManager): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true })
    const id = uuidv7()
    const jwk = { ...await exportJWK(publicKey), kid: id, alg: ALGORITHM, use: 'sig' }
    await manager.query('insert into access_signing_key (id, public_key, private_key, created_at) values ($1, $2, $3, clock_timestamp())', [id, JSON.stringify(jwk), this.encrypted(await exportPKCS8(privateKey))])
  }

  private encrypted(text: string): Buffer {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', this.encryptionKey, nonce)
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), data])
  }

  /** Undefined when another secret encrypted it. */
  private decrypted(bytes: Buffer): string | undefined {
    const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey, bytes.subarray(0, NONCE))
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }
}

async function lockKeys(manager: EntityManager): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('access signing key', 0))")
}
