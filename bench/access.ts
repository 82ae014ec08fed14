import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startProgram, type ChildProgram } from '../server/test/harness/child-program.ts'
import { startConsole } from '../server/test/harness/console.ts'
import { eventually } from '../server/test/harness/eventually.ts'
import { startSimulator } from '../server/test/harness/simulator.ts'
import { addCatalog, addMembers } from './access-data.ts'
import type { LoadOrder, LoadResult } from './access-load.ts'
import { asAccessTable, summarized, type AccessMeasured } from './access-report.ts'
import { startDatabase } from './database.ts'

// `pnpm bench access`: how many times a second the console says what a member may do, beside two ceilings of the same run.
const { values } = parseArgs({
  options: {
    /** Members of the second part; the first has 1,000. */
    members: { type: 'string', default: '1000' },
    /** How long each contender is asked in a round. */
    seconds: { type: 'string', default: '10' },
    /** Each figure is the median of so many rounds, in which the contenders take turns. */
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
  },
})
const [members, seconds, rounds, connections] = [Number(values.members), Number(values.seconds), Number(values.rounds), Number(values.connections)]
const QUERY = `query Access($member: MemberRef!, $feature: String!) {
  access(member: $member, feature: $feature) { granted limit unlimited text validUntil asOf sources { kind provision sourceId quantity until } }
}`
/** Someone to ask. */
interface Contender { name: string; order: Pick<LoadOrder, 'origin' | 'path' | 'headers' | 'query'> }

const results: AccessMeasured[] = []
const programs: ChildProgram[] = []
const database = await startDatabase()
const stripe = await startSimulator()
try {
  const server = await startConsole({ databaseUrl: database.url, stripe, environment: { LOG_LEVEL: 'error', API_KEY_RATE_LIMIT: '999999999' } })
  try {
    const contenders: Contender[] = [
      { name: 'constant', order: { origin: await startCeiling('constant'), path: '/', headers: {} } },
      { name: 'prepared query', order: { origin: await startCeiling('query', database.url, stripe.accountId), path: '/', headers: {} } },
      { name: 'console', order: { origin: server.url, path: '/graphql', headers: { authorization: `Bearer ${server.apiKey}` }, query: QUERY } },
    ]
    await addCatalog(database.client)
    for (const count of new Set([1000, members])) {
      await addMembers(database.client, count, stripe.accountId)
      results.push(...await measure(contenders, count))
    }
  } finally {
    await server.stop()
  }
} finally {
  await Promise.all(programs.map((program) => program.end('SIGTERM')))
  await stripe.stop()
  await database.stop()
}
process.stdout.write(`${asAccessTable(results)}\n`)
const directory = fileURLToPath(new URL('results', import.meta.url))
mkdirSync(directory, { recursive: true })
const about = { at: new Date().toISOString(), processor: cpus()[0]?.model, cores: cpus().length, node: process.version, seconds, rounds, connections }
writeFileSync(`${directory}/access.json`, `${JSON.stringify({ ...about, results }, null, 2)}\n`)
process.stdout.write(`Written to ${directory}/access.json\n`)

async function startCeiling(...args: string[]): Promise<string> {
  const program = startProgram(fileURLToPath(new URL('access-ceiling.ts', import.meta.url)), args)
  programs.push(program)
  return await eventually(() => {
    const found = /http:\S+/.exec(program.stdout())?.[0]
    if (found === undefined) throw new Error(`The ceiling did not start: ${program.stderr()}`)
    return found
  })
}

async function measure(contenders: readonly Contender[], count: number): Promise<AccessMeasured[]> {
  const loads = contenders.map(({ name }) => ({ name, loads: [] as LoadResult[] }))
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { name, order }] of contenders.entries()) {
      const result = await load({ ...order, members: count, connections, seconds: round === 0 ? Math.min(seconds, 5) : seconds })
      process.stderr.write(`${count} members, ${name}: ${round === 0 ? 'warming up' : `round ${round}`}, ${Math.round(result.perSecond)}/s, p99 ${result.p99.toFixed(1)} ms\n`)
      if (round > 0) loads[index]?.loads.push(result)
    }
  }
  return loads.map((each) => summarized(count, each.name, each.loads))
}

async function load(order: LoadOrder): Promise<LoadResult> {
  const program = startProgram(fileURLToPath(new URL('access-load.ts', import.meta.url)), [JSON.stringify(order)])
  const code = await program.exited
  if (code !== 0) throw new Error(`The load ended with ${code}: ${program.stderr()}`)
  return JSON.parse(program.stdout()) as LoadResult
}
