import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { loadConfig } from './load-config.ts'
import { environmentName } from './setting.ts'
import { settings } from './settings.ts'
import { ConfigError } from './startup-error.ts'

let directory: string
beforeAll(() => { directory = mkdtempSync(join(tmpdir(), 'config-test-')) })
afterAll(() => rmSync(directory, { recursive: true }))

function file(text: string): string {
  const path = join(directory, `${Math.random()}`)
  writeFileSync(path, text)
  return path
}

/** What is refused, one line each. */
function problems(args: string[], environment: Record<string, string> = {}): readonly string[] {
  try {
    loadConfig(args, environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('nothing given: the documented defaults', () => {
  const { config, warnings } = loadConfig([], {})
  expect(config).toMatchObject({
    port: 4000, host: '127.0.0.1', publicUrl: 'http://localhost:4000', logLevel: 'info', authSecret: undefined, role: 'all',
    databaseUrl: undefined, stripe: undefined, simulator: true, catalogPolicy: 'repair', pastDueGraceDays: 7,
    bootstrap: { operatorEmail: undefined, operatorPassword: undefined, apiKey: undefined },
  })
  expect(config.dataDir).toMatch(/\/\.data$/)
  expect(warnings).toEqual([])
})

describe('where a value comes from', () => {
  const cases: [string, string[], Record<string, string>, number][] = [
    ['a flag with an equals sign', ['--port=5001'], {}, 5001],
    ['a flag and its value', ['--port', '5001'], {}, 5001],
    ['a variable', [], { PORT: '5002' }, 5002],
    ['a flag before a variable', ['--port=5001'], { PORT: '5002' }, 5001],
    ['an empty variable counts as none', [], { PORT: '' }, 4000],
  ]
  test.each(cases)('%s', (_name, args, environment, port) => {
    expect(loadConfig(args, environment).config.port).toBe(port)
  })

  test('a file by variable or flag, its trailing newline trimmed; a flag before a file named by a variable', () => {
    expect(loadConfig([], { PORT_FILE: file('5003\n') }).config.port).toBe(5003)
    expect(loadConfig([`--port-file=${file('5004\r\n')}`], { PORT: '1' }).config.port).toBe(5004)
    expect(loadConfig(['--port=5001'], { PORT_FILE: file('5003') }).config.port).toBe(5001)
  })

  test('every setting can be given as a flag, a variable and a file', () => {
    for (const setting of Object.values(settings)) {
      const missing = join(directory, 'missing')
      for (const [args, environment] of [[[`--${setting.name}-file=${missing}`], {}], [[], { [`${environmentName(setting)}_FILE`]: missing }]] as const) {
        expect(problems([...args], environment)).toContainEqual(expect.stringMatching(/cannot be read \(ENOENT\)/))
      }
      expect(problems([`--${setting.name}`])).toContainEqual(`--${setting.name} needs a value.`)
    }
  })
})

describe('what is refused', () => {
  const cases: [string, string[], Record<string, string>, RegExp][] = [
    ['a value and its file as flags', ['--port=1', '--port-file=/x'], {}, /--port and --port-file are both set/],
    ['a value and its file as variables', [], { AUTH_SECRET: 'x', AUTH_SECRET_FILE: '/x' }, /AUTH_SECRET and AUTH_SECRET_FILE are both set/],
    ['a directory as a file', [], { PORT_FILE: '/' }, /PORT_FILE names a file that cannot be read \(EISDIR\)/],
    ['a secret where its path belongs', [], { STRIPE_API_KEY_FILE: 'sk_test_1' }, /STRIPE_API_KEY_FILE holds a value/],
    ['a file without end', [], { AUTH_SECRET_FILE: '/dev/zero' }, /more than 64 KiB/],
    ['an unknown flag', ['--stripe-key=sk_test_1'], {}, /Unknown flag --stripe-key/],
    ['a mistyped flag', ['--prot=1'], {}, /did you mean --port\?/],
    ['a flag twice', ['--port=1', '--port=2'], {}, /--port is given twice/],
    ['an issuer without what it knows the console by', ['--oidc-issuer=https://id.example.org', '--oidc-client-secret=s'], {}, /--oidc-issuer is set without --oidc-client-id/],
    ['an issuer without the secret', [], { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'console' }, /OIDC_ISSUER is set without --oidc-client-secret/],
    ['an issuer that is not encrypted', ['--oidc-issuer=http://id.example.org', '--oidc-client-id=console', '--oidc-client-secret=s'], {}, /--oidc-issuer must start with https/],
    ['a client without an issuer', [], { OIDC_CLIENT_ID: 'console' }, /OIDC_CLIENT_ID is set without --oidc-issuer/],
    ['a stray argument', ['sk_test_1'], {}, /does not belong to any flag/],
    ['a port that is too high', ['--port=65536'], {}, /--port must be a whole number from 0 to 65535/],
    ['a port that is no number', [], { PORT: '4e3' }, /PORT must be a whole number/],
    ['a public address without a scheme', ['--public-url=console.example.org'], {}, /--public-url must be a complete address/],
    ['a public address of another scheme', ['--public-url=ftp://example.org'], {}, /http/],
    ['a publishable key', ['--stripe-api-key=pk_test_1'], {}, /publishable/],
    ['something that is no key', ['--stripe-api-key=hello'], {}, /must be a Stripe secret key/],
    ['a signing secret of another kind', ['--stripe-webhook-secret=sk_test_1'], {}, /whsec_/],
    ['one wrong signing secret of two', ['--stripe-webhook-secret=whsec_1,nonsense'], {}, /whsec_/],
    ['an account of another kind', ['--stripe-account-id=cus_1'], {}, /acct_/],
    ['a live key in test mode', ['--stripe-mode=test', '--stripe-api-key=sk_live_1'], {}, /--stripe-mode is test, but --stripe-api-key holds a live key/],
    ['a restricted test key in live mode', [], { STRIPE_MODE: 'live', STRIPE_API_KEY: 'rk_test_1' }, /STRIPE_MODE is live, but STRIPE_API_KEY holds a test key/],
    ['a live key with the simulator', ['--stripe-api-key=sk_live_1', '--simulator=on'], {}, /a live key never meets the simulator/],
    ...['http://localhost:4010', 'https://127.0.0.1', 'https://[::1]:4010', 'http://simulator:4010', 'https://a.localhost', 'https://[::ffff:127.0.0.1]', 'https://0.0.0.0'].map(
      (base): [string, string[], Record<string, string>, RegExp] => [`a live key at ${base}`, ['--stripe-api-key=sk_live_1', `--stripe-api-base=${base}`], {}, /a live key never meets a simulator/]),
    ['a database of another kind', ['--database-url=mysql://h/d'], {}, /must be a PostgreSQL URL/],
    ['a database without a name', ['--database-url=postgresql://h'], {}, /must be a PostgreSQL URL/],
    ['a short session secret', ['--auth-secret=short'], {}, /at least 32 characters/],
    ['an unknown role', ['--role=boss'], {}, /all, web, or worker/],
    ['an unknown log level', [], { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
    ['a password for nobody', ['--bootstrap-operator-password=long enough'], {}, /without --bootstrap-operator-email/],
    ['an address that is no e-mail', ['--bootstrap-operator-email=me'], {}, /must be an e-mail address/],
  ]
  test.each(cases)('%s', (_name, args, environment, expected) => {
    const found = problems(args, environment)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(expected)
  })

  test('all of it is named at once', () => {
    const found = problems(['--nonsense=1', '--port=x', '--role=y'], { STRIPE_API_KEY: 'z', AUTH_SECRET_FILE: '/none', LOG_LEVEL: 'w' })
    expect(found).toHaveLength(6)
    expect(problems(['--oidc-issuer=https://id.example.org'])).toEqual([expect.stringMatching(/without --oidc-client-id/), expect.stringMatching(/without --oidc-client-secret/)])
  })
})

describe('Stripe', () => {
  test('a key says its mode; several signing secrets are valid at once', () => {
    const { config, warnings } = loadConfig([], { STRIPE_API_KEY: 'rk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b', STRIPE_ACCOUNT_ID: 'acct_1' })
    expect(config.stripe).toEqual({ apiKey: 'rk_live_1', webhookSecrets: ['whsec_a', 'whsec_b'], accountId: 'acct_1', mode: 'live', apiBase: undefined, callsPerSecond: undefined, callsPerEndpoint: undefined, simulator: false })
    expect(config.simulator).toBe(false)
    expect(warnings).toEqual([])
  })

  test('a key without a signing secret works, with a warning', () => {
    const { config, warnings } = loadConfig(['--stripe-api-key=sk_test_1'], {})
    expect(config.stripe?.webhookSecrets).toEqual([])
    expect(warnings).toEqual([expect.stringMatching(/deliveries are refused/)])
  })

  test('a signing secret without a key is said to have no effect', () => {
    const { config, warnings } = loadConfig([], { STRIPE_WEBHOOK_SECRET: 'whsec_a' })
    expect(config.stripe).toBeUndefined()
    expect(warnings).toEqual([expect.stringMatching(/^STRIPE_WEBHOOK_SECRET has no effect/)])
  })
})

describe('no secret is ever in a message', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789'), minLength: 16, maxLength: 40 })
  const shapes = fc.constantFrom('', 'sk_live_', 'sk_test_', 'rk_live_', 'pk_live_', 'whsec_', 'acct_', 'postgresql://u:', '--', '--x=', 'https://')
  const names = fc.constantFrom(...Object.values(settings).map(({ name }) => name))
  const places = fc.constantFrom('flag', 'spaced flag', 'file flag', 'variable', 'file variable', 'mistyped flag', 'stray argument', 'file content')

  test('wherever it was put', () => {
    fc.assert(fc.property(fc.array(fc.tuple(letters, shapes, names, places), { minLength: 1, maxLength: 5 }), (given) => {
      const args: string[] = []
      const environment: Record<string, string> = {}
      for (const [secret, shape, name, place] of given) {
        const value = `${shape}${secret} `
        const variable = environmentName({ name })
        if (place === 'flag') args.push(`--${name}=${value}`)
        if (place === 'spaced flag') args.push(`--${name}`, value)
        if (place === 'file flag') args.push(`--${name}-file=${value}`)
        if (place === 'variable') environment[variable] = value
        if (place === 'file variable') environment[`${variable}_FILE`] = value
        if (place === 'mistyped flag') args.push(`--${name}x`, value)
        if (place === 'stray argument') args.push(value)
        if (place === 'file content') environment[`${variable}_FILE`] = file(value)
      }
      let said = ''
      try {
        said = loadConfig(args, environment).warnings.join('\n')
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error
        said = error.message
      }
      for (const [secret] of given) expect(said.toUpperCase()).not.toContain(secret)
    }), { numRuns: 300 })
  })
})
