import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Only our own files, no inline scripts; Mantine sets styles inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: https:", "connect-src 'self'",
  "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'",
].join('; ')

/** Serves the built panel; every address that is no file is the panel's own, so that links can be opened anywhere. */
export async function registerPanel(app: FastifyInstance): Promise<void> {
  const root = fileURLToPath(new URL('../../../panel/dist', import.meta.url))
  if (!existsSync(root)) {
    app.log.warn('the panel is not built: pnpm build')
    return
  }
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' })
    if (String(reply.getHeader('content-type') ?? '').startsWith('text/html')) reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
  })
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders: (reply, path) => {
      // File names under assets/ change with their content.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (wantsPage) return await reply.sendFile('index.html')
    return await reply.code(404).send({ error: `There is nothing at ${request.method} ${request.url.split('?')[0]}.` })
  })
}
