import { buildPackages } from './build-packages.ts'
import { run } from './run.ts'

// `pnpm migrations:check`: fails if the migrations do not make what the entities describe.
process.exitCode = await buildPackages(['server'])
  ? (await run(process.execPath, ['server/dist/db/check-migrations.js'])).code
  : 1
