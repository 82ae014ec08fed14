import { setTimeout as sleep } from 'node:timers/promises'
import { Gauge } from 'prom-client'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../stripe/account.ts'
import { readBacklog } from './backlog.ts'
import { registry } from './metrics.ts'

/** Whoever scrapes does not wait long either. Milliseconds. */
const PATIENCE = 2000

/** node-postgres's pool, as far as it tells of its use. */
interface Pool { totalCount: number; idleCount: number; waitingCount: number }

/** Every pool of this process by name; TypeORM's are node-postgres's inside. */
export function poolsByName(dataSources: Record<string, DataSource>, pools: Record<string, Pool>): Record<string, Pool> {
  const inside = Object.entries(dataSources).map(([name, { driver }]) => [name, (driver as unknown as { master: Pool }).master] as const)
  return { ...Object.fromEntries(inside), ...pools }
}

/**
 * Registers what is read from the database, the same from whichever replica.
 * @returns reads it anew
 */
export function registerDatabaseMetrics(dataSource: DataSource, account: StripeAccount | undefined, pools: Record<string, Pool>): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [registry] })
  const events = gauge('console_events', 'Events in the inbox that are not done, by status.', ['status'])
  const lag = gauge('console_events_lag_seconds', 'How long the oldest event has been waiting for its projection.')
  const pushes = gauge('console_pushes', 'Changes of the catalog that wait for Stripe, by state.', ['state'])
  const connections = gauge('console_database_connections', 'Connections of this process to the database, by pool and state.', ['pool', 'state'])
  const up = gauge('console_database_up', '1: what is read from the database is as of now. 0: it did not answer, and this is what it said before.')
  async function read(): Promise<void> {
    const backlog = await readBacklog(dataSource, account)
    events.set({ status: 'received' }, backlog.events.waiting)
    events.set({ status: 'dead' }, backlog.events.dead)
    lag.set(backlog.events.oldestWaitingAt ? (Date.now() - backlog.events.oldestWaitingAt.getTime()) / 1000 : 0)
    pushes.set({ state: 'waiting' }, backlog.pushes.waiting)
    pushes.set({ state: 'failing' }, backlog.pushes.failing)
    pushes.set({ state: 'stopped' }, backlog.pushes.stopped)
  }
  return async () => {
    for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
      connections.set({ pool, state: 'open' }, totalCount)
      connections.set({ pool, state: 'idle' }, idleCount)
      connections.set({ pool, state: 'wanted' }, waitingCount)
    }
    const late = sleep(PATIENCE, false, { ref: false })
    up.set(await Promise.race([read().then(() => true, () => false), late]) ? 1 : 0)
  }
}
