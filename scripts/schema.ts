import { readFileSync, writeFileSync } from 'node:fs'
import { buildPackages } from './build-packages.ts'
import { run } from './run.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm schema` writes schema.graphql from the server's code; `pnpm schema:check` fails if it is not what the code says.
const file = `${root}/schema.graphql`
if (!await buildPackages(['server'])) process.exit(1)
const { code, output } = await run(process.execPath, ['server/dist/print-schema.js'], { output: 'collect' })
if (code !== 0) {
  process.stderr.write(output)
  process.exit(1)
}
if (!scriptArguments().includes('--check')) {
  writeFileSync(file, output)
} else if (readFileSync(file, 'utf8') === output) {
  process.stdout.write('schema.graphql is what the code says.\n')
} else {
  process.stderr.write('schema.graphql is not what the code says: run "npx pnpm@12 schema" and commit the file.\n')
  process.exit(1)
}
