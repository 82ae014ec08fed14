import type { Config } from '../config/config.ts'
import type { Logger } from '../logger.ts'

/** What the application starts with: where its database and Stripe are is settled. */
export interface AppRuntime {
  config: Config & { databaseUrl: string }
  logger: Logger
}

/** The running application. */
export interface RunningApp {
  /** Address that it listens on. */
  address: string
  /** The operator that this start made; the password only when it was made up, to be shown once. */
  firstOperator?: { email: string, password?: string }
  /** Stops accepting work, finishes what is under way, and lets go of database and jobs. */
  close: () => Promise<void>
}

/** Starts HTTP and jobs, as the role says. */
export type StartApp = (runtime: AppRuntime) => Promise<RunningApp>
