import { spawn } from 'node:child_process'
import { root } from './workspace.ts'

/** How a command is run. */
export interface RunOptions {
  /** Directory relative to the root. */
  directory?: string
  environment?: Record<string, string>
  /** What becomes of its output: shown as it comes, or collected and returned. */
  output?: 'show' | 'collect'
}

/** Runs a command to its end and returns its exit code, 1 if a signal ended it, and its collected output. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<{ code: number, output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: `${root}/${options.directory ?? ''}`,
      env: { ...process.env, ...options.environment },
      stdio: options.output === 'collect' ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => { output += text })
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
