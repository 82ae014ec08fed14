import { isIP } from 'node:net'
import { z } from 'zod'
import { ValueProblem } from './setting.ts'

const email = z.email()

/** A TCP port; 0 takes any free one. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new ValueProblem('must be a whole number from 0 to 65535.')
  return port
}

/** A host name or IP address to listen on. */
export function parseHost(text: string): string {
  if (isIP(text) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) {
    throw new ValueProblem('must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.')
  }
  return text
}

/** An http(s) address, returned without a trailing slash. */
export function parseHttpUrl(text: string): string {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ValueProblem('must be a complete address that starts with http:// or https://.')
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new ValueProblem('must be an address without user name, password, query or fragment.')
  }
  return url.href.replace(/\/+$/, '')
}

/** The address of an OpenID Connect issuer: encrypted, or on this machine. */
export function parseIssuer(text: string): string {
  const address = parseHttpUrl(text)
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) throw new ValueProblem('must start with https://: http:// is for an issuer on this machine only.')
  return address
}

/** One or more origins, comma-separated. */
export function parseOrigins(text: string): string[] {
  const addresses = text.split(',').map((address) => address.trim()).filter((address) => address !== '')
  const origins = addresses.map((address) => {
    const url = URL.parse(address)
    if (!url || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`) {
      throw new ValueProblem('must be origins such as https://app.example.org, without a path, separated by commas.')
    }
    return url.origin
  })
  if (origins.length === 0) throw new ValueProblem('must name at least one origin, such as https://app.example.org.')
  return [...new Set(origins)]
}

/** IP addresses and networks (`10.0.0.0/8`), comma-separated. */
export function parseNetworks(text: string): string[] {
  const networks = text.split(',').map((network) => network.trim()).filter((network) => network !== '')
  const isNetwork = (network: string): boolean => {
    const [address = '', bits, ...rest] = network.split('/')
    const family = isIP(address)
    return family !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
  }
  if (networks.length === 0 || !networks.every(isNetwork)) {
    throw new ValueProblem('must be IP addresses or networks, such as 10.0.0.5 or 10.0.0.0/8, separated by commas.')
  }
  return networks
}

/** A PostgreSQL connection URL. */
export function parseDatabaseUrl(text: string): string {
  if (!/^postgres(ql)?:\/\/.*\/[^/?]+(\?.*)?$/.test(text) || URL.parse(text) === null) {
    throw new ValueProblem('must be a PostgreSQL URL: postgresql://user:password@host:5432/database, with special characters percent-encoded.')
  }
  return text
}

/** A parser that accepts exactly these words. */
export function oneOf<const Word extends string>(...words: Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text)
    if (found === undefined) throw new ValueProblem(`must be ${new Intl.ListFormat('en', { type: 'disjunction' }).format(words)}.`)
    return found
  }
}

/** `on` or `off`. */
export function parseSwitch(text: string): boolean {
  return oneOf('on', 'off')(text) === 'on'
}

/** Whole minutes up to a week; `off` is 0. */
export function parseMinutes(text: string): number {
  if (text === 'off') return 0
  const minutes = Number(text)
  if (!/^\d{1,5}$/.test(text) || minutes < 1 || minutes > 10_080) throw new ValueProblem('must be off, or minutes from 1 to 10080.')
  return minutes
}

/** A Stripe secret or restricted key (https://docs.stripe.com/keys). */
export function parseStripeKey(text: string): string {
  if (text.startsWith('pk_')) throw new ValueProblem('is a publishable key; give the secret key (sk_…) or a restricted one (rk_…).')
  if (!/^[sr]k_(test|live)_\w+$/.test(text)) {
    throw new ValueProblem('must be a Stripe secret key: sk_test_…, rk_test_…, sk_live_… or rk_live_….')
  }
  return text
}

/** One or more signing secrets, comma-separated: two are valid while one is rolled. */
export function parseWebhookSecrets(text: string): string[] {
  const secrets = text.split(',').map((secret) => secret.trim()).filter((secret) => secret !== '')
  if (secrets.length === 0 || secrets.some((secret) => !/^whsec_[\w+/=-]+$/.test(secret))) {
    throw new ValueProblem("must be the webhook endpoint's signing secret whsec_…, or several separated by commas.")
  }
  return secrets
}

/** A Stripe account id. */
export function parseAccountId(text: string): string {
  if (!/^acct_\w+$/.test(text)) throw new ValueProblem('must be a Stripe account id: acct_….')
  return text
}

/** Whole days, at most a year. */
export function parseDays(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 366) throw new ValueProblem('must be a number of days from 0 to 366.')
  return Number(text)
}

/** An e-mail address. */
export function parseEmail(text: string): string {
  if (!email.safeParse(text).success) throw new ValueProblem('must be an e-mail address.')
  return text
}

/** A secret of at least this many characters, without a space or a control character. */
export function secretOf(minimum: number, remedy: string): (text: string) => string {
  return (text) => {
    if (text.length < minimum || !/^[\x21-\x7e]+$/.test(text)) {
      throw new ValueProblem(`must be at least ${minimum} characters, without spaces. ${remedy}`)
    }
    return text
  }
}

/** A password that a person may type: 8 to 128 characters, the limits of the sign-in. */
export function parsePassword(text: string): string {
  if (text.length < 8 || text.length > 128) throw new ValueProblem('must be 8 to 128 characters.')
  return text
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d{1,9}$/.test(text) || count === 0) throw new ValueProblem('must be a whole number from 1 to 999999999.')
  return count
}

/** A size of a pool: two at the least, as who holds one may wait for somebody with another. */
export function parseConnections(text: string): number {
  const count = Number(text)
  if (!/^\d{1,3}$/.test(text) || count < 2) throw new ValueProblem('must be a whole number from 2 to 999.')
  return count
}

/** Seconds, at most a minute. */
export function parseDelay(text: string): number {
  const seconds = Number(text)
  if (!/^\d{1,2}(\.\d+)?$/.test(text) || seconds > 60) throw new ValueProblem('must be a number of seconds from 0 to 60.')
  return seconds
}

/** Any text. */
export function parseText(text: string): string {
  return text
}
