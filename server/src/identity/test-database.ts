import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { pino } from 'pino'
import { serverAccount } from '../db/embedded-postgres-account.ts'
import { postgresBinaries } from '../db/embedded-postgres-binaries.ts'
import { ensureCluster } from '../db/embedded-postgres-cluster.ts'
import { serverSettings, startServer } from '../db/embedded-postgres-server.ts'
import { socketDirectory, socketUrl } from '../db/embedded-postgres-socket.ts'
import { apiKeysUpSql, identityUpSql, operatorRolesUpSql, operatorsUpSql, passkeysUpSql, secondFactorUpSql } from './identity-schema.ts'

/** A PostgreSQL of a test's own, with databases that hold the identity module's tables and nothing else. */
export interface TestServer {
  /** A new database. */
  database(): Promise<TestDatabase>
  /** Ends all connections and the server. */
  stop(): Promise<void>
}

/** A database with the identity module's tables. */
export interface TestDatabase {
  pool: Pool
  /** A further pool on it, as another server would have. */
  openPool(max: number): Pool
}

/** Starts a {@link TestServer} in a temporary directory; one for each file of tests. */
export async function startTestServer(): Promise<TestServer> {
  const logger = pino({ level: 'silent' })
  const dataDir = await mkdtemp(join(tmpdir(), 'member-console-identity-'))
  // PostgreSQL may have to run as another user, who passes through here.
  await chmod(dataDir, 0o711)
  const { postgres, initdb } = await postgresBinaries()
  const account = serverAccount([dataDir, postgres])
  const cluster = await ensureCluster(dataDir, initdb, account, logger, false)
  const socket = socketDirectory(dataDir, account)
  const settings = { ...serverSettings, fsync: 'off' }
  const program = await startServer({ postgres, cluster, settings, socket, account, dataDir, logger })
  const admin = new Client({ connectionString: socketUrl(socket, 'postgres') })
  await admin.connect()
  const pools: Pool[] = []
  let databases = 0
  return {
    async database() {
      databases += 1
      const name = `identity_${databases}`
      await admin.query(`create database ${name}`)
      const openPool = (max: number) => {
        const pool = new Pool({ connectionString: socketUrl(socket, name), max })
        // The server may end before the last connection has.
        pool.on('error', () => undefined)
        pools.push(pool)
        return pool
      }
      const pool = openPool(5)
      for (const statement of [...identityUpSql, ...operatorRolesUpSql, ...apiKeysUpSql, ...operatorsUpSql, ...secondFactorUpSql, ...passkeysUpSql]) await pool.query(statement)
      return { pool, openPool }
    },
    async stop() {
      await Promise.all(pools.map(pool => pool.end()))
      await admin.end()
      await program.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
