import { buildPackages } from './build-packages.ts'
import { run } from './run.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm bench NAME [options]`: runs a benchmark of bench/ on what is built from the sources as they are.
const benchmarks = ['access', 'lists', 'push', 'webhooks']
const [name = '', ...options] = scriptArguments()
if (!benchmarks.includes(name)) {
  process.stderr.write(`Name a benchmark: ${benchmarks.join(', ')}.\n`)
  process.exitCode = 2
} else {
  process.exitCode = await buildPackages(['server', 'simulator']) ? (await run(process.execPath, [`${root}/bench/${name}.ts`, ...options])).code : 1
}
