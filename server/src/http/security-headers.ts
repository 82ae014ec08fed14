import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'

/**
 * What browsers are told about every answer: only our own files, no scripts in pages, no other site around ours. Mantine
 * sets styles inline, and products show images from anywhere.
 * @param publicUrl only a console that people reach by `https` may ask browsers never to use anything else
 */
export function registerSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const encrypted = publicUrl.startsWith('https:')
  const headers = headersOf({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'https:'],
        connectSrc: ["'self'"], workerSrc: ["'self'", 'blob:'], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: encrypted && { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/** What helmet sets does not depend on the request, so it is asked once. */
function headersOf(options: HelmetOptions): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet(options)(request, response, (error) => { if (error) throw error as Error })
  return { ...response.getHeaders() }
}
