import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { hasCode } from './error-code.ts'
import { StartupError } from './startup-error.ts'

/**
 * Reserves something in the data directory for this process, until it ends in whatever way. The lock names the
 * process and the moment of its start, so that a number that the system has given to another process since is not
 * taken for the holder.
 * @param path Lock file; its directory exists.
 * @param busy The message when another running process holds the lock, given that process's id.
 * @throws StartupError with that message.
 */
export function acquireProcessLock(path: string, busy: (pid: number) => string): { release: () => void } {
  const mine = `${process.pid} ${processStart(process.pid)}`
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    // A link is made by exactly one of several processes. Every other round removes one stale lock.
    for (let attempt = 0; attempt < 10; attempt++) {
      if (tryLink(draft, path)) return { release: () => releaseIfMine(path, mine) }
      const holder = readLock(path)
      if (holder !== undefined && isRunning(holder)) throw new StartupError(busy(Number.parseInt(holder, 10)))
      removeStale(path, `${draft}.stale`)
    }
    throw new StartupError(`The lock ${path} cannot be taken: several programs are starting at once. Try again.`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the lock away, and puts it back if another process took it after it had been found stale. */
function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const moved = readLock(aside)
  if (moved !== undefined && isRunning(moved)) tryLink(aside, path)
  rmSync(aside, { force: true })
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function releaseIfMine(path: string, mine: string): void {
  if (readLock(path) === mine) rmSync(path, { force: true })
}

function isRunning(lock: string): boolean {
  const [pid = '', ...start] = lock.split(' ')
  return isProcessAlive(Number(pid)) && processStart(Number(pid)) === start.join(' ')
}

/** Whether a process with this id runs, be it another user's. */
export function isProcessAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** When the process started, in a form that two processes never share; empty where the system does not say. */
function processStart(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')
      // Field 22 of proc(5)'s stat is the start in ticks since boot; two fields were cut off with the name.
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${afterName.split(' ')[19]}`
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
