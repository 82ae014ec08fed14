import { buildPackages } from './build-packages.ts'
import { stopWithLaunchers } from './launchers.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm start [flags]`: builds what has changed and runs the console in this very process, so that signals reach it
// whatever stands between it and the terminal.
stopWithLaunchers()
if (await buildPackages()) {
  process.argv = [process.execPath, `${root}/server/dist/bundle/main.js`, 'start', ...scriptArguments()]
  await import(`${root}/server/dist/bundle/main.js`)
} else {
  process.exitCode = 1
}
