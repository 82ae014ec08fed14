import type { StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'

/** `ReconcileRun`, whole. */
export interface Run {
  id: string
  reason: string
  status: 'RUNNING' | 'DONE' | 'STOPPED' | 'FAILED'
  error: string | null
  steps: { kind: string; listed: number; differing: number; doneAt: string | null }[]
}

/** `StripeDifference`, without what a test cannot know. */
export interface Difference { kind: string; stripeId: string; field: string; ours: string | null; stripes: string | null; action: string }

const RUN = 'id reason status error steps { kind listed differing doneAt }'

/** The run that runs, or else the last one. */
export async function currentRun(server: StartedConsole): Promise<Run | null> {
  return (await server.graphql<{ reconcile: Run | null }>(`{ reconcile { ${RUN} } }`)).reconcile
}

/** Resolves when no reconcile runs. */
export async function untilReconciled(server: StartedConsole): Promise<Run> {
  return await eventually(async () => {
    const run = await currentRun(server)
    if (!run || run.status === 'RUNNING') throw new Error(`The reconcile still runs: ${JSON.stringify(run)}`)
    return run
  }, 90_000)
}

/** Starts a reconcile of its own and waits for its end. */
export async function reconcile(server: StartedConsole, acceptVanished = false): Promise<Run> {
  await eventually(async () => {
    const { startReconcile } = await server.graphql<{ startReconcile: { started: boolean } }>(
      'mutation ($acceptVanished: Boolean!) { startReconcile(acceptVanished: $acceptVanished) { started } }', { acceptVanished })
    if (!startReconcile.started) throw new Error('Another reconcile still runs.')
  }, 90_000)
  return await untilReconciled(server)
}

/** What a run found. */
export async function differencesOf(server: StartedConsole, filter: object): Promise<Difference[]> {
  const { stripeDifferences } = await server.graphql<{ stripeDifferences: { items: Difference[] } }>(
    'query ($filter: StripeDifferenceFilter) { stripeDifferences(filter: $filter, limit: 100) { items { kind stripeId field ours stripes action } } }', { filter })
  return stripeDifferences.items
}
