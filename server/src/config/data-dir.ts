import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from './error-code.ts'
import { StartupError } from './startup-error.ts'

/**
 * Makes the data directory and makes sure that it can be written.
 * @param neededBytes Free space without which starting would only fail later.
 * @throws StartupError that says what to do.
 */
export function prepareDataDir(dataDir: string, neededBytes: number): void {
  try {
    // Others may pass through, as a console run by root leaves its PostgreSQL to another user, but not list it.
    makeDirectory(dataDir)
    const probe = join(dataDir, `.write-test-${process.pid}`)
    try {
      writeFileSync(probe, Buffer.alloc(64 * 1024))
    } finally {
      rmSync(probe, { force: true })
    }
    const { bavail, bsize } = statfsSync(dataDir)
    if (bavail * bsize < neededBytes) throw fullDataDir(dataDir, bavail * bsize)
  } catch (error) {
    throw explainDataDirError(dataDir, error)
  }
}

/** Step by step: Node's own recursive mkdir never returns where a parent exists that takes no directories (`/proc`). */
function makeDirectory(path: string): void {
  if (existsSync(path)) return
  if (!existsSync(dirname(path))) makeDirectory(dirname(path))
  mkdirSync(path, { mode: 0o711 })
}

/** An error of the file system in the data directory as one clear line; others come back as they are. */
export function explainDataDirError(dataDir: string, error: unknown): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDataDir(dataDir)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new StartupError(`The data directory ${dataDir} cannot be written: give this user write access or set DATA_DIR to another directory.`)
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartupError(`The data directory ${dataDir} is not a directory: remove what is in its place or set DATA_DIR to another directory.`)
    default:
      return error
  }
}

/** The data directory has no room left. */
export function fullDataDir(dataDir: string, freeBytes?: number): StartupError {
  const left = freeBytes === undefined ? '' : ` (${Math.floor(freeBytes / 1024 / 1024)} MiB free)`
  return new StartupError(`The data directory ${dataDir} is full${left}: free some space or set DATA_DIR to a directory on another disk.`)
}
