import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { rows } from './rows.ts'

let stripe: StartedSimulator
let databaseUrl: string
const consoles: StartedConsole[] = []

beforeAll(async () => { stripe = await startSimulator({ rateLimit: 0 }) })
afterAll(async () => {
  for (const each of consoles) await each.stop()
  await stripe?.stop()
})

/** Starts one, the second and later ones beside the first. */
async function start(): Promise<void> {
  const [first] = consoles
  consoles.push(await startConsole({
    stripe, webhooks: first === undefined, ...(first && { databaseUrl, apiKey: first.apiKey }), environment: { RECONCILE_INTERVAL: '60', AUTH_SECRET: 'one-secret-for-all-of-these-replicas' },
  }))
  databaseUrl = consoles[0]?.options.databaseUrl ?? ''
}

/** Why they were begun, when there are so many and all are done. */
async function reasons(count: number): Promise<string[]> {
  return await eventually(async () => {
    const runs = await rows<{ reason: string; status: string }>(databaseUrl, 'select reason, status from reconcile_run order by started_at')
    if (runs.length < count || runs.some(({ status }) => status !== 'done')) throw new Error(`There are ${JSON.stringify(runs)}.`)
    return runs.map(({ reason }) => reason)
  }, 60_000)
}

it('a reconcile begins with the first console that starts, not with those that start beside it, and again when the interval is over', async () => {
  const begunAgo = async (minutes: number) => await rows(databaseUrl, "update reconcile_run set started_at = started_at - $1 * interval '1 minute'", [minutes])
  await start()
  expect(await reasons(1)).toEqual(['start'])
  // However long the start of another one takes.
  await begunAgo(-10)
  await start()
  await begunAgo(40)
  await start()
  expect(await reasons(2)).toEqual(['start', 'start'])
  await begunAgo(61)
  expect(await reasons(3)).toEqual(['start', 'start', 'schedule'])
}, 300_000)
