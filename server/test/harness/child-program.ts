import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program started by a test. */
export interface ChildProgram {
  pid: number
  /** Everything it wrote so far. */
  stdout: () => string
  stderr: () => string
  /** Resolves with the exit code, or the name of the signal that ended it. */
  exited: Promise<number | string>
  signal: (name: NodeJS.Signals) => void
  /** Sends the signal and resolves when the program has ended, as `exited` does. */
  end: (name: NodeJS.Signals) => Promise<number | string>
}

/** Every program still running, so that none outlives the test process. */
const running = new Set<() => void>()
process.on('exit', () => running.forEach((kill) => kill()))

/**
 * Starts a Node program with exactly these environment variables, beside those that any program needs.
 * @param entry Absolute path of the script.
 * @param nodeOptions Options of Node itself.
 */
export function startProgram(entry: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}, nodeOptions: readonly string[] = []): ChildProgram {
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, [...nodeOptions, entry, ...args], {
    env: { PATH, HOME, TMPDIR, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines = { stdout: '', stderr: '' }
  createInterface({ input: child.stdout }).on('line', (line) => { lines.stdout += `${line}\n` })
  createInterface({ input: child.stderr }).on('line', (line) => { lines.stderr += `${line}\n` })
  const kill = (): void => { child.kill('SIGKILL') }
  running.add(kill)
  const exited = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => {
      running.delete(kill)
      resolve(code ?? signal ?? 'unknown')
    })
  })
  return {
    pid: child.pid ?? 0,
    stdout: () => lines.stdout,
    stderr: () => lines.stderr,
    exited,
    signal: (name) => { child.kill(name) },
    end: (name) => {
      child.kill(name)
      return exited
    },
  }
}
