import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startProgram } from '../server/test/harness/child-program.ts'
import { startConsole } from '../server/test/harness/console.ts'
import { startSimulator, type StartedSimulator } from '../server/test/harness/simulator.ts'
import { fillAccess } from './access-data.ts'
import type { LoadOrder, LoadResult } from './access-load.ts'
import { asAccessTable, summarized, type AccessMeasured } from './access-report.ts'
import { startCluster } from './database.ts'
import { startListening } from './listening-program.ts'
import { report } from './report.ts'

// `pnpm bench access`: how many times a second the console says what a member may do, beside two ceilings of the same run.
const { values } = parseArgs({
  options: {
    /** Members of the second console; the first has 1,000. */
    members: { type: 'string', default: '1000' },
    /** How long each contender is asked in a round. */
    seconds: { type: 'string', default: '10' },
    /** Each figure is the median of so many rounds, in which the contenders take turns. */
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    /** A directory that keeps the filled databases for the next run; without, a temporary one. */
    keep: { type: 'string' },
  },
})
const [members, seconds, rounds, connections] = [Number(values.members), Number(values.seconds), Number(values.rounds), Number(values.connections)]
/** Rounds in which a contender may become faster before it is measured. */
const MAX_WARM_UPS = 100
const QUERY = `query Access($member: MemberRef!, $feature: String!) {
  access(member: $member, feature: $feature) { granted limit unlimited text validUntil asOf sources { kind provision sourceId quantity until } }
}`
/** Someone to ask, with what was heard so far. */
interface Contender { members: number; name: string; order: Pick<LoadOrder, 'origin' | 'path' | 'headers' | 'query'>; warmUp: LoadResult[]; rounds: LoadResult[] }
/** Something to stop in the end. */
type Stop = () => Promise<unknown>

const stops: Stop[] = []
let results: AccessMeasured[] = []
try {
  const cluster = await startCluster(values.keep)
  stops.push(cluster.stop)
  const stripe = await startSimulator()
  stops.push(stripe.stop)
  const contenders: Contender[] = []
  for (const count of new Set([1000, members])) contenders.push(...await startSide(await cluster.database(`members_${count}`), count, stripe))
  for (const contender of contenders) await warmUp(contender)
  // In turns, so that whatever else the machine does hits all of them.
  for (let round = 1; round <= rounds; round += 1) for (const contender of contenders) contender.rounds.push(await measure(contender, `round ${round}`))
  results = contenders.map(summarized)
} finally {
  for (const stop of stops.toReversed()) await stop()
}
report('access', asAccessTable(results), { seconds, rounds, connections, results })

/** A console with so many members, and the ceilings on the same rows. */
async function startSide(databaseUrl: string, count: number, stripe: StartedSimulator): Promise<Contender[]> {
  const server = await startConsole({ databaseUrl, stripe, environment: { LOG_LEVEL: 'error', API_KEY_RATE_LIMIT: '999999999' } })
  stops.push(server.stop)
  await fillAccess(databaseUrl, count, stripe.accountId)
  const contender = (name: string, order: Contender['order']): Contender => ({ members: count, name, order, warmUp: [], rounds: [] })
  return [
    contender('constant', { origin: await startCeiling('constant'), path: '/', headers: {} }),
    contender('prepared query', { origin: await startCeiling('query', databaseUrl, stripe.accountId), path: '/', headers: {} }),
    contender('console', { origin: server.url, path: '/graphql', headers: { authorization: `Bearer ${server.apiKey}` }, query: QUERY }),
  ]
}

async function startCeiling(...args: string[]): Promise<string> {
  const { url, program } = await startListening('access-ceiling.ts', args)
  stops.push(async () => await program.end('SIGTERM'))
  return url
}

/**
 * Asks until the rate has stopped rising. Each of PostgreSQL's processes is slow until it has touched every page of shared
 * memory that the questions need, which are a gigabyte at a million members: a quarter as many questions do that.
 */
async function warmUp(contender: Contender): Promise<void> {
  const best = (some: readonly LoadResult[]) => Math.max(0, ...some.map(({ perSecond }) => perSecond))
  const asked = (some: readonly LoadResult[]) => some.reduce((sum, { perSecond }) => sum + perSecond * seconds, 0)
  const heard = contender.warmUp
  const enough = () => heard.length > 2 && asked(heard) > contender.members / 4 && best(heard.slice(-2)) < 1.02 * best(heard.slice(0, -2))
  while (heard.length < MAX_WARM_UPS && !enough()) heard.push(await measure(contender, 'warming up'))
}

async function measure({ members: count, name, order }: Contender, round: string): Promise<LoadResult> {
  const result = await load({ ...order, members: count, connections, seconds })
  process.stderr.write(`${count} members, ${name}: ${round}, ${Math.round(result.perSecond)}/s, p99 ${result.p99.toFixed(1)} ms\n`)
  return result
}

async function load(order: LoadOrder): Promise<LoadResult> {
  const program = startProgram(fileURLToPath(new URL('access-load.ts', import.meta.url)), [JSON.stringify(order)])
  const code = await program.exited
  if (code !== 0) throw new Error(`The load ended with ${code}: ${program.stderr()}`)
  return JSON.parse(program.stdout()) as LoadResult
}
