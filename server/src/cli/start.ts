import { loadConfig } from '../config/load-config.ts'
import type { Environment } from '../config/read-settings.ts'
import { createLogger, type Logger } from '../logger.ts'
import { closingBlock } from './closing-block.ts'
import { startConsole, type RunningConsole } from './console.ts'
import { aborted, listenForStop } from './stop-signal.ts'

/**
 * `server start`: runs until it is told to stop.
 * @returns The exit code: 0 after an orderly stop.
 * @throws StartupError when it cannot start.
 */
export async function start(args: readonly string[], environment: Environment, print: (text: string) => void): Promise<number> {
  const { config, warnings } = loadConfig(args, environment)
  const logger = createLogger(config.logLevel)
  const { signal, claim } = listenForStop()
  const crashed = untilCrash(logger)
  let running: RunningConsole
  try {
    running = await startConsole(config, await loadParts(), logger, signal)
  } catch (error) {
    if (signal.aborted) return 0
    throw error
  }
  claim()
  print(closingBlock(running, warnings))
  const failure = await Promise.race([aborted(signal), running.failed, crashed])
  if (failure !== undefined) logger.fatal(failure)
  else print('Stopping …\n')
  await running.stop()
  return failure === undefined ? 0 : 1
}

/** The application is loaded late: `--help` and a wrong setting are answered without it. */
async function loadParts(): Promise<Parameters<typeof startConsole>[1]> {
  const [{ startApp }, { migrate }, { resolveAccountId }] = await Promise.all([
    import('../app.ts'),
    import('../db/migrate.ts'),
    import('../stripe/client.ts'),
  ])
  return { startApp, migrate, resolveAccountId }
}

/** An error that nobody caught leaves the process in an unknown state: log it without secrets, then stop in order. */
function untilCrash(logger: Logger): Promise<string> {
  return new Promise((resolve) => {
    process.on('uncaughtException', (error) => {
      logger.fatal({ err: error }, 'unexpected error')
      resolve('Stopping after an unexpected error.')
    })
  })
}
