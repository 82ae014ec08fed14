import fc from 'fast-check'
import { createLogger } from './logger.ts'

function capture(readable: boolean): { logger: ReturnType<typeof createLogger>, text: () => string } {
  let text = ''
  return { logger: createLogger('trace', { readable, destination: { write: (line) => { text += line } } }), text: () => text }
}

describe.each([['JSON', false], ['readable lines', true]])('as %s', (_name, readable) => {
  const secrets: [string, unknown][] = [
    ['a Stripe key', { detail: 'key sk_live_51ABCsecret failed' }],
    ['a restricted key', { detail: 'rk_test_51ABCsecret' }],
    ['a signing secret', { detail: 'whsec_ABCsecret' }],
    ['a bearer token', { headers: { authorization: 'Bearer ABCsecret.x-y' } }],
    ['a password field', { password: 'ABCsecret "quoted"' }],
    ['a cookie', { cookie: 'session=ABCsecret' }],
    ['a database password', { detail: 'postgresql://console:ABCsecret@db/console' }],
    ['an e-mail address', { detail: 'member ABCsecret@example.org not found' }],
    ['a Checkout link', { detail: 'https://checkout.stripe.com/c/pay/cs_test_ABCsecret' }],
    ['an error with parameters', { err: Object.assign(new Error('failed'), { parameters: ['ABCsecret'], detail: 'Key (email)=(ABCsecret)', headers: { a: 'ABCsecret' } }) }],
    ['an error that names an address', { err: new Error('no member ABCsecret@example.org') }],
  ]
  test.each(secrets)('%s is not written', (_what, fields) => {
    const { logger, text } = capture(readable)
    logger.info(fields as object, 'message')
    expect(text()).toContain('message')
    expect(text()).not.toContain('ABCsecret')
  })
})

test('any key in any message is scrubbed, in children too', () => {
  fc.assert(fc.property(fc.string(), fc.string({ unit: fc.constantFrom(...'ABCDEF0123456789'), minLength: 8 }), fc.string(), (before, secret, after) => {
    const { logger, text } = capture(false)
    logger.child({ where: 'child' }).warn(`${before} sk_live_${secret} ${after}`)
    expect(text()).not.toContain(`sk_live_${secret}`)
    const parsed: unknown = JSON.parse(text())
    expect(parsed).toMatchObject({ level: 'warn', where: 'child' })
  }))
})

test('a readable line is short: time, level, message, details', () => {
  const { logger, text } = capture(true)
  logger.info({ port: 4000 }, 'listening')
  expect(text()).toMatch(/^\d\d:\d\d:\d\d info {2}listening {2}port=4000\n$/)
})
