import { exportJWK, generateKeyPair } from 'jose'
import { OAuth2Server } from 'oauth2-mock-server'

/** An OpenID Connect issuer of a test's own, at which somebody is signed in already. */
export interface Issuer {
  /** Its address, as `--oidc-issuer` has it. */
  url: string
  /** What it says of whoever comes next. */
  claims: Record<string, unknown>
  /** Changes its ID tokens at the last moment; undefined: not. */
  forge: ((payload: Record<string, unknown>) => void) | undefined
  stop: () => Promise<void>
}

/** The settings of a console that trusts it. */
export function issuerSettings(issuer: Issuer): Record<string, string> {
  return { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'member-console', OIDC_CLIENT_SECRET: 'canary-oidc-secret', OIDC_NAME: 'Example ID' }
}

export async function startIssuer(): Promise<Issuer> {
  const server = new OAuth2Server()
  // Its own way of making a key takes none for a plain object that Jest's other realm made.
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  await server.issuer.keys.add({ ...await exportJWK(privateKey), alg: 'RS256' })
  await server.start(0, '127.0.0.1')
  // Where it listens and what it calls itself have to be the same.
  server.issuer.url = `http://127.0.0.1:${server.address().port}`
  const issuer: Issuer = { url: server.issuer.url, claims: {}, forge: undefined, stop: () => server.stop() }
  server.service.on('beforeTokenSigning', (token: { payload: Record<string, unknown> }) => {
    Object.assign(token.payload, { aud: 'member-console' }, issuer.claims)
    issuer.forge?.(token.payload)
  })
  return issuer
}
