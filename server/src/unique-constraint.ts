import { QueryFailedError } from 'typeorm'
import { badUserInput, type FieldMessages } from './errors.ts'

/** Does work that a unique constraint may refuse. @throws BAD_USER_INPUT with the messages of that constraint */
export async function refusingTaken<T>(messages: Partial<Record<string, FieldMessages>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const fields = messages[violated(error) ?? '']
    throw fields ? badUserInput(fields) : error
  }
}

/** The name of the constraint that refused a statement. */
export function violated(error: unknown): string | undefined {
  return error instanceof QueryFailedError && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
}
