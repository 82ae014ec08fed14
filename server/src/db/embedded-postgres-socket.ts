import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerAccount } from './embedded-postgres-account.ts'
import { StartupError } from '../config/startup-error.ts'

/** The longest path of a Unix socket in bytes, on Linux 107 and on macOS 103. */
const longestSocketPath = 103

/** The name that PostgreSQL gives its socket on port 5432. */
const socketName = '.s.PGSQL.5432'

/**
 * An empty directory for PostgreSQL's socket that only its account can enter: in the data directory, or, where that
 * path is too long for a socket, in the system's temporary directory under a name that is always the same.
 */
export function socketDirectory(dataDir: string, account: ServerAccount): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const candidates = [join(dataDir, 'postgres-socket'), join(tmpdir(), `member-console-${hash}`), `/tmp/member-console-${hash}`]
  const directory = candidates.find((candidate) => Buffer.byteLength(join(candidate, socketName)) <= longestSocketPath)
  if (directory === undefined) throw new StartupError('No path is short enough for PostgreSQL\'s socket: set TMPDIR to a short path.')
  // What is left of a killed PostgreSQL would keep the next one from starting. The directory is made anew, since
  // anyone may have made one of this name in the temporary directory.
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { mode: 0o700 })
  if (!lstatSync(directory).isDirectory()) throw new StartupError(`${directory} is not a directory: remove it.`)
  account.own(directory)
  return directory
}

/** The URL of a database on that socket, as node-postgres reads it. */
export function socketUrl(directory: string, database: string): string {
  return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(directory)}`
}
