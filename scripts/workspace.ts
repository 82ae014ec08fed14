import { resolve } from 'node:path'

/** The checkout's root. */
export const root = resolve(import.meta.dirname, '..')

/** What follows a script's name; package managers differ in whether they pass the separating `--` on. */
export function scriptArguments(): string[] {
  const args = process.argv.slice(2)
  return args[0] === '--' ? args.slice(1) : args
}
