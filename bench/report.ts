import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Prints a benchmark's table, and writes its figures as JSON with what they were measured on. @param facts what it was asked for, and what came of it */
export function report(name: string, table: string, facts: object): void {
  const directory = fileURLToPath(new URL('results', import.meta.url))
  mkdirSync(directory, { recursive: true })
  const machine = { at: new Date().toISOString(), processor: cpus()[0]?.model, cores: cpus().length, node: process.version }
  writeFileSync(`${directory}/${name}.json`, `${JSON.stringify({ ...machine, ...facts }, null, 2)}\n`)
  process.stdout.write(`${table}\nWritten to ${directory}/${name}.json\n`)
}
