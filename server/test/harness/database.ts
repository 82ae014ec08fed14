import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Tells the tests' processes where the run's PostgreSQL is. */
export const postgresVariable = 'TEST_POSTGRES_URL'

/** An empty database on the run's PostgreSQL; returns its URL. */
export async function createTestDatabase(): Promise<string> {
  const server = process.env[postgresVariable]
  if (server === undefined) throw new Error('No PostgreSQL for tests: run the tests through jest.config.mjs of this package.')
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
