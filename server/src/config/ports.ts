import { createServer } from 'node:net'
import { randomInt } from 'node:crypto'
import { errorCode, hasCode } from './error-code.ts'
import { StartupError } from './startup-error.ts'

/** Ports from here on are handed out by the system to outgoing connections and are taken at random (Linux's default). */
const firstEphemeralPort = 32768

/** Fails unless this process can listen there now. Cheap: asked before anything slow is started. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  try {
    await tryListen(port, host)
  } catch (error) {
    throw explainListenError(error, port, host)
  }
}

/** An error of listening as one clear line; others come back as they are. */
export function explainListenError(error: unknown, port: number, host: string): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartupError(`Port ${port} is in use: stop the other program or set PORT to another port.`)
    case 'EACCES':
      return new StartupError(`Port ${port} may not be used by this user: set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupError(`This machine has no address ${host}: set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`)
    default:
      return error
  }
}

/** A free port that the system will not give to an outgoing connection meanwhile. */
export async function anyFreePort(host: string): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, firstEphemeralPort)
    if (await isFree(port, host)) return port
  }
  throw new StartupError('No free port was found from 20000 to 32767: set PORT.')
}

/** The first free port from this one on. */
export async function nextFreePort(start: number, host: string): Promise<number> {
  const first = start < firstEphemeralPort - 100 ? start : 4010
  for (let port = first; port < firstEphemeralPort; port++) {
    if (await isFree(port, host)) return port
  }
  throw new StartupError(`No free port was found from ${first} to ${firstEphemeralPort - 1}.`)
}

async function isFree(port: number, host: string): Promise<boolean> {
  try {
    await tryListen(port, host)
    return true
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE', 'EACCES')) return false
    throw explainListenError(error, port, host)
  }
}

function tryListen(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()))
  })
}
