import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataSource } from 'typeorm'
import { ReconcileRun } from '../entities/reconcile-run.ts'
import { WebhookTrouble } from '../entities/webhook-trouble.ts'
import { NO_ACCOUNT } from '../stripe/account.ts'
import type { StripeConnection } from '../stripe/client.ts'
import { PRESENT_WORKERS } from '../stripe/push/worker-presence.ts'
import type { TroubleLog } from '../stripe/webhook/trouble-log.ts'
import { findAlerts } from './alerts.ts'
import { readBacklog } from './backlog.ts'
import { HealthSeverity, type DatabaseHealth, type Health } from './health.types.ts'
import { StripeHealth } from './stripe-probe.ts'

/** How the console is, as the panel shows it. */
export class HealthService {
  private readonly probe: StripeHealth | undefined

  /** @param troubles of the deliveries to this process @param dataDir where the embedded database is, if it is that one */
  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection | undefined,
    private readonly troubles: TroubleLog | undefined,
    private readonly version: string,
    private readonly dataDir: string,
  ) {
    this.probe = stripe && new StripeHealth(dataSource, stripe)
  }

  async describe(): Promise<Health> {
    const { account, livemode } = this.stripe ?? NO_ACCOUNT
    const { manager } = this.dataSource
    const [probe, backlog, database, written, runs, lastDone, work] = await Promise.all([
      this.probe?.probe(),
      readBacklog(this.dataSource, this.stripe),
      this.database(),
      manager.findBy(WebhookTrouble, { account, livemode }),
      manager.find(ReconcileRun, { where: { account, livemode }, order: { startedAt: 'DESC' }, take: 1 }),
      manager.findOne(ReconcileRun, { where: { account, livemode, status: 'done' }, order: { startedAt: 'DESC' } }),
      this.dataSource.query<{ workers: number; fought: number; now: Date }[]>(
        `select now() as now, (select count(*)::int from (${PRESENT_WORKERS}) as present) as workers,
           (select count(*)::int from stripe_mapping where account = $1 and livemode = $2 and drift <> '[]' and repairs_stopped_at is not null) as fought`, [account, livemode]),
    ])
    // What is compared with it is the database's time too, or Stripe's: this computer's clock may be wrong.
    const { workers = 0, fought: foughtOver = 0, now = new Date() } = work[0] ?? {}
    const unwritten = this.troubles?.unwritten(now) ?? []
    const troubles = [...unwritten, ...written.filter(({ kind }) => !unwritten.some((trouble) => trouble.kind === kind))]
    const stripe = this.stripe && probe && { account, probe, webhookConfigured: this.stripe.webhookSecrets.length > 0 }
    const alerts = findAlerts({ now, stripe, backlog, troubles, workers, foughtOver, lastRun: runs[0], database })
    const { waiting, dead, lastReceivedAt, oldestWaitingAt } = backlog.events
    return {
      status: alerts[0]?.severity ?? HealthSeverity.OK,
      version: this.version,
      alerts,
      stripe: { configured: stripe !== undefined, reachable: probe?.reachable ?? false, error: probe?.error ?? null, checkedAt: probe?.checkedAt ?? null },
      events: { waiting, dead, lastReceivedAt, lagSeconds: oldestWaitingAt ? Math.max(0, (now.getTime() - oldestWaitingAt.getTime()) / 1000) : 0 },
      pushes: backlog.pushes,
      database,
      jobs: { workers, lookupsWaiting: backlog.lookups.waiting, lastReconciledAt: lastDone?.finishedAt ?? null },
    }
  }

  private async database(): Promise<DatabaseHealth> {
    const [row] = await this.dataSource.query<{ version: string; size: string; connections: number; most: number }[]>(
      `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
         (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections, current_setting('max_connections')::int as most`)
    if (!row) throw new Error('This query always has a row.')
    return { version: row.version, sizeBytes: Number(row.size), connections: row.connections, maxConnections: row.most, freeDiskBytes: await this.freeDisk() }
  }

  private async freeDisk(): Promise<number | null> {
    const directory = join(this.dataDir, 'postgres')
    if (!existsSync(directory)) return null
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize
  }
}
