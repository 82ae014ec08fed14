import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far Stripe's clock and ours may be apart, both ways. Seconds. */
const TOLERANCE = 300

/**
 * Was this body signed by Stripe with one of our secrets, just now?
 * Any `v1` of the header may match any secret, so that a secret can be rolled.
 * https://docs.stripe.com/webhooks#verify-manually
 * @param body as it came, byte for byte
 * @param now seconds since 1970
 */
export function isSignedByStripe(body: Buffer, header: string, secrets: readonly string[], now: number): boolean {
  const { timestamp, signatures } = parseHeader(header)
  if (timestamp === undefined || Math.abs(now - timestamp) > TOLERANCE) return false
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()
    return signatures.some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected))
  })
}

function parseHeader(header: string): { timestamp: number | undefined; signatures: Buffer[] } {
  let timestamp: number | undefined
  const signatures: Buffer[] = []
  for (const part of header.split(',')) {
    const [key, value = ''] = part.split('=', 2)
    if (key?.trim() === 't' && /^\d{1,12}$/.test(value)) timestamp = Number(value)
    if (key?.trim() === 'v1' && /^[0-9a-f]{64}$/i.test(value)) signatures.push(Buffer.from(value, 'hex'))
  }
  return { timestamp, signatures }
}
