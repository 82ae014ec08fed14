import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from './error-code.ts'

/**
 * A secret that the console made for itself: made at the first call, the same for ever after. Kept in a file that
 * only its owner can read. Two processes that start at once get the same one.
 */
export function keptSecret(dataDir: string, name: string, make: () => string = () => randomBytes(32).toString('base64url')): string {
  const path = join(dataDir, name)
  const existing = readIfExists(path)
  if (existing !== undefined) return existing
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, make())
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

function readIfExists(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim()
    if (text === '') {
      rmSync(path)
      return undefined
    }
    chmodSync(path, 0o600)
    return text
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}
