import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'
import type pg from 'pg'
import type { PasskeyAddress } from './passkey-address.ts'

/**
 * Passkeys (WebAuthn): a key pair in the operator's device or password manager, which signs a challenge after it has seen
 * that it is them, by a finger, a face or a PIN. A passkey is thereby something they have and something they are or know:
 * no password goes before it and no code comes after it. `passkey-rules.ts` has what the plugin leaves open.
 */
export function passkeys({ origin, domain }: PasskeyAddress, pool: pg.Pool) {
  return passkey({
    rpID: domain,
    rpName: 'Member Console',
    origin,
    // It is found without an e-mail address being typed.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      async afterVerification({ verification: { registrationInfo } }) {
        await requireVerified(registrationInfo?.userVerified)
        await requireNew(pool, registrationInfo?.credential.id)
      },
    },
    authentication: { afterVerification: ({ verification }) => requireVerified(verification.authenticationInfo.userVerified) },
    advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
    schema: {
      passkey: {
        modelName: 'operator_passkey',
        fields: {
          userId: 'operator_id', publicKey: 'public_key', credentialID: 'credential_id', deviceType: 'device_type',
          backedUp: 'backed_up', createdAt: 'created_at',
        },
      },
    },
  })
}

/** Asking for the verification is not enough: an authenticator may leave it out. */
async function requireVerified(userVerified: boolean | undefined): Promise<void> {
  if (userVerified !== true) throw new APIError('BAD_REQUEST', { code: 'USER_NOT_VERIFIED', message: 'The device did not verify that it is you: set up a PIN, a finger or a face.' })
}

async function requireNew(pool: pg.Pool, credentialId: string | undefined): Promise<void> {
  const { rowCount } = await pool.query('select 1 from operator_passkey where credential_id = $1', [credentialId])
  if (rowCount !== 0) throw new APIError('BAD_REQUEST', { code: 'PREVIOUSLY_REGISTERED', message: 'This passkey is in use here already.' })
}
