import { buildPackages } from './build-packages.ts'
import { stopWithLaunchers } from './launchers.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm server <command> [flags]`: any command of the server's command line, such as `config check`.
stopWithLaunchers()
if (await buildPackages(['server'])) {
  process.argv = [process.execPath, `${root}/server/dist/bundle/main.js`, ...scriptArguments()]
  await import(`${root}/server/dist/bundle/main.js`)
} else {
  process.exitCode = 1
}
