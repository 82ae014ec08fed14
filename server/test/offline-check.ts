import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = process.env['MEMBER_CONSOLE_URL'] ?? 'http://localhost:4000'
const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', issuer))

/** What a token says of a feature. Throws for a token that is not valid, or no longer, and for an unknown feature. */
export async function accessOf(token: string, feature: string): Promise<boolean | number | string | null | undefined> {
  const { payload } = await jwtVerify<{ access: Record<string, boolean | number | string | null> }>(token, keys, { issuer, typ: 'access+jwt' })
  if (!Object.hasOwn(payload.access, feature)) throw new Error(`There is no feature with the key ${feature}.`)
  return payload.access[feature]
}
