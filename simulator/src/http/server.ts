import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Api } from './api.ts'

/** Larger bodies are refused. Stripe's own limit is not documented; no form of the API comes near. */
const MAX_BODY_BYTES = 1024 * 1024

/** Answers the paths that are not the API's: the control API, the hosted pages. */
export interface SideDoor {
  /** True for a path that is this door's. */
  owns(path: string): boolean
  handle(request: { method: string; path: string; query: string; body: string; header(name: string): string | undefined }): Promise<{ status: number; body: string; headers?: Readonly<Record<string, string>> }>
}

/** The caller went away before the request was complete. */
class HungUp extends Error {}

function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    })
    request.on('end', () => resolve(size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8')))
    request.on('error', () => reject(new HungUp()))
    request.on('close', () => reject(new HungUp()))
  })
}

function headerOf(request: IncomingMessage): (name: string) => string | undefined {
  return (name) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
}

/** The HTTP server: Stripe's API, with the control API and the hosted pages beside it. */
export function createHttpServer(api: Api, sideDoors: readonly SideDoor[], clock: Clock): Server {
  const send = (response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>>): void => {
    if (response.destroyed || response.writableEnded) return
    response.sendDate = false
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Date: new Date(clock.nowMs()).toUTCString(),
      'Cache-Control': 'no-cache, no-store',
      ...headers,
    })
    response.end(body)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new Promise<void>((resolve) => response.once('close', resolve))
    const body = await readBody(request)
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
    const method = request.method ?? 'GET'
    if (body === undefined) {
      send(response, 413, '{"error":{"message":"The request body is too large.","type":"invalid_request_error"}}\n', {})
      return
    }
    const given = { method, path, query, body, header: headerOf(request) }
    const sideDoor = sideDoors.find((door) => door.owns(path))
    if (sideDoor !== undefined) {
      const reply = await sideDoor.handle(given)
      send(response, reply.status, reply.body, reply.headers ?? {})
      return
    }
    const outcome = await api.handle({ ...given, gone })
    if (outcome === 'drop') response.destroy()
    else send(response, outcome.status, outcome.body, outcome.headers)
  }

  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof HungUp)) console.error(error)
      response.destroy()
    })
  })
}
