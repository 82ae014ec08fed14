import Fastify from 'fastify'
import { createAccessPool } from '../server/src/entitlements/access-pool.ts'
import { single } from '../server/src/entitlements/access.sql.ts'
import { createLogger } from '../server/src/logger.ts'

// What no console can be faster than: a `constant`, or the rows of an answer as `query` finds them with the console's own
// prepared statement. `node access-ceiling.ts constant|query [DATABASE_URL ACCOUNT]`
const [mode, databaseUrl = '', account = ''] = process.argv.slice(2)
const pool = mode === 'query' ? createAccessPool(databaseUrl, createLogger('warn')) : undefined
const text = single('externalId')

const server = Fastify()
server.post<{ Body: { member: string; feature: string } }>('/', async ({ body: { member, feature } }) => {
  if (!pool) return { granted: true }
  const { rows } = await pool.query<object>({ name: 'access', text, values: [member, feature, null, account, false] })
  return rows
})
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`)
