import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startProgram } from '../server/test/harness/child-program.ts'
import { startConsole } from '../server/test/harness/console.ts'
import { eventually } from '../server/test/harness/eventually.ts'
import { startSimulator } from '../server/test/harness/simulator.ts'
import { addExisting, startDatabase, type BenchDatabase } from './database.ts'
import { makeEvents } from './events.ts'
import { deliver } from './load.ts'
import { peakMemory, processorTime } from './processes.ts'
import { asTable, median, type Measured } from './report.ts'

// `pnpm bench webhooks`: events per second that the console acknowledges and projects, beside two ceilings of the same run.
const { values } = parseArgs({
  options: {
    /** Events of one round. */
    events: { type: 'string', default: '8000' },
    /** Each line is the median of so many rounds. */
    rounds: { type: 'string', default: '3' },
    /** Subscriptions that exist before, in the second half of the run; 0 leaves it out. */
    existing: { type: 'string', default: '0' },
    connections: { type: 'string', default: '32' },
  },
})
const [events, rounds, existing, connections] = [Number(values.events), Number(values.rounds), Number(values.existing), Number(values.connections)]
const SECRET = 'whsec_bench'
const results: Measured[] = []

const database = await startDatabase()
const stripe = await startSimulator({ rateLimit: 0 })
try {
  await measureAll(0)
  if (existing > 0) await measureAll(existing)
} finally {
  await stripe.stop()
  await database.stop()
}
process.stdout.write(`${asTable(results)}\n`)
const file = fileURLToPath(new URL('results/webhooks.json', import.meta.url))
mkdirSync(fileURLToPath(new URL('results', import.meta.url)), { recursive: true })
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), processor: cpus()[0]?.model, cores: cpus().length, node: process.version, events, rounds, connections, results }, null, 2)}\n`)
process.stdout.write(`Written to ${file}\n`)

/** A process under load. */
interface Subject {
  url: string
  secret: string
  pid: number
  /** Resolves when everything that was acknowledged is projected; none: nothing is. */
  projected?: () => Promise<void>
  /** Customers and subscriptions that events speak of. */
  existing: number
}

async function measureAll(rows: number): Promise<void> {
  await database.client.query('create table if not exists ceiling_event (id text primary key, payload text, received_at timestamptz not null default now())')
  const server = await startConsole({ databaseUrl: database.url, stripe, environment: { LOG_LEVEL: 'error' } })
  try {
    if (rows > 0) await addExisting(database.client, rows, stripe.accountId)
    for (const mode of rows === 0 ? ['verify', 'insert'] as const : []) {
      const ceiling = startProgram(fileURLToPath(new URL('ceiling.ts', import.meta.url)), [mode, SECRET, database.url])
      const url = await eventually(() => {
        const found = /http:\S+/.exec(ceiling.stdout())?.[0]
        if (found === undefined) throw new Error(`The ceiling did not start: ${ceiling.stderr()}`)
        return found
      })
      results.push(await measure(mode === 'verify' ? 'verify only' : 'verify + one grouped insert', { url, secret: SECRET, pid: ceiling.pid, existing: 0 }))
      await ceiling.end('SIGTERM')
    }
    results.push(await measure(`console, ${rows.toLocaleString('en')} existing`, {
      url: `${server.url}/webhooks/stripe`, secret: server.webhookSecret ?? '', pid: server.program.pid, existing: rows, projected: () => untilProjected(database),
    }))
  } finally {
    await server.stop()
  }
}

async function measure(name: string, subject: Subject): Promise<Measured> {
  const acknowledged: number[] = []
  const projected: number[] = []
  const postgres: number[] = []
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const payloads = makeEvents(round === 0 ? Math.ceil(events / 4) : events, stripe.client.getApiField('version'), subject.existing)
    const before = database.pid === null ? null : processorTime(database.pid)
    const started = performance.now()
    const { perSecond, p99 } = await deliver(subject.url, subject.secret, payloads, connections)
    await subject.projected?.()
    const seconds = (performance.now() - started) / 1000
    if (round === 0) continue
    acknowledged.push(perSecond)
    if (subject.projected) projected.push(events / seconds)
    const after = database.pid === null ? null : processorTime(database.pid)
    if (before !== null && after !== null) postgres.push(((after - before) / events) * 1e6)
    process.stderr.write(`${name}: round ${round}, ${Math.round(perSecond)} acknowledged/s, p99 ${p99.toFixed(1)} ms\n`)
  }
  return {
    name, acknowledgedPerSecond: median(acknowledged), projectedPerSecond: median(projected), postgresMicrosecondsPerEvent: median(postgres), peakMemoryMiB: peakMemory(subject.pid),
    rounds: { acknowledged, projected },
  }
}

async function untilProjected({ client }: BenchDatabase): Promise<void> {
  await eventually(async () => {
    const { rows } = await client.query("select 1 from stripe_event where status = 'received' limit 1")
    if (rows.length > 0) throw new Error('Events wait to be projected.')
  }, 600_000)
}
