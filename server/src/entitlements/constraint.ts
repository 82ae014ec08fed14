import { QueryFailedError } from 'typeorm'
import { badUserInput, conflict, type FieldMessages } from '../errors.ts'

/** Does work that a unique constraint may refuse. @throws BAD_USER_INPUT with the messages of that constraint */
export async function refusingTaken<T>(messages: Partial<Record<string, FieldMessages>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const violated = error instanceof QueryFailedError && 'constraint' in error ? String(error.constraint) : ''
    const fields = messages[violated]
    throw fields ? badUserInput(fields) : error
  }
}

/** @throws CONFLICT when somebody else changed it since the caller looked */
export function assertVersion(noun: string, current: { version: number }, seen: number): void {
  if (current.version !== seen) throw conflict(`Somebody else changed this ${noun} meanwhile: load it again, and repeat your change if it is still wanted.`)
}
