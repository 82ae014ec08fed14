import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import { hasCode } from '../config/error-code.ts'
import { isProcessAlive } from '../config/process-lock.ts'
import { StartupError } from '../config/startup-error.ts'

/** How long a PostgreSQL that was left running may take to shut down, in milliseconds. */
const shutdownLimit = 60_000

/**
 * Clears what a killed console left in a cluster: a PostgreSQL that still runs on it is shut down in order, and the
 * pid file of one that is gone is removed, since its number may belong to another process by now. The caller holds
 * the data directory's lock, so no other console is served by that PostgreSQL.
 */
export async function clearLeftover(cluster: string, logger: Logger): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const pid = readPid(pidFile)
  if (pid === undefined) return
  if (!isPostmaster(pid, cluster)) {
    rmSync(pidFile, { force: true })
    return
  }
  logger.info('A PostgreSQL is still running from an earlier start: stopping it first.')
  const deadline = Date.now() + shutdownLimit
  signal(pid, 'SIGINT')
  while (isPostmaster(pid, cluster)) {
    if (Date.now() > deadline) throw new StartupError(`The PostgreSQL of an earlier start (process ${pid}) does not stop: end it, then start again.`)
    await delay(50)
  }
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    return Number.isNaN(pid) ? 0 : pid
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (hasCode(error, 'EPERM')) throw new StartupError(`A PostgreSQL of another user (process ${pid}) runs on this data directory: stop it, or set DATA_DIR to another directory.`)
    if (!hasCode(error, 'ESRCH')) throw error
  }
}

/** Whether the process is a PostgreSQL on this cluster, by its command line. */
function isPostmaster(pid: number, cluster: string): boolean {
  if (!isProcessAlive(pid)) return false
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(cluster)
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
