import type { Config, StripeConfig } from '../config/config.ts'
import { explainDataDirError, prepareDataDir } from '../config/data-dir.ts'
import { keptSecret } from '../config/kept-secret.ts'
import { defaultPublicUrl, type LoadedConfig } from '../config/load-config.ts'
import { anyFreePort, assertPortFree, explainListenError } from '../config/ports.ts'
import { StartupError } from '../config/startup-error.ts'
import { ensureDatabase, startEmbeddedPostgres } from '../db/embedded-postgres.ts'
import type { Logger } from '../logger.ts'
import { startLocalSimulator } from '../stripe/local-simulator.ts'
import type { RunningApp, StartApp } from './app-runtime.ts'
import { Closers } from './closers.ts'
import { assertDatabaseReachable } from './external-database.ts'

/** Name of the console's database on the embedded PostgreSQL. */
export const databaseName = 'member_console'

/** The parts of the server that the console puts together. */
export interface ConsoleParts {
  startApp: StartApp
  migrate: (databaseUrl: string, logger: Logger) => Promise<void>
  /** Asks Stripe which account a key belongs to. */
  resolveAccountId: (stripe: StripeConfig) => Promise<string>
}

/** The console with everything that it runs on. */
export interface RunningConsole {
  config: Config
  app: RunningApp
  /** Resolves with one line when something that the console cannot do without has ended. */
  failed: Promise<string>
  stop: () => Promise<void>
}

/**
 * Starts everything in order: data directory, PostgreSQL, schema, simulator, application. What has been started is
 * stopped again when a later step fails or the signal says stop.
 * @throws StartupError for everything that the person can remedy; the signal's reason when it was aborted.
 */
export async function startConsole(loaded: LoadedConfig['config'], parts: ConsoleParts, logger: Logger, signal: AbortSignal): Promise<RunningConsole> {
  const closers = new Closers(logger)
  try {
    const port = await choosePort(loaded)
    const publicUrl = loaded.port === 0 && loaded.publicUrl === defaultPublicUrl(0) ? defaultPublicUrl(port) : loaded.publicUrl
    const authSecret = loaded.authSecret ?? ownAuthSecret(loaded.dataDir)
    const database = await openDatabase(loaded, logger, closers)
    signal.throwIfAborted()
    await parts.migrate(database.url, logger)
    signal.throwIfAborted()
    const stripe = await connectStripe({ ...loaded, port }, parts, logger, closers)
    signal.throwIfAborted()
    const config = { ...loaded, port, publicUrl, authSecret, databaseUrl: database.url, stripe }
    const app = await startListening(parts.startApp, config, logger)
    closers.add('The application', () => app.close(), loaded.shutdownDelay * 1000)
    signal.throwIfAborted()
    return { config, app, failed: database.failed, stop: () => closers.closeAll() }
  } catch (error) {
    await closers.closeAll()
    throw error
  }
}

async function choosePort({ port, host, role }: LoadedConfig['config']): Promise<number> {
  if (port === 0) return anyFreePort(host)
  if (role !== 'worker') await assertPortFree(port, host)
  return port
}

function ownAuthSecret(dataDir: string): string {
  prepareDataDir(dataDir, 1024 * 1024)
  try {
    return keptSecret(dataDir, 'auth-secret')
  } catch (error) {
    throw explainDataDirError(dataDir, error)
  }
}

async function openDatabase({ databaseUrl, dataDir }: LoadedConfig['config'], logger: Logger, closers: Closers): Promise<{ url: string, failed: Promise<string> }> {
  if (databaseUrl !== undefined) {
    await assertDatabaseReachable(databaseUrl, logger)
    return { url: databaseUrl, failed: new Promise(() => undefined) }
  }
  const postgres = await startEmbeddedPostgres(dataDir, logger)
  closers.add('PostgreSQL', () => postgres.stop())
  await ensureDatabase(postgres, databaseName)
  return { url: postgres.url(databaseName), failed: postgres.failed }
}

async function connectStripe(config: LoadedConfig['config'], parts: ConsoleParts, logger: Logger, closers: Closers): Promise<StripeConfig | undefined> {
  if (config.stripe !== undefined) return { ...config.stripe, accountId: config.stripe.accountId ?? await askForAccount(config.stripe, parts) }
  if (!config.simulator) return undefined
  const simulator = await startLocalSimulator({
    dataDir: config.dataDir,
    consoleUrl: localAddress(config.host, config.port),
    preferredPort: config.port + 10,
    logger,
  })
  closers.add('The Stripe simulator', () => simulator.stop())
  return simulator.stripe
}

/** Without its account nothing could be told apart from another account's objects: a start without an answer ends here. */
async function askForAccount(stripe: StripeConfig, parts: ConsoleParts): Promise<string> {
  try {
    return await parts.resolveAccountId(stripe)
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
    if (status === 401) throw new StartupError('Stripe refuses the key: correct STRIPE_API_KEY.', { cause: error })
    const reason = status === undefined ? 'no answer' : `status ${status}`
    throw new StartupError(`Stripe did not say which account the key belongs to (${reason}): try again, or set STRIPE_ACCOUNT_ID.`, { cause: error })
  }
}

/** How a process on this machine reaches a server that listens on this host. */
function localAddress(host: string, port: number): string {
  const reachable = ['0.0.0.0', '::', 'localhost'].includes(host) ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

async function startListening(startApp: StartApp, config: Config & { databaseUrl: string }, logger: Logger): Promise<RunningApp> {
  try {
    return await startApp({ config, logger })
  } catch (error) {
    throw explainListenError(error, config.port, config.host)
  }
}
