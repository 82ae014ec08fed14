import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { authBasePath } from './auth-options.ts'
import type { Identity } from './identity.ts'

/** The largest body, in bytes, that anything here has a use for. */
const bodyLimit = 16 * 1024

/**
 * A Fastify plugin that answers `/api/auth/*`. The caller's address is Fastify's `request.ip`: `X-Forwarded-For` counts
 * only as far as the server's `trustProxy` says.
 */
export function authRoutes(identity: Identity): FastifyPluginAsync {
  return async app => {
    // better-auth parses bodies itself.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body))

    app.route({
      method: ['GET', 'POST'],
      url: `${authBasePath}/*`,
      handler: async (request, reply) => {
        const response = await identity.handler(toWebRequest(request), request.ip)
        reply.code(response.status)
        if (response.status >= 500) {
          // Why is logged where it happened, without the id; this line stands beside it.
          request.log.error({ url: request.url.split('?')[0] }, 'request failed')
          return await reply.send({ message: `Something went wrong on our side. Quote the request id ${request.id}.` })
        }
        for (const [name, value] of response.headers) {
          if (name !== 'set-cookie') reply.header(name, value)
        }
        const cookies = response.headers.getSetCookie()
        if (cookies.length > 0) reply.header('set-cookie', cookies)
        return reply.send(Buffer.from(await response.arrayBuffer()))
      },
    })
  }
}

function toWebRequest(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) headers.append(name, one)
    }
  }
  const body = request.body instanceof Buffer && request.body.length > 0 ? new Uint8Array(request.body) : undefined
  // Only the path matters of this address: better-auth takes its own from `publicUrl`.
  return new Request(new URL(request.url, 'http://localhost'), { method: request.method, headers, body })
}
