import type { Environment } from '../config/read-settings.ts'
import { ConfigError, StartupError } from '../config/startup-error.ts'
import { scrub } from '../log-scrubber.ts'
import { version } from '../monitoring/version.ts'
import { checkConfig } from './config-check.ts'
import { helpText } from './help.ts'
import { migrateCommand } from './migrate.ts'
import { rebuildCommand } from './rebuild-projections.ts'
import { start } from './start.ts'

/** Exit code of a wrong command line or configuration, as is usual for command-line programs. */
const usageCode = 2

/** Where a command writes. */
export interface CliOutput {
  print: (text: string) => void
  printError: (text: string) => void
}

/** Runs one command and returns the exit code. Expected failures are printed as lines, without a stack. */
export async function runCli(args: readonly string[], environment: Environment, output: CliOutput): Promise<number> {
  try {
    return await dispatch(args, environment, output.print)
  } catch (error) {
    if (error instanceof ConfigError) {
      const count = error.problems.length === 1 ? 'a problem' : `${error.problems.length} problems`
      output.printError(`The configuration has ${count}:\n${error.problems.map((problem) => `  - ${problem}\n`).join('')}`)
      return usageCode
    }
    output.printError(error instanceof StartupError ? `${error.message}\n` : `Unexpected error. ${scrub(describe(error))}\n`)
    return 1
  }
}

function dispatch(args: readonly string[], environment: Environment, print: CliOutput['print']): Promise<number> | number {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') return answer(helpText(), print)
  if (args.includes('--version') || args[0] === 'version') return answer(`${version()}\n`, print)
  const [command, ...rest] = args
  if (command === 'start') return start(rest, environment, print)
  if (command === 'migrate') return migrateCommand(rest, environment, print)
  if (command === 'rebuild-projections') return rebuildCommand(rest, environment, print)
  if (command === 'config' && rest[0] === 'check') return checkConfig(rest.slice(1), environment, print)
  if (command === undefined || command.startsWith('--')) return start(args, environment, print)
  throw new ConfigError(['The command is not known: use start, migrate or config check. See --help.'])
}

function answer(text: string, print: CliOutput['print']): number {
  print(text)
  return 0
}

function describe(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error)
}
