import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How often the launchers are looked at, in milliseconds. */
const interval = 500

/**
 * Stops this process in order (SIGTERM to itself) when the `npx` or `pnpm` that it was started through ends. `npx`
 * passes a signal on only to the shell below it, so whoever ends `npx pnpm start` would leave the console running.
 */
export function stopWithLaunchers(): void {
  const launchers = findLaunchers()
  const timer = setInterval(() => {
    if (launchers.every(stillInPlace)) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, interval)
  timer.unref()
}

function stillInPlace({ pid, parent }: Launcher): boolean {
  const now = parentOf(pid)
  return now !== undefined && (parent === undefined || now === parent)
}

interface Launcher {
  pid: number
  /** Undefined for the topmost: whoever started that may go, as after `nohup npx pnpm start &`. */
  parent: number | undefined
}

/** The chain from this process's parent up to the topmost npx or pnpm, shells between them included. */
function findLaunchers(): Launcher[] {
  const chain: { pid: number, command: string }[] = []
  for (let pid: number | undefined = process.ppid; pid !== undefined && pid > 1; pid = parentOf(pid)) chain.push({ pid, command: commandOf(pid) })
  const isPackageManager = ({ command }: { command: string }): boolean => /^(npm|npx|pnpm)( |$)|(npx-cli|npm-cli|pnpm)\.[cm]?js|\/(npx|pnpm)( |$)/.test(command)
  const isShell = ({ command }: { command: string }): boolean => /^(\/\S*\/)?(ba|da|z)?sh -c /.test(command)
  const outside = chain.findIndex((one) => !isPackageManager(one) && !isShell(one))
  const inside = chain.slice(0, outside === -1 ? undefined : outside)
  const known = inside.slice(0, inside.findLastIndex(isPackageManager) + 1)
  return known.map(({ pid }, index) => ({ pid, parent: known[index + 1]?.pid }))
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** The process's parent, undefined when the process is gone. */
function parentOf(pid: number): number | undefined {
  try {
    if (process.platform === 'linux') return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return undefined
  }
}
