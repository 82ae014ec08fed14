import { buildPackages } from './build-packages.ts'
import { suites, type SuiteResult } from './suites.ts'
import { scriptArguments } from './workspace.ts'

// `pnpm test [suite …] [-- jest's arguments]`: every test of the workspace but those that take long, and one summary at the end.
const args = scriptArguments()
const separator = args.indexOf('--')
const names = separator === -1 ? args : args.slice(0, separator)
const jestArguments = separator === -1 ? [] : args.slice(separator + 1)
const unknown = names.filter((name) => !suites.some((suite) => suite.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no suite ${unknown.join(', ')}: the suites are ${suites.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}

const results: [name: string, result: SuiteResult][] = []
if (await buildPackages()) {
  for (const suite of suites.filter(({ name, onlyNamed }) => (names.length === 0 ? !onlyNamed : names.includes(name)))) {
    process.stderr.write(`\n── ${suite.name} ${'─'.repeat(70 - suite.name.length)}\n`)
    results.push([suite.name, await suite.run(jestArguments).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      return { passed: 0, failed: 1, skipped: 0 }
    })])
  }
} else {
  results.push(['build', { passed: 0, failed: 1, skipped: 0 }])
}

const total = results.reduce(
  (sum, [, { passed, failed, skipped }]) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }),
  { passed: 0, failed: 0, skipped: 0 },
)
process.stdout.write(`\n${results.map(([name, result]) => `${name.padEnd(10)} ${summary(result)}\n`).join('')}\n${summary(total)}\n`)
process.exit(total.failed === 0 ? 0 : 1)

function summary({ passed, failed, skipped }: SuiteResult): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
