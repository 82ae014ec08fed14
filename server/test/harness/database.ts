import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Tells the tests' processes where the run's PostgreSQL is. */
export const postgresVariable = 'TEST_POSTGRES_URL'

/** A database of the run's PostgreSQL that has this version's schema: copying it costs less than migrating another. */
export const migratedDatabase = 'migrated'

/** A database of a test's own with this version's schema and nothing in it; returns its URL. */
export async function createTestDatabase(): Promise<string> {
  return await createDatabase(`template ${migratedDatabase}`)
}

/** A database with nothing in it, not even a schema; returns its URL. */
export async function createEmptyDatabase(): Promise<string> {
  return await createDatabase('')
}

/** The address of a database of the run's PostgreSQL. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function createDatabase(options: string): Promise<string> {
  const server = process.env[postgresVariable]
  if (server === undefined) throw new Error('No PostgreSQL for tests: run the tests through jest.config.mjs of this package.')
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name} ${options}`)
  } finally {
    await client.end()
  }
  return databaseUrl(server, name)
}
