import { QueryFailedError } from 'typeorm'
import { badUserInput, type FieldMessages } from '../errors.ts'

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
