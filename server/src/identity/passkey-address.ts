import { isIP } from 'node:net'

/** What passkeys are bound to. */
export interface PasskeyAddress {
  /** Where pages have to be, such as `https://console.example.org`. */
  origin: string
  /** The relying party's id: the address's host name. A passkey is worth nothing at another. */
  domain: string
}

/**
 * What passkeys are bound to when the console is public at this address; undefined where no browser knows them. WebAuthn
 * wants a secure context, which is HTTPS or this very machine, and a name instead of an IP address.
 */
export function passkeyAddress(publicUrl: string): PasskeyAddress | undefined {
  const { protocol, hostname, origin } = new URL(publicUrl)
  const local = hostname === 'localhost' || hostname.endsWith('.localhost')
  const isName = isIP(hostname) === 0 && !hostname.startsWith('[')
  return isName && (protocol === 'https:' || local) ? { origin, domain: hostname } : undefined
}
