import type { IncomingMessage } from 'node:http'

/** So much of a body that is not taken is still read, so that its sender comes to read the answer. Bytes. */
const DRAINED = 16 * 1024 * 1024

/** The body has more bytes than are taken. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413
}

/**
 * A body as it came, byte for byte.
 * @param limit bytes
 * @param take is told how much came, before it is kept; what it throws ends the reading
 * @throws BodyTooLarge, once the rest was read and dropped
 */
export async function readRawBody(request: IncomingMessage, limit: number, take: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  let isKept = true
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (isKept) keep(chunk)
      if (size > DRAINED) request.destroy()
    })
    request.once('end', resolve)
    request.once('error', reject)
    request.once('close', () => { reject(new Error('The sender went away.')) })

    function keep(chunk: Buffer): void {
      try {
        take(chunk.length)
        chunks.push(chunk)
        isKept = size <= limit
      } catch (error) {
        isKept = false
        reject(error)
      }
      if (!isKept) chunks.length = 0
    }
  })
  if (size > limit) throw new BodyTooLarge(`The body is larger than ${limit} bytes.`)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}
