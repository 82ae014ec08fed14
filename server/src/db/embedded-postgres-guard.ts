import { spawn, type ChildProcess } from 'node:child_process'
import type { ServerAccount } from './embedded-postgres-account.ts'

/**
 * Runs a command for as long as its standard input is open, then interrupts it. The console holds the other end of
 * that pipe, so its end by whatever means, `kill -9` included, is PostgreSQL's fast and orderly shutdown. A background
 * job gets /dev/null as input from the shell, hence the copy in descriptor 3.
 */
const guardScript = `
exec 3<&0
"$@" </dev/null 3<&- &
command=$!
{ read -r line <&3; kill -INT "$command"; } 2>/dev/null &
guard=$!
exec 3<&- </dev/null
wait "$command"
code=$?
kill "$guard" 2>/dev/null
exit "$code"
`

/** A program that ends when it is told to or when this process ends. */
export interface GuardedProgram {
  /** Resolves with the exit code (128 + signal number when killed); never rejects. */
  exited: Promise<number>
  /** The last lines that it wrote. */
  lastLines: () => string[]
  /** Interrupts it (SIGINT) and resolves when it has ended. */
  stop: () => Promise<void>
}

/** How many lines of output are kept to explain a failure. */
const keptLines = 30

/**
 * Starts a program in a session of its own: Ctrl-C reaches the console only, which then stops things in their order.
 * @param onLine Each line that the program writes.
 */
export function startGuarded(account: ServerAccount, command: string[], onLine: (line: string) => void): GuardedProgram {
  const child = spawn('/bin/sh', ['-c', guardScript, 'sh', ...account.prefix, ...command], {
    ...account.ids,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    // The locale decides the language of messages; anything else that PostgreSQL would read (PGDATA …) is not ours.
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  })
  const lines: string[] = []
  collectLines(child, (line) => {
    lines.push(line)
    if (lines.length > keptLines) lines.shift()
    onLine(line)
  })
  const exited = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 137))
  })
  child.stdin?.on('error', () => undefined)
  return {
    exited,
    lastLines: () => [...lines],
    stop: async () => {
      child.stdin?.end()
      await exited
    },
  }
}

function collectLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) if (line.trim() !== '') onLine(line)
    })
  }
}
