import { randomInt } from 'node:crypto'

// Lower case and digits without those mistaken for others (0 o, 1 l i, u v): 30 characters.
const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** A random password that can be read out and typed: four groups of five characters, about 98 bits. */
export function readablePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
