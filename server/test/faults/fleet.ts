import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { DataSource } from 'typeorm'
import { createDataSource } from '../../src/db/data-source.ts'
import { startConsole, type StartedConsole } from '../harness/console.ts'
import { createTestDatabase } from '../harness/database.ts'
import { startSimulator, type StartedSimulator } from '../harness/simulator.ts'

/** Consoles of both roles on one database, as replicas run, and the test's own look at it. */
export interface Fleet {
  stripe: StartedSimulator
  databaseUrl: string
  dataSource: DataSource
  webs: StartedConsole[]
  workers: StartedConsole[]
  /** The first of them. */
  web(): StartedConsole
  /** Ends the first one of a role without warning. */
  kill(role: 'web' | 'worker'): Promise<void>
  /** Starts the first one of a role again, at the same address. */
  revive(role: 'web' | 'worker'): Promise<void>
  stop(): Promise<void>
}

/** How many of each, and what they run on. */
export interface FleetOptions { webs?: number; workers?: number; databaseUrl?: string; stripe?: StartedSimulator; flags?: string[]; environment?: Record<string, string> }

/** Starts a simulator of Stripe and consoles; one endpoint for each that serves HTTP. */
export async function startFleet({ webs = 1, workers = 1, ...given }: FleetOptions = {}): Promise<Fleet> {
  const stripe = given.stripe ?? await startSimulator({ rateLimit: 0 })
  const databaseUrl = given.databaseUrl ?? await createTestDatabase()
  const apiKey = `test_key_${randomBytes(16).toString('hex')}`
  const start = async (role: 'web' | 'worker') => await startConsole({
    databaseUrl, stripe, apiKey, webhooks: role === 'web', flags: [`--role=${role}`, ...(given.flags ?? [])], environment: { AUTH_SECRET: 'one-secret-for-all-of-these-replicas', ...given.environment },
  })
  const consoles = {
    web: await Promise.all(Array.from({ length: webs }, async () => await start('web'))),
    worker: await Promise.all(Array.from({ length: workers }, async () => await start('worker'))),
  }
  const dataSource = await createDataSource(databaseUrl, 2).initialize()
  const first = (role: 'web' | 'worker'): StartedConsole => {
    const [console] = consoles[role]
    if (!console) throw new Error(`There is no ${role}.`)
    return console
  }
  return {
    stripe, databaseUrl, dataSource, webs: consoles.web, workers: consoles.worker,
    web: () => first('web'),
    kill: async (role) => { await first(role).kill() },
    revive: async (role) => { consoles[role][0] = await startConsole(first(role).options) },
    stop: async () => {
      await dataSource.destroy()
      const ended = await Promise.all([...consoles.web, ...consoles.worker].map(async (console) => ({ code: await console.stop(), logs: console.logs() })))
      await stripe.stop()
      for (const { options } of [...consoles.web, ...consoles.worker]) await rm(options.dataDir, { recursive: true, force: true })
      // Whatever the test did to it: none may end of itself.
      for (const { code, logs } of ended) if (code !== 0) throw new Error(`A console ended with ${code}:\n${logs.slice(-4000)}`)
    },
  }
}
