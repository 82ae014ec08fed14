import fc from 'fast-check'
import Stripe from 'stripe'
import { isSignedByStripe } from './signature.ts'

const now = 1_764_000_000
const secret = 'whsec_one'
const stripe = new Stripe('sk_test_unused')

/** A header made by Stripe's own SDK. */
function header(payload: string, timestamp = now, by = secret): string {
  return stripe.webhooks.generateTestHeaderString({ payload, secret: by, timestamp })
}

describe('isSignedByStripe', () => {
  it('accepts whatever Stripe signed with one of the secrets', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: -300, max: 300 }), (payload, skew) => {
      expect(isSignedByStripe(Buffer.from(payload), header(payload, now + skew), ['whsec_other', secret], now)).toBe(true)
    }))
  })

  it('refuses a body that differs in any byte', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
      const body = Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf8')
      const signed = header(body.toString('utf8'))
      const index = at % body.length
      const changed = Buffer.from(body)
      changed[index] = (body[index] ?? 0) ^ flip
      expect(isSignedByStripe(body, signed, [secret], now)).toBe(true)
      expect(isSignedByStripe(changed, signed, [secret], now)).toBe(false)
    }))
  })

  it.each([
    ['another secret', header('{}', now, 'whsec_two')],
    ['301 seconds ago', header('{}', now - 301)],
    ['301 seconds ahead', header('{}', now + 301)],
    ['no timestamp', header('{}').replace(/t=\d+,/, '')],
    ['no signature', `t=${now}`],
    ['only an old scheme', header('{}').replace('v1=', 'v0=')],
    ['half a signature', header('{}').slice(0, -2)],
    ['nothing', ''],
    ['noise', 't=abc,v1=,v1=zz,=,,'],
  ])('refuses %s', (_case, value) => {
    expect(isSignedByStripe(Buffer.from('{}'), value, [secret], now)).toBe(false)
  })

  it('accepts a header in which a secret that is being rolled signed first', () => {
    const both = `${header('{}', now, 'whsec_old')},${header('{}').split(',')[1]}`
    expect(isSignedByStripe(Buffer.from('{}'), both, [secret], now)).toBe(true)
  })
})
