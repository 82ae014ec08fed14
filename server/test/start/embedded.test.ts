import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { anyFreePort } from '../../src/config/ports.ts'
import { startProgram } from '../harness/child-program.ts'
import { consoleEntry, startConsole, temporaryDirectory, type ConsoleOptions, type StartedConsole } from '../harness/console.ts'
import { eventually } from '../harness/eventually.ts'
import { processesOf } from '../harness/processes.ts'

let dataDir: string
let options: ConsoleOptions
beforeEach(async () => {
  dataDir = await temporaryDirectory()
  options = { dataDir, databaseUrl: 'embedded', apiKey: 'a-key-that-outlives-every-restart' }
})
afterEach(async () => {
  await eventually(() => expect(processesOf(dataDir)).toEqual([]))
  await rm(dataDir, { recursive: true, force: true })
})

async function addProduct(server: StartedConsole, name: string): Promise<void> {
  await server.graphql('mutation ($name: String!) { createProduct(input: { name: $name }) { product { id } } }', { name })
}

async function productNames(server: StartedConsole): Promise<string[]> {
  const { products } = await server.graphql<{ products: { items: { name: string }[] } }>('{ products { items { name } } }')
  return products.items.map(({ name }) => name)
}

/** Starts a console that is expected not to start; resolves with its exit code and what it said. */
async function failedStart(environment: Record<string, string>): Promise<{ code: number | string, stdout: string, stderr: string }> {
  const program = startProgram(consoleEntry, ['start'], { SIMULATOR: 'off', LOG_LEVEL: 'warn', PORT: String(await anyFreePort('127.0.0.1')), ...environment })
  const code = await program.exited
  return { code, stdout: program.stdout(), stderr: program.stderr() }
}

async function postmaster(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}

test('the first start shows a password once; the second keeps the data; SIGTERM leaves no process', async () => {
  const first = await startConsole(options)
  const password = /password (\S+) \(shown only this once\)/.exec(first.program.stdout())?.[1] ?? 'none'
  expect(password).toMatch(/.{12}/)
  expect(first.logs()).not.toContain(password)
  expect(first.program.stdout()).toContain(`Panel: http://localhost:${first.options.port}\n`)
  expect(first.program.stdout()).toContain('Stripe: not connected')
  await addProduct(first, 'Kept')
  expect(await first.stop()).toBe(0)
  expect(processesOf(dataDir)).toEqual([])

  const second = await startConsole(options)
  expect(second.program.stdout()).not.toContain('shown only this once')
  expect(await productNames(second)).toEqual(['Kept'])
  for (const name of ['auth-secret', 'postgres.lock']) expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0)
  expect(await second.stop()).toBe(0)
})

test('Ctrl-C stops in order, PostgreSQL included', async () => {
  const server = await startConsole(options)
  server.program.signal('SIGINT')
  expect(await server.program.exited).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
})

test('a signal during the start stops it', async () => {
  const program = startProgram(consoleEntry, ['start'], { DATA_DIR: dataDir, PORT: String(await anyFreePort('127.0.0.1')) })
  await eventually(() => expect(program.stderr()).toContain('Making the database'))
  expect(await program.end('SIGTERM')).toBe(0)
  expect(program.stdout()).toBe('')
  const server = await startConsole(options)
  await server.stop()
})

test('after kill -9 of the console PostgreSQL ends by itself, and the next start has the data', async () => {
  const server = await startConsole(options)
  await addProduct(server, 'Survives')
  await server.kill()
  await eventually(() => expect(processesOf(dataDir)).toEqual([]))
  const next = await startConsole(options)
  expect(await productNames(next)).toEqual(['Survives'])
  await next.stop()
})

test('after kill -9 of everything at once the next start recovers', async () => {
  const server = await startConsole(options)
  await addProduct(server, 'Recovered')
  const pid = await postmaster()
  process.kill(pid, 'SIGKILL')
  await server.kill()
  const next = await startConsole(options)
  expect(await productNames(next)).toEqual(['Recovered'])
  expect(await postmaster()).not.toBe(pid)
  await next.stop()
})

test('a PostgreSQL that lost its console is stopped before another is started', async () => {
  const server = await startConsole(options)
  await addProduct(server, 'Inherited')
  const pid = await postmaster()
  // What would end PostgreSQL with the console is killed first.
  for (const guard of processesOf(dataDir).filter((one) => one !== pid && one !== server.program.pid)) process.kill(guard, 'SIGKILL')
  server.program.signal('SIGKILL')
  expect(processesOf(dataDir)).toContain(pid)
  const next = await startConsole(options)
  expect(processesOf(dataDir)).not.toContain(pid)
  expect(await productNames(next)).toEqual(['Inherited'])
  await next.stop()
})

test('when PostgreSQL is killed under a running console, the console says so and ends', async () => {
  const server = await startConsole(options)
  process.kill(await postmaster(), 'SIGKILL')
  expect(await server.program.exited).toBe(1)
  expect(server.logs()).toContain('The embedded PostgreSQL ended')
})

test('a pid file whose number belongs to another program by now does not keep PostgreSQL from starting', async () => {
  await (await startConsole(options)).stop()
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n`)
  const server = await startConsole(options)
  expect(await postmaster()).not.toBe(process.pid)
  await server.stop()
})

test('a half-made database is set aside and made anew, also one that was being made', async () => {
  await mkdir(join(dataDir, 'postgres/base'), { recursive: true })
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n')
  await mkdir(join(dataDir, 'postgres.new-1234/base'), { recursive: true })
  const server = await startConsole(options)
  expect(await productNames(server)).toEqual([])
  expect(await server.stop()).toBe(0)
  const names = await readdir(dataDir)
  expect(names.filter((name) => name.startsWith('postgres.incomplete-'))).toHaveLength(1)
  expect(names.filter((name) => name.startsWith('postgres.new-'))).toEqual([])
})

test('a complete database that lost files is never replaced', async () => {
  await (await startConsole(options)).stop()
  await rm(join(dataDir, 'postgres/global/pg_control'))
  const { code, stderr } = await failedStart({ DATA_DIR: dataDir })
  expect(code).toBe(1)
  expect(stderr).toBe(`The database in ${dataDir}/postgres is damaged (files are missing): restore the data directory from a backup.\n`)
  expect(await readdir(join(dataDir, 'postgres/base'))).not.toEqual([])
})

test('a second console on the same data directory is refused, and the first goes on', async () => {
  const server = await startConsole(options)
  expect(await failedStart({ DATA_DIR: dataDir })).toEqual({
    code: 1, stdout: '', stderr: `Another console (process ${server.program.pid}) runs on the data directory ${dataDir}: stop it, or set DATA_DIR to another directory.\n`,
  })
  expect(await productNames(server)).toEqual([])
  await server.stop()
})

test('a path too long for a socket works', async () => {
  const deep = join(dataDir, 'a'.repeat(100), 'b'.repeat(100))
  const server = await startConsole({ ...options, dataDir: deep })
  expect(await productNames(server)).toEqual([])
  expect(await server.stop()).toBe(0)
})

test('a taken port is one clear line, before anything is made', async () => {
  const other = createServer()
  const port = await anyFreePort('127.0.0.1')
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const { code, stderr } = await failedStart({ DATA_DIR: dataDir, PORT: String(port) })
  other.close()
  expect(code).toBe(1)
  expect(stderr).toBe(`Port ${port} is in use: stop the other program or set PORT to another port.\n`)
  expect(await readdir(dataDir)).toEqual([])
})

test('a data directory that cannot be is one clear line', async () => {
  await writeFile(join(dataDir, 'file'), '')
  expect(await failedStart({ DATA_DIR: join(dataDir, 'file/below') })).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The data directory .*file\/below is not a directory: .*\n$/) })
  expect(await failedStart({ DATA_DIR: '/proc/console' })).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The data directory \/proc\/console cannot be written: .*\n$/) })
})
