import { spawn, type ChildProcess } from 'node:child_process'
import { buildPackages } from './build-packages.ts'
import { stopWithLaunchers } from './launchers.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm dev [flags]`: the console as `pnpm start` runs it, started anew whenever the server or the simulator is
// compiled, and the panel from Vite, which reloads by itself. The flags are the server's.
const consolePort = process.env['PORT'] ?? '4000'
const children: ChildProcess[] = []
let stopping = false

stopWithLaunchers()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
// The panel's build is what the console's own port shows; Vite serves the one that reloads.
await buildPackages(['panel'])
await Promise.all([compileOnChange('server'), compileOnChange('simulator')])
start('panel', [`${root}/panel/node_modules/vite/bin/vite.js`], { API_ORIGIN: `http://127.0.0.1:${consolePort}` })
// Node's watcher ends the console with SIGTERM and waits for it: PostgreSQL is closed before the next start.
start('.', [
  '--watch', `--watch-path=${root}/server/dist`, `--watch-path=${root}/simulator/dist`, '--watch-preserve-output',
  `${root}/server/dist/main.js`, 'start', ...scriptArguments(),
])

/** Resolves when the first compilation is done; a mistake in the sources is shown and waits for its correction. */
function compileOnChange(name: string): Promise<void> {
  const compiler = start(name, [`${root}/node_modules/typescript/bin/tsc`, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], {}, 'pipe')
  return new Promise((resolve) => {
    compiler.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (/error/.test(text) && !/Found 0 errors/.test(text)) process.stdout.write(text)
      if (text.includes('Watching for file changes')) resolve()
    })
  })
}

function start(directory: string, args: string[], environment: Record<string, string> = {}, stdout: 'inherit' | 'pipe' = 'inherit'): ChildProcess {
  // Groups of their own: Ctrl-C reaches this script only, which passes it on once.
  const child = spawn(process.execPath, args, {
    cwd: `${root}/${directory}`, env: { ...process.env, ...environment }, stdio: ['ignore', stdout, 'inherit'], detached: true,
  })
  children.push(child)
  child.once('close', stop)
  if (stopping) child.kill('SIGTERM')
  return child
}

/** One program that ends takes the others with it. */
function stop(): void {
  if (stopping) return
  stopping = true
  for (const child of children) child.kill('SIGTERM')
}
