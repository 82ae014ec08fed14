import { fileURLToPath } from 'node:url'
import { startProgram, type ChildProgram } from '../server/test/harness/child-program.ts'
import { eventually } from '../server/test/harness/eventually.ts'

/** Starts a program of this folder that prints the address at which it listens. */
export async function startListening(file: string, args: readonly string[]): Promise<{ url: string; program: ChildProgram }> {
  const program = startProgram(fileURLToPath(new URL(file, import.meta.url)), args)
  const url = await eventually(() => {
    const found = /http:\S+/.exec(program.stdout())?.[0]
    if (found === undefined) throw new Error(`${file} did not start: ${program.stderr()}`)
    return found
  })
  return { url, program }
}
