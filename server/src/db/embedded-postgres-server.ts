import { totalmem } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '../logger.ts'
import { fullDataDir } from '../config/data-dir.ts'
import { StartupError } from '../config/startup-error.ts'
import type { ServerAccount } from './embedded-postgres-account.ts'
import { startGuarded, type GuardedProgram } from './embedded-postgres-guard.ts'
import { socketUrl } from './embedded-postgres-socket.ts'

/** How long recovery after a crash may take, in milliseconds. */
const startLimit = 10 * 60_000

/** An eighth of the machine's memory, which PostgreSQL takes only as far as its tables need it. Bytes in, MiB out. */
function sharedBuffers(memory: number): number {
  return Math.round(Math.min(2048, Math.max(128, memory / 8 / 1024 / 1024)))
}

/** Settings for one console on one machine. Everything that keeps data safe (fsync, full page writes) stays on. */
export const serverSettings: Readonly<Record<string, string>> = {
  // Only the socket, only for its owner: there is no port to collide and no password to keep.
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: `${sharedBuffers(totalmem())}MB`,
  huge_pages: 'try',
  wal_compression: 'pglz',
  // Pages are written whole into the log once after each checkpoint, and files that are at hand need not be made anew.
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',
  min_wal_size: '256MB',
  random_page_cost: '1.1',
  // Short statements only: compiling them and sharing them among processes costs more than it saves.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  // Failed statements are logged by the console, without the rows that PostgreSQL would add.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
}

/** What {@link startServer} needs to know. */
export interface ServerOptions {
  /** Path of the program. */
  postgres: string
  cluster: string
  settings: Record<string, string>
  /** Directory of the Unix socket. */
  socket: string
  account: ServerAccount
  dataDir: string
  logger: Logger
}

/**
 * Starts PostgreSQL on a cluster and resolves when it answers queries, recovery included.
 * @throws StartupError with what PostgreSQL said.
 */
export async function startServer({ postgres, cluster, settings, socket, account, dataDir, logger }: ServerOptions): Promise<GuardedProgram> {
  const effective = { ...settings, unix_socket_directories: socket }
  const command = [postgres, '-D', cluster, ...Object.entries(effective).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const deadline = Date.now() + startLimit
  for (;;) {
    const program = startGuarded(account, command, (line) => logger.debug({ postgres: line }, 'postgres'))
    const code = await Promise.race([program.exited, untilReady(socketUrl(socket, 'postgres'), program, deadline)])
    if (code === 'ready') return program
    await program.stop()
    const lines = program.lastLines()
    // Processes of a killed PostgreSQL end a moment after it, and hold its shared memory until then.
    if (lines.some((line) => line.includes('shared memory block')) && Date.now() < deadline - startLimit + 30_000) {
      await delay(200)
      continue
    }
    if (lines.some((line) => line.includes('No space left on device'))) throw fullDataDir(dataDir)
    throw new StartupError(`The embedded PostgreSQL did not start. It said:\n${lines.slice(-10).map((line) => `  ${line}`).join('\n')}`)
  }
}

async function untilReady(url: string, program: GuardedProgram, deadline: number): Promise<'ready' | 'late'> {
  let ended = false
  void program.exited.then(() => { ended = true })
  while (!ended && Date.now() < deadline) {
    if (await accepts(url)) return 'ready'
    await delay(25)
  }
  return 'late'
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
