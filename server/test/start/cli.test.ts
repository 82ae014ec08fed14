import { readFileSync } from 'node:fs'
import { consoleEntry, shippedNodeOptions } from '../harness/console.ts'
import { createEmptyDatabase } from '../harness/database.ts'
import { startProgram } from '../harness/child-program.ts'

/** Runs one command to its end. */
async function server(args: string[], environment: Record<string, string> = {}): Promise<{ code: number | string, stdout: string, stderr: string }> {
  const program = startProgram(consoleEntry, args, environment)
  const code = await program.exited
  return { code, stdout: program.stdout(), stderr: program.stderr() }
}

test('--help names every command and setting', async () => {
  const { code, stdout } = await server(['--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/start .*migrate .*config check /s)
  expect(stdout).toMatch(/--stripe-api-key .* STRIPE_API_KEY/)
})

test('--version is a version', async () => {
  expect(await server(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})

test.each([[['frobnicate']], [['config']], [['config', 'frobnicate']]])('%p is no command', async (args) => {
  const { code, stderr } = await server(args)
  expect(code).toBe(2)
  expect(stderr).toContain('start, migrate or config check')
})

test.each([[['start']], [['migrate']], [['config', 'check']]])('%p names all problems at once, without any secret', async (command) => {
  const { code, stdout, stderr } = await server([...command, '--port=none', '--stripe-mode=test', '--colour=red'], { STRIPE_API_KEY: 'sk_live_HUSH', AUTH_SECRET: 'HUSH' })
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.split('\n').filter((line) => line.startsWith('  - '))).toHaveLength(4)
  expect(stderr).not.toContain('HUSH')
})

test('config check says what the settings amount to, without any secret', async () => {
  const { code, stdout } = await server(['config', 'check', '--port=5005'], { STRIPE_API_KEY: 'rk_live_HUSH', DATABASE_URL: 'postgresql://console:HUSH@db.example.org/members?password=HUSH' })
  expect(code).toBe(0)
  expect(stdout).toContain('127.0.0.1:5005')
  expect(stdout).toContain('live mode')
  expect(stdout).toContain('PostgreSQL at db.example.org, database members')
  expect(stdout).toContain('Warning: No webhook signing secret')
  expect(stdout).not.toContain('HUSH')
})

test('migrate brings an empty database to the schema, and does nothing the second time', async () => {
  const environment = { DATABASE_URL: await createEmptyDatabase() }
  expect((await server(['migrate'], environment)).stderr).toContain('migration applied')
  const second = await server(['migrate'], environment)
  expect(second.code).toBe(0)
  expect(second.stderr).not.toContain('migration applied')
})

test.each([
  ['nobody answers', 'postgresql://u:HUSH@127.0.0.1:1/d', /cannot be reached with DATABASE_URL \(ECONNREFUSED\)/],
  ['the host is unknown', 'postgresql://u:HUSH@nowhere.invalid/d', /cannot be reached with DATABASE_URL/],
])('a PostgreSQL that cannot be used is one clear line: %s', async (_why, DATABASE_URL, expected) => {
  const { code, stderr } = await server(['migrate'], { DATABASE_URL })
  expect(code).toBe(1)
  expect(stderr.trim()).toMatch(expected)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toContain('HUSH')
})

test('a database that does not exist is one clear line', async () => {
  const url = new URL(await createEmptyDatabase())
  url.pathname = '/missing'
  const { code, stderr } = await server(['migrate'], { DATABASE_URL: url.href })
  expect(code).toBe(1)
  expect(stderr).toBe('The database named in DATABASE_URL does not exist: create it (createdb), or correct the name.\n')
})

test.each(['package.json', 'server/package.json'])('the start command of %s gives Node the options of the image', (file) => {
  const { scripts } = JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')) as { scripts: { start: string } }
  expect(scripts.start.split(' ').filter((word) => word.startsWith('--'))).toEqual(shippedNodeOptions)
})
