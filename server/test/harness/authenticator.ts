import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What the console asks of a browser before it makes a passkey or signs in with one; what of it a test needs. */
export interface Ceremony { challenge: string; rp?: { id: string }; rpId?: string; userVerification?: string }

/** How an authenticator or browser departs from what is right. */
export interface Departures {
  origin?: string
  domain?: string
  challenge?: string
  /** False: it did not look who is there. */
  userVerified?: boolean
}

/** A passkey in software: what a browser and an authenticator answer together (WebAuthn Level 3, sections 6.1 and 6.5). */
export class SoftwarePasskey {
  readonly id = randomBytes(16).toString('base64url')
  readonly publicKey: string
  private readonly key: KeyObject
  private readonly coordinates: [Buffer, Buffer]
  private uses = 0

  /** @param synced whether a password manager takes it to other devices */
  constructor(private readonly origin: string, private readonly synced = false) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.key = privateKey
    this.coordinates = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
    this.publicKey = Buffer.from(this.coseKey()).toString('base64')
  }

  /** What `navigator.credentials.create` gives, as JSON. */
  create(ceremony: Ceremony, departures: Departures = {}): object {
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 16]), Buffer.from(this.id, 'base64url'), this.coseKey()])
    const authData = this.authenticatorData(departures.domain ?? ceremony.rp?.id ?? '', departures, credential)
    const attestation = isoCBOR.encode(new Map<string, string | Map<string, string> | Uint8Array>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(authData)]]))
    return this.answer({
      clientDataJSON: this.clientData('webauthn.create', ceremony, departures).toString('base64url'),
      attestationObject: Buffer.from(attestation).toString('base64url'),
      transports: ['internal'],
    })
  }

  /** What `navigator.credentials.get` gives, as JSON. */
  get(ceremony: Ceremony, departures: Departures = {}): object {
    this.uses += 1
    const clientData = this.clientData('webauthn.get', ceremony, departures)
    const authenticatorData = this.authenticatorData(departures.domain ?? ceremony.rpId ?? '', departures)
    return this.answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]), this.key).toString('base64url'),
    })
  }

  private answer(response: object): object {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response }
  }

  private clientData(type: string, { challenge }: Ceremony, departures: Departures): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: departures.challenge ?? challenge, origin: departures.origin ?? this.origin, crossOrigin: false }))
  }

  private authenticatorData(domain: string, { userVerified = true }: Departures, credential?: Buffer): Buffer {
    // User present, user verified, may be and is backed up, credential follows.
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (this.synced ? 0x18 : 0) | (credential ? 0x40 : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.uses)
    return Buffer.concat([createHash('sha256').update(domain).digest(), Buffer.from([flags]), counter, credential ?? Buffer.alloc(0)])
  }

  /** ES256, as COSE writes it (RFC 9053, section 7.1.1). */
  private coseKey(): Uint8Array {
    const [x, y] = this.coordinates
    return isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, new Uint8Array(x)], [-3, new Uint8Array(y)]]))
  }
}
