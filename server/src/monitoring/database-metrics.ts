import { Gauge } from 'prom-client'
import type { DataSource } from 'typeorm'
import type { StripeAccount } from '../stripe/account.ts'
import { readBacklog } from './backlog.ts'
import { registry } from './metrics.ts'

/** node-postgres's pool, as far as it tells of its use. */
interface Pool { totalCount: number; idleCount: number; waitingCount: number }

/**
 * Registers what is read from the database, the same from whichever replica.
 * @returns reads it anew
 */
export function registerDatabaseMetrics(dataSource: DataSource, account: StripeAccount | undefined): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [registry] })
  const events = gauge('console_events', 'Events in the inbox that are not done, by status.', ['status'])
  const lag = gauge('console_events_lag_seconds', 'How long the oldest event has been waiting for its projection.')
  const pushes = gauge('console_pushes', 'Changes of the catalog that wait for Stripe, by state.', ['state'])
  const pool = gauge('console_database_connections', 'Connections of this process to the database, by state.', ['state'])
  return async () => {
    const backlog = await readBacklog(dataSource, account)
    events.set({ status: 'received' }, backlog.events.waiting)
    events.set({ status: 'dead' }, backlog.events.dead)
    lag.set(backlog.events.oldestWaitingAt ? (Date.now() - backlog.events.oldestWaitingAt.getTime()) / 1000 : 0)
    pushes.set({ state: 'waiting' }, backlog.pushes.waiting)
    pushes.set({ state: 'failing' }, backlog.pushes.failing)
    pushes.set({ state: 'stopped' }, backlog.pushes.stopped)
    const { totalCount, idleCount, waitingCount } = (dataSource.driver as unknown as { master: Pool }).master
    pool.set({ state: 'open' }, totalCount)
    pool.set({ state: 'idle' }, idleCount)
    pool.set({ state: 'wanted' }, waitingCount)
  }
}
