import { spawn, type ChildProcess } from 'node:child_process'
import { buildPackages } from './build-packages.ts'
import { stopWithLaunchers } from './launchers.ts'
import { root, scriptArguments } from './workspace.ts'

// `pnpm dev [flags]`: the console as `pnpm start` runs it, started anew whenever the server or the simulator is
// compiled, and the panel from Vite, which reloads by itself. The flags are the server's.
const consolePort = process.env['PORT'] ?? '4000'
const tsc = `${root}/node_modules/typescript/bin/tsc`

stopWithLaunchers()
await buildPackages(['simulator', 'server', 'panel'])
const children = [
  program('server', [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']),
  program('simulator', [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput']),
  program('panel', [`${root}/panel/node_modules/vite/bin/vite.js`], { API_ORIGIN: `http://127.0.0.1:${consolePort}` }),
  // Node's watcher ends the console with SIGTERM and waits for it: PostgreSQL is closed before the next start.
  program('.', [
    '--watch', `--watch-path=${root}/server/dist`, `--watch-path=${root}/simulator/dist`, '--watch-preserve-output',
    `${root}/server/dist/main.js`, 'start', ...scriptArguments(),
  ]),
]
let stopping = false
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop)
await Promise.all(children.map(ended))

function program(directory: string, args: string[], environment: Record<string, string> = {}): ChildProcess {
  // Groups of their own: Ctrl-C reaches this script only, which passes it on once.
  return spawn(process.execPath, args, { cwd: `${root}/${directory}`, env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
}

function stop(): void {
  stopping = true
  for (const child of children) child.kill('SIGTERM')
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('close', () => {
    if (!stopping) stop()
    resolve()
  }))
}
