import { createHash } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'

/**
 * Holds a file for this process by listening on a socket named after it: the operating system lets go of it when
 * the process dies, however it dies, and a socket file left behind refuses connections.
 */
export class FileLock {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /** @throws Error when another simulator holds the file. */
  static async take(path: string): Promise<FileLock> {
    const digest = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 24)
    const address = process.platform === 'win32' ? `\\\\.\\pipe\\stripe-simulator-${digest}` : join(tmpdir(), `stripe-simulator-${digest}.sock`)
    const first = await listen(address)
    if (first !== undefined) return new FileLock(first)
    if (await answers(address)) throw new Error(`${path} is in use by another simulator: stop that one, or give --state another name`)
    unlinkSync(address)
    const second = await listen(address)
    if (second === undefined) throw new Error(`${path} is in use by another simulator: stop that one, or give --state another name`)
    return new FileLock(second)
  }

  release(): Promise<void> {
    return new Promise((done) => {
      this.#server.close(() => done())
    })
  }
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') done(undefined)
      else fail(error)
    })
    server.listen(address, () => {
      server.unref()
      done(server)
    })
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
