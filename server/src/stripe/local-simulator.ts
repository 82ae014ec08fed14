import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../logger.ts'
import type { StripeConfig } from '../config/config.ts'
import { prepareDataDir } from '../config/data-dir.ts'
import { keptSecret } from '../config/kept-secret.ts'
import { nextFreePort } from '../config/ports.ts'
import { acquireProcessLock } from '../config/process-lock.ts'
import { StartupError } from '../config/startup-error.ts'
import { workspaceRoot } from '../config/workspace.ts'
import { superviseSimulator } from './local-simulator-process.ts'
import { ENDPOINT_EVENTS } from './webhook/endpoint-events.ts'

const host = '127.0.0.1'

/** A simulator that runs beside the console, started again if it dies. */
export interface LocalSimulator {
  stripe: StripeConfig
  stop: () => Promise<void>
}

/** Where the simulator keeps its state and delivers its events. */
export interface LocalSimulatorOptions {
  dataDir: string
  /** The console's own address as this machine reaches it. */
  consoleUrl: string
  /** The simulator takes this port or the next free one. */
  preferredPort: number
  logger: Logger
}

/**
 * Starts the Stripe simulator as a process of its own. Its objects, key and signing secret stay in the data directory.
 * @throws StartupError
 */
export async function startLocalSimulator({ dataDir, consoleUrl, preferredPort, logger }: LocalSimulatorOptions): Promise<LocalSimulator> {
  const program = join(workspaceRoot, 'simulator/dist/main.js')
  if (!existsSync(program)) throw new StartupError('The Stripe simulator is not built: run "npx pnpm@12 build".')
  const directory = join(dataDir, 'simulator')
  prepareDataDir(dataDir, 1024 * 1024)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const lock = acquireProcessLock(join(directory, 'lock'), (pid) =>
    `Another console (process ${pid}) runs the Stripe simulator of ${dataDir}: stop it, set DATA_DIR to another directory, or connect both to one simulator with STRIPE_API_KEY and STRIPE_API_BASE.`)
  const apiKey = keptSecret(directory, 'api-key', () => `sk_test_${randomBytes(24).toString('hex')}`)
  const webhookSecret = keptSecret(directory, 'webhook-secret', () => `whsec_${randomBytes(24).toString('hex')}`)
  try {
    const port = await nextFreePort(preferredPort, host)
    const child = await superviseSimulator(program, [
      `--port=${port}`, `--host=${host}`, `--state=${join(directory, 'state.json')}`,
      `--webhook-url=${consoleUrl}/webhooks/stripe`, `--webhook-events=${ENDPOINT_EVENTS.join(',')}`, '--exit-with-parent',
    ], { SIMULATOR_API_KEY: apiKey, SIMULATOR_WEBHOOK_SECRET: webhookSecret }, logger)
    return {
      stripe: { apiKey, webhookSecrets: [webhookSecret], accountId: child.accountId, mode: 'test', apiBase: child.url, callsPerSecond: undefined, callsPerEndpoint: undefined, simulator: true },
      stop: async () => {
        await child.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
