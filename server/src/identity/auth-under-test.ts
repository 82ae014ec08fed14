import { randomBytes } from 'node:crypto'
import { fastify, type FastifyInstance, type FastifyServerOptions, type InjectOptions, type LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import type { IdentityOptions } from './auth-options.ts'
import { authRoutes } from './auth-routes.ts'
import { createIdentity, type Identity } from './identity.ts'
import type { RecordAct } from './sign-in-audit.ts'
import { startTestServer, type TestDatabase } from './test-database.ts'

export const publicUrl = 'http://console.example.org:4000'
export const secret = randomBytes(32).toString('hex')
export const logger = pino({ level: 'silent' })
/** The operator that there is from the beginning. */
export const email = 'ann@example.org'
export const password = 'correct horse battery'

/** Servers with nothing but the module's routes, on a database of their own; for one file of tests. */
export interface AuthUnderTest {
  database: TestDatabase
  /** What was put on record, oldest first. */
  acts: { action: string, details: object | null }[]
  /** A further server. */
  start(options?: Partial<IdentityOptions>, settings?: FastifyServerOptions): Promise<{ app: FastifyInstance, identity: Identity }>
  /** Ends every session and forgets every attempt. */
  forget(): Promise<void>
  stop(): Promise<void>
}

export async function startAuth(): Promise<AuthUnderTest> {
  const server = await startTestServer()
  const database = await server.database()
  const apps: FastifyInstance[] = []
  const acts: AuthUnderTest['acts'] = []
  const record: RecordAct = async (_actor, { action, details }) => { acts.push({ action, details }) }
  const setRole: IdentityOptions['setRole'] = async (operatorId, role) => { await database.pool.query('update operator set role = $2 where id = $1', [operatorId, role]) }
  await createIdentity({ pool: database.pool, publicUrl, secret, logger, record, setRole }).bootstrap({ operatorEmail: email, operatorPassword: password })
  return {
    database,
    acts,
    async start(options = {}, settings = {}) {
      const identity = createIdentity({ pool: database.pool, publicUrl, secret, logger, record, setRole, ...options })
      const app = fastify(settings)
      apps.push(app)
      await app.register(authRoutes(identity))
      return { app, identity }
    },
    async forget() {
      acts.length = 0
      await database.pool.query('truncate sign_in_rate_limit, operator_session')
    },
    async stop() {
      await Promise.all(apps.map(app => app.close()))
      await server.stop()
    },
  }
}

export function post(app: FastifyInstance, path: string, payload?: object, more: InjectOptions = {}): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url: `/api/auth${path}`, payload, ...more })
}

/** @param more `secret`: another password than the right one */
export function signIn(app: FastifyInstance, more: InjectOptions & { secret?: string } = {}): Promise<LightMyRequestResponse> {
  return post(app, '/sign-in/email', { email, password: more.secret ?? password }, more)
}

/** The `Cookie` header that a browser would send after a response. */
export function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies.filter(one => one.value !== '').map(one => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
}

/** What a page of the console sends with a session. */
export function ownOrigin(cookie: string): InjectOptions {
  return { headers: { cookie, origin: publicUrl } }
}
