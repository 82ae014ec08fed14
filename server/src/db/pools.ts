import type { DataSource } from 'typeorm'
import type { ConnectionsConfig } from '../config/config.ts'
import { createDataSource } from './data-source.ts'

/** Projecting waits for a lock no longer than this, then turns to what is not locked. Milliseconds. */
const PROJECTION_LOCK = 2000

/** Connections kept apart, so that what floods, hangs or waits for a lock in one part of the console takes none from the others. */
export type Pools = Record<keyof ConnectionsConfig, DataSource>

/** Connects every pool. */
export async function openPools(databaseUrl: string, { graphql, webhooks, projection, pushes }: ConnectionsConfig): Promise<Pools> {
  const pools = {
    graphql: createDataSource(databaseUrl, graphql, { name: 'graphql' }),
    webhooks: createDataSource(databaseUrl, webhooks, { name: 'webhooks' }),
    projection: createDataSource(databaseUrl, projection, { name: 'projection', lockTimeout: PROJECTION_LOCK }),
    pushes: createDataSource(databaseUrl, pushes, { name: 'pushes' }),
  }
  await Promise.all(Object.values(pools).map(async (pool) => await pool.initialize()))
  return pools
}

/** Disconnects every pool. */
export async function closePools(pools: Pools): Promise<void> {
  await Promise.all(Object.values(pools).map(async (pool) => { await pool.destroy() }))
}
