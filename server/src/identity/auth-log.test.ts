import { pino } from 'pino'
import { authLog } from './auth-log.ts'

function logged(level: 'debug' | 'info' | 'warn' | 'error', message: string, ...details: unknown[]): string {
  const lines: string[] = []
  const logger = pino({ level: 'trace', base: null, timestamp: false }, { write: line => lines.push(line) })
  authLog(logger).log?.(level, message, ...details)
  return lines.join('')
}

describe("better-auth's messages in our log", () => {
  test('keep their level and text', () => {
    expect(JSON.parse(logged('warn', 'Something is misconfigured'))).toEqual({ level: 40, msg: 'Something is misconfigured' })
  })

  test('keep the kind and place of an error, and nothing of its text', () => {
    const error = Object.assign(new TypeError('Key (email)=(ann@example.org) already exists'), { code: '23505', detail: 'ann@example.org' })
    const line = logged('error', 'Failed', error, { email: 'ann@example.org' })
    expect(line).not.toContain('ann')
    expect(JSON.parse(line)).toMatchObject({ level: 50, failure: { type: 'TypeError', code: '23505', stack: expect.stringContaining('auth-log.test.ts') } })
  })

  test.each([
    ['no account for ann@example.org'],
    ['invalid input syntax for type uuid: "ann"'],
    ['session kT3vPq9LmZx8RwY2sBnD4fGh not found: "ann"'],
  ])('lose the values in: %s', message => {
    expect(logged('error', message)).not.toMatch(/ann|kT3v/)
  })

  test('keep an origin, which is what an operator needs to put the public URL right', () => {
    expect(logged('error', 'Invalid origin: https://console.example.org')).toContain('https://console.example.org')
  })

  test('call a refusal no error', () => {
    const refusal = Object.assign(new Error('Invalid API key.'), { name: 'APIError' })
    expect(JSON.parse(logged('error', 'Failed to validate API key:', refusal))).toMatchObject({ level: 20 })
    expect(JSON.parse(logged('warn', 'Invalid password'))).toMatchObject({ level: 20 })
    expect(JSON.parse(logged('error', 'Failed to verify authentication', new Error('Unexpected origin')))).toMatchObject({ level: 20 })
    const failure = Object.assign(new Error('relation does not exist'), { code: '42P01' })
    expect(JSON.parse(logged('error', 'Failed to verify authentication', failure))).toMatchObject({ level: 50, failure: { code: '42P01' } })
  })
})
