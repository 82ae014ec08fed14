import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acquireProcessLock } from './process-lock.ts'
import { StartupError } from './startup-error.ts'

let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-test-'))
  path = join(directory, 'lock')
})
afterEach(() => rmSync(directory, { recursive: true }))

const take = () => acquireProcessLock(path, (pid) => `held by ${pid}`)

test('is held until it is released', () => {
  const lock = take()
  expect(take).toThrow(new StartupError(`held by ${process.pid}`))
  lock.release()
  expect(existsSync(path)).toBe(false)
  take().release()
})

test('does not outlive a process that was killed', () => {
  const { pid } = spawnSync('true')
  writeFileSync(path, `${pid} whenever`)
  expect(take).not.toThrow()
})

test('is not taken for held when the number belongs to another process by now', async () => {
  const other = spawn('sleep', ['60'])
  writeFileSync(path, `${other.pid} an earlier start`)
  expect(take).not.toThrow()
  other.kill()
})

test.each(['', 'nonsense', '-1 x', '0'])('a lock that says %p is stale', (content) => {
  writeFileSync(path, content)
  take()
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
})

test('of many processes at once exactly one gets it, over a stale lock too', async () => {
  writeFileSync(path, '999999999 gone')
  const script = `
    const { acquireProcessLock } = await import(${JSON.stringify(new URL('./process-lock.ts', import.meta.url).href)})
    try { acquireProcessLock(${JSON.stringify(path)}, () => 'held'); console.log('got'); process.stdin.resume() } catch { console.log('not') }`
  const children = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }))
  const answers = await Promise.all(children.map((child) => new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim())))))
  children.forEach((child) => child.kill())
  expect(answers.filter((answer) => answer === 'got')).toHaveLength(1)
})
