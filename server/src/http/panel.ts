import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built panel; every address that is no file is the panel's own, so that links can be opened anywhere. */
export async function registerPanel(app: FastifyInstance): Promise<void> {
  const root = fileURLToPath(new URL('../../../panel/dist', import.meta.url))
  if (!existsSync(root)) {
    app.log.warn('the panel is not built: pnpm build')
    return
  }
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
