import type { IncomingMessage } from 'node:http'

/** So much of a body that is too large is still read, so that its sender comes to read the answer. Bytes. */
const DRAINED = 16 * 1024 * 1024

/** The body has more bytes than are taken. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413
}

/**
 * A body as it came, byte for byte.
 * @param limit bytes
 * @throws BodyTooLarge, once the rest was read and dropped
 */
export async function readRawBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (size > DRAINED) request.destroy()
    })
    request.once('end', resolve)
    request.once('error', reject)
    request.once('close', () => { reject(new Error('The sender went away.')) })
  })
  if (size > limit) throw new BodyTooLarge(`The body is larger than ${limit} bytes.`)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}
