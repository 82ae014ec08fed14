import { randomInt } from 'node:crypto'

// Lower case and digits without those mistaken for others (0 o, 1 l i, u v): 29 characters.
const alphabet = '23456789abcdefghjkmnpqrstwxyz'

/** A random password that can be read out and typed: four groups of five characters, about 97 bits. */
export function readablePassword(): string {
  return Array.from({ length: 4 }, randomGroup).join('-')
}

function randomGroup(): string {
  return Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
}
