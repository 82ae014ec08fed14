import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100

/** The most memory that a process ever held; null where the system does not say. MiB. */
export function peakMemory(pid: number): number | null {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
}

/** Processor time of all processes below one, those that have ended included; null where the system does not say. Seconds. */
export function processorTime(pid: number): number | null {
  const stats = statsOf(pid)
  if (!stats) return null
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => statsOf(Number(name)) ?? []).filter(({ parent }) => parent === pid)
  return (stats.own + stats.ended + children.reduce((sum, { own }) => sum + own, 0)) / TICKS_PER_SECOND
}

/** The process that a PostgreSQL connection's server process came from. */
export function parentOf(pid: number): number | null {
  return statsOf(pid)?.parent ?? null
}

function statsOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  // The second field is the name in brackets, which may hold anything.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ').map(Number)
  if (!fields || fields.length < 15) return undefined
  const at = (number: number) => fields[number - 3] ?? 0
  return { parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
