import { parseArgs } from 'node:util'
import { startConsole } from '../server/test/harness/console.ts'
import { eventually } from '../server/test/harness/eventually.ts'
import { startSimulator } from '../server/test/harness/simulator.ts'
import { startDatabase } from './database.ts'
import { makeEvents, makeFirstEvents } from './events.ts'
import { addExisting } from './existing.ts'
import { startListening } from './listening-program.ts'
import { deliver } from './load.ts'
import { peakMemory, processorTime } from './processes.ts'
import { report } from './report.ts'
import { asWebhookTable, goalsOf, median, type Measured, type WebhookResults } from './webhook-report.ts'

// `pnpm bench webhooks`: events per second that the console acknowledges and projects, beside two ceilings of the same run.
const { values } = parseArgs({
  options: {
    /** Events of one round. */
    events: { type: 'string', default: '8000' },
    /** Each figure is the median of so many rounds. */
    rounds: { type: 'string', default: '3' },
    /** Customers, subscriptions and invoices that exist before, in the second part of the run; 0 leaves it out. */
    existing: { type: 'string', default: '1000000' },
    connections: { type: 'string', default: '32' },
  },
})
const [events, rounds, existing, connections] = [Number(values.events), Number(values.rounds), Number(values.existing), Number(values.connections)]
const SECRET = 'whsec_bench'

const database = await startDatabase()
const stripe = await startSimulator({ rateLimit: 0 })
const apiVersion = stripe.client.getApiField('version')
let results: WebhookResults
try {
  // Packed as the console's own: what is compared is the work that is left out.
  await database.client.query('create table ceiling_event (id text primary key, payload text, received_at timestamptz not null default now())')
  results = {
    verify: await measureCeiling('verify only', 'verify'),
    insert: await measureCeiling('verify + one grouped insert', 'insert'),
    empty: await measureConsole(0),
    ...(existing > 0 && { full: await measureConsole(existing) }),
  }
} finally {
  await stripe.stop()
  await database.stop()
}
report('webhooks', asWebhookTable(results), { events, rounds, existing, connections, goals: goalsOf(results), results })

/** A process under load. */
interface Subject {
  url: string
  secret: string
  pid: number
  /** Whether what it acknowledges is projected. */
  projects: boolean
  /** Customers and subscriptions that events speak of. */
  existing: number
}

async function measureCeiling(name: string, mode: 'verify' | 'insert'): Promise<Measured> {
  const { url, program: ceiling } = await startListening('ceiling.ts', [mode, SECRET, database.url])
  const measured = await measure(name, { url, secret: SECRET, pid: ceiling.pid, projects: false, existing: 0 })
  await ceiling.end('SIGTERM')
  return measured
}

async function measureConsole(rows: number): Promise<Measured> {
  const server = await startConsole({ databaseUrl: database.url, stripe, environment: { LOG_LEVEL: 'error' } })
  try {
    const subject = { url: `${server.url}/webhooks/stripe`, secret: server.webhookSecret ?? '', pid: server.program.pid, projects: true, existing: rows }
    if (rows > 0) {
      await deliver(subject.url, subject.secret, makeFirstEvents(apiVersion), 1)
      await untilProjected()
      const started = performance.now()
      await addExisting(database.client, rows)
      process.stderr.write(`${rows.toLocaleString('en')} subscriptions added in ${Math.round((performance.now() - started) / 1000)} s\n`)
    }
    return await measure(`console, ${rows.toLocaleString('en')} existing`, subject)
  } finally {
    await server.stop()
  }
}

async function measure(name: string, subject: Subject): Promise<Measured> {
  const [acknowledged, projected, p99, receiver, postgres]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []]
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const payloads = makeEvents(round === 0 ? Math.ceil(events / 4) : events, apiVersion, subject.existing)
    const before = [processorTime(subject.pid), database.pid === null ? null : processorTime(database.pid)]
    const delivered = await deliver(subject.url, subject.secret, payloads, connections)
    if (subject.projects) await untilProjected()
    const perSecond = events / ((performance.now() - delivered.startedAt) / 1000)
    if (round === 0) continue
    const [receiverTime, postgresTime] = [processorTime(subject.pid), database.pid === null ? null : processorTime(database.pid)]
      .map((after, index) => (after === null || before[index] == null ? null : ((after - before[index]) / events) * 1e6))
    acknowledged.push(delivered.perSecond)
    p99.push(delivered.p99)
    if (subject.projects) projected.push(perSecond)
    if (receiverTime != null) receiver.push(receiverTime)
    if (postgresTime != null) postgres.push(postgresTime)
    process.stderr.write(`${name}, round ${round}: ${Math.round(delivered.perSecond)} acknowledged/s${subject.projects ? `, ${Math.round(perSecond)} projected/s` : ''}\n`)
  }
  return {
    name, acknowledgedPerSecond: median(acknowledged) ?? 0, projectedPerSecond: median(projected), p99Milliseconds: median(p99) ?? 0,
    receiverMicrosecondsPerEvent: median(receiver), postgresMicrosecondsPerEvent: median(postgres), peakMemoryMiB: peakMemory(subject.pid),
    rounds: { acknowledged, projected },
  }
}

async function untilProjected(): Promise<void> {
  await eventually(async () => {
    const { rows } = await database.client.query("select 1 from stripe_event where status = 'received' limit 1")
    if (rows.length > 0) throw new Error('Events wait to be projected.')
  }, 600_000)
}
