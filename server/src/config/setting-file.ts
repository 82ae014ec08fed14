import { closeSync, openSync, readSync } from 'node:fs'
import { errorCode } from './error-code.ts'
import { ValueProblem } from './setting.ts'

/** More than any secret or URL needs; keeps a mistaken path (`/dev/zero`, a log) from being read whole. */
const maximumBytes = 64 * 1024

/** Reads a setting's file once, without its trailing newline. Throws {@link ValueProblem}, which never names the path. */
export function readSettingFile(path: string): string {
  if (/^([sr]k_|whsec_|acct_|postgres)/.test(path)) throw new ValueProblem('holds a value; it must be the path of a file that holds the value.')
  let text: string
  try {
    text = readStart(path)
  } catch (error) {
    if (error instanceof ValueProblem) throw error
    throw new ValueProblem(`names a file that cannot be read (${errorCode(error) ?? 'unknown error'}): check the path and its permissions.`)
  }
  const value = text.replace(/[\r\n]+$/, '')
  if (value === '') throw new ValueProblem('names an empty file.')
  return value
}

/** Reads to the end and not by size: the file may be a pipe. */
function readStart(path: string): string {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(maximumBytes + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null)
    }
    if (length > maximumBytes) throw new ValueProblem(`names a file of more than ${maximumBytes / 1024} KiB.`)
    return buffer.toString('utf8', 0, length)
  } finally {
    closeSync(file)
  }
}
