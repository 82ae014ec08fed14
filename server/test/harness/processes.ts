import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Ids of the processes whose command line contains a text, such as the path of a data directory. */
export function processesOf(text: string): number[] {
  return commandLines().filter(([pid, command]) => command.includes(text) && pid !== process.pid).map(([pid]) => pid)
}

function commandLines(): [pid: number, command: string][] {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n').map((line) => [Number.parseInt(line, 10), line])
  }
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => [Number(pid), commandLine(pid)])
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // It ended meanwhile.
    return ''
  }
}
