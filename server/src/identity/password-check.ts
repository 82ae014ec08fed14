import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { maxPasswordLength } from './password-length.ts'

/** Shortest password, in characters, that an operator may choose. */
export const minChosenPasswordLength = 10

// The most used of the passwords that were ever breached, and patterns of keyboards: known here, asked of nobody.
const strength = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/**
 * What is wrong with a password that somebody chose, or nothing. Refused is what is short, known from breaches, or guessed
 * soon by who knows the person.
 * @param personal what others know of the person: address, name
 */
export function passwordProblem(password: string, personal: string[]): string | undefined {
  if (password.length < minChosenPasswordLength) return `Use at least ${minChosenPasswordLength} characters.`
  if (password.length > maxPasswordLength) return `Use at most ${maxPasswordLength} characters.`
  const known = [...personal, ...personal.flatMap((text) => text.split(/[\s@.]+/)), 'member console'].filter((text) => text.length > 2)
  return strength.check(password, known).score < 3 ? 'This is easily guessed: use several words that have nothing to do with you, or one that a password manager makes.' : undefined
}
