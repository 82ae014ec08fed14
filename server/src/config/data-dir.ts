import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const probe = join(dataDir, `.write-test-${process.pid}`)
    writeFileSync(probe, Buffer.alloc(64 * 1024))
    rmSync(probe)
    const { bavail, bsize } = statfsSync(dataDir)
    if (bavail * bsize < neededBytes) throw fullDataDir(dataDir, bavail * bsize)
  } catch (error) {
    throw explainDataDirError(dataDir, error)
  }
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
