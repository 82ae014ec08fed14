import { readFile, rm } from 'node:fs/promises'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium } from './chromium.ts'
import { startE2eConsole } from './e2e-console.ts'
import { run } from './run.ts'
import { root } from './workspace.ts'

/** How a suite ended. */
export interface SuiteResult {
  passed: number
  failed: number
  skipped: number
}

/** A suite of `pnpm test`, by the name under which it can be run alone. */
export interface Suite {
  name: string
  /** Takes long, so it runs only when it is named. */
  onlyNamed?: true
  /** Passes the arguments on to jest, e.g. part of a file's name. */
  run: (args: readonly string[]) => Promise<SuiteResult>
}

/** These tests mostly wait for programs they started: jest's usual core less is not needed for itself. */
const allCores = '--maxWorkers=100%'

/** Every suite, in the order in which they run: what breaks the others comes first. */
export const suites: Suite[] = [
  { name: 'simulator', run: (args) => runJest('simulator', [allCores, ...args]) },
  { name: 'server', run: (args) => runJest('server', [allCores, ...args]) },
  { name: 'panel', run: (args) => runJest('panel', [allCores, ...args]) },
  { name: 'browser', run: runBrowserTests },
  { name: 'faults', onlyNamed: true, run: (args) => runJest('server', ['--config=jest.faults.config.mjs', '--runInBand', ...args]) },
]

/** What jest writes with `--json`; see its documentation, "--outputFile". */
interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numRuntimeErrorTestSuites: number
}

async function runJest(directory: string, args: readonly string[], environment: Record<string, string> = {}): Promise<SuiteResult> {
  const report = join(mkdtempSync(join(tmpdir(), 'jest-report-')), 'report.json')
  try {
    const { code } = await run(process.execPath, ['--experimental-vm-modules', '--no-warnings', `${root}/node_modules/jest/bin/jest.js`, '--json', `--outputFile=${report}`, ...args], {
      directory,
      environment: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings', ...environment },
    })
    return count(await readReport(report), code)
  } finally {
    await rm(join(report, '..'), { recursive: true, force: true })
  }
}

async function readReport(path: string): Promise<JestReport | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JestReport
  } catch {
    return undefined
  }
}

/** A file that could not be run counts as one failure; so does a jest that failed without saying why. */
function count(report: JestReport | undefined, code: number): SuiteResult {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests }
}

async function runBrowserTests(args: readonly string[]): Promise<SuiteResult> {
  const chromium = await findOrInstallChromium()
  if (chromium === undefined) {
    const ci = process.env['CI'] === 'true'
    process.stderr.write([
      '', '*'.repeat(78),
      `  THE BROWSER TESTS DID NOT RUN${ci ? ', WHICH IS A FAILURE WITH CI=true' : ': THEY ARE SKIPPED'}.`,
      '  No Chromium is installed and none could be installed: install one, or set CHROMIUM_PATH.',
      '*'.repeat(78), '', '',
    ].join('\n'))
    return { passed: 0, failed: ci ? 1 : 0, skipped: ci ? 0 : 1 }
  }
  const console = await startE2eConsole()
  try {
    return await runJest('panel', ['--config=jest.e2e.config.mjs', '--runInBand', ...args], { ...console.environment, CHROMIUM_PATH: chromium })
  } finally {
    await console.stop()
  }
}
