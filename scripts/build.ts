import { buildPackages } from './build-packages.ts'

// `pnpm build`: compiles what has changed.
process.exitCode = await buildPackages() ? 0 : 1
