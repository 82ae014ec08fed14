import { buildPackages } from './build-packages.ts'
import { stopWithLaunchers } from './launchers.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm simulator [flags]`: the Stripe simulator alone.
stopWithLaunchers()
if (await buildPackages(['simulator'])) {
  process.argv = [process.execPath, `${root}/simulator/dist/main.js`, ...scriptArguments()]
  await import(`${root}/simulator/dist/main.js`)
} else {
  process.exitCode = 1
}
