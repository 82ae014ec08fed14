import type { ReconcileRun } from '../entities/reconcile-run.ts'
import type { Backlog } from './backlog.ts'
import { HealthSeverity, type DatabaseHealth, type HealthAlert } from './health.types.ts'
import type { Trouble } from '../stripe/webhook/trouble-log.ts'
import type { StripeProbe } from './stripe-probe.ts'

/** An event takes so long on its way at the most while all is well. Minutes. */
const EXPECTED_DELIVERY = 10
/** An event waits so long for its projection at the most while all is well. Minutes. */
const EXPECTED_PROJECTION = 5
/** Refusals are reported for so long after the last one. Minutes. */
const TROUBLE_SHOWN = 60
/** A handful of deliveries with a wrong signature may come from anybody. */
const FEW_REFUSALS = 3
/** Less free space than this is an alert; at a tenth of it the database may stop any moment. Bytes. */
const LITTLE_SPACE = 2 * 1024 ** 3

/** What the alerts are found in. */
export interface Facts {
  now: Date
  /** Undefined: Stripe is not connected. */
  stripe: { account: string; webhookConfigured: boolean; probe: StripeProbe } | undefined
  backlog: Backlog
  troubles: readonly Trouble[]
  workers: number
  foughtOver: number
  lastRun: Pick<ReconcileRun, 'status' | 'error' | 'finishedAt'> | undefined
  database: DatabaseHealth
}

/** Everything that a person should look at, the worst first. */
export function findAlerts(facts: Facts): HealthAlert[] {
  const alerts = [...stripeAlerts(facts), ...deliveryAlerts(facts), ...workAlerts(facts), ...databaseAlerts(facts.database)]
  return alerts.sort((a, b) => Number(b.severity === HealthSeverity.ERROR) - Number(a.severity === HealthSeverity.ERROR))
}

function error(code: string, message: string, since: Date | null = null): HealthAlert {
  return { code, message, since, severity: HealthSeverity.ERROR }
}

function warning(code: string, message: string, since: Date | null = null): HealthAlert {
  return { code, message, since, severity: HealthSeverity.WARNING }
}

function* stripeAlerts({ stripe }: Facts): Iterable<HealthAlert> {
  if (!stripe) return yield warning('STRIPE_NOT_CONNECTED', 'Stripe is not connected: set STRIPE_API_KEY.')
  const { account, probe, webhookConfigured } = stripe
  if (!probe.reachable) yield error('STRIPE_UNREACHABLE', `${probe.error ?? 'Stripe does not answer.'} Changes wait and are pushed when it does.`)
  if (probe.keyAccount !== null && probe.keyAccount !== account) {
    yield error('OTHER_ACCOUNT', `The Stripe key belongs to ${probe.keyAccount}, but the console is set up for ${account}: correct STRIPE_API_KEY or STRIPE_ACCOUNT_ID.`)
  }
  if (!webhookConfigured) yield error('NO_SIGNING_SECRET', 'No webhook signing secret is set, so every delivery is refused: set STRIPE_WEBHOOK_SECRET.')
}

function* deliveryAlerts({ now, stripe, troubles, backlog }: Facts): Iterable<HealthAlert> {
  for (const { kind, count, firstAt, lastAt } of troubles) {
    if (minutesBefore(now, lastAt) > TROUBLE_SHOWN) continue
    if (kind === 'shed') yield warning('DELIVERIES_SHED', `${count} deliveries were turned away because too many were waiting; Stripe sends them again.`, firstAt)
    // One that came through since shows that it is over, or that the secret is right.
    else if (kind === 'failed') {
      if ((backlog.events.lastReceivedAt?.getTime() ?? 0) < lastAt.getTime()) {
        yield error('DELIVERIES_FAILING', `${count} deliveries could not be kept and none came through since: see the database and the log. Stripe sends them again for three days.`, firstAt)
      }
    } else if (count >= FEW_REFUSALS && (backlog.events.lastReceivedAt?.getTime() ?? 0) < firstAt.getTime()) {
      yield error('SIGNATURE_FAILING', `${count} deliveries had no valid signature and none came through since: STRIPE_WEBHOOK_SECRET is most likely that of another endpoint, or the clock is wrong.`, firstAt)
    }
  }
  const missing = stripe?.probe.newestMissingAt
  if (missing && minutesBefore(now, missing) > EXPECTED_DELIVERY) {
    yield error('EVENTS_NOT_ARRIVING', "Stripe's newest event was not delivered: check the webhook endpoint's address and its log in the Stripe Dashboard. A reconcile fetches what is missing; this ends when Stripe delivers again, as when the event is resent in the Dashboard.", missing)
  }
}

function* workAlerts({ now, stripe, backlog: { events, pushes, lookups }, workers, foughtOver, lastRun }: Facts): Iterable<HealthAlert> {
  if (stripe && workers === 0) yield error('NO_WORKER', 'No worker runs: nothing is pushed or projected. Start a process with the role worker or all.')
  if (events.dead > 0) yield error('EVENTS_DEAD', `${events.dead} events could not be processed: see Events, mend the cause, then replay them.`)
  if (events.oldestWaitingAt && minutesBefore(now, events.oldestWaitingAt) > EXPECTED_PROJECTION) {
    yield warning('EVENTS_LAGGING', `${events.waiting} events wait to be processed.`, events.oldestWaitingAt)
  }
  if (lookups.dead > 0) {
    const more = lookups.dead > lookups.firstDead.length ? ' …' : ''
    yield error('LOOKUPS_DEAD', `${lookups.dead} objects could not be looked up in Stripe: ${lookups.firstDead.join(', ')}${more}. The log says why; a reconcile asks for them again.`)
  }
  if (pushes.stopped > 0) yield error('PUSHES_STOPPED', `Stripe refuses ${pushes.stopped} products or prices: see their error, then correct them.`, pushes.oldestAt)
  else if (pushes.failing > 0) yield warning('PUSHES_FAILING', `${pushes.failing} products or prices could not be pushed yet; they are tried again.`, pushes.oldestAt)
  if (foughtOver > 0) yield warning('DRIFT_STOPPED', `${foughtOver} products or prices are changed in Stripe again and again: see Drift.`)
  if (lastRun && (lastRun.status === 'stopped' || lastRun.status === 'failed')) yield error('RECONCILE_STOPPED', lastRun.error ?? 'Comparing with Stripe stopped.', lastRun.finishedAt)
}

function* databaseAlerts({ freeDiskBytes, connections, maxConnections }: DatabaseHealth): Iterable<HealthAlert> {
  if (freeDiskBytes !== null && freeDiskBytes < LITTLE_SPACE) {
    const alert = freeDiskBytes < LITTLE_SPACE / 10 ? error : warning
    yield alert('DISK_FULL', `Only ${Math.floor(freeDiskBytes / 1024 ** 2)} MiB are free beside the database: make room.`)
  }
  if (connections > maxConnections * 0.9) yield warning('CONNECTIONS_SCARCE', `${connections} of ${maxConnections} connections to the database are in use: raise max_connections, or run fewer processes.`)
}

function minutesBefore(now: Date, moment: Date): number {
  return (now.getTime() - moment.getTime()) / 60_000
}
