import { eventually } from '../harness/eventually.ts'
import type { StartedSimulator } from '../harness/simulator.ts'
import type { Fleet } from './fleet.ts'

/** A moment that lasts until it is let go, in which a test can kill whoever stands there. */
export interface Moment {
  /** Resolves when somebody stands there. */
  reached(): Promise<void>
  release(): Promise<void>
}

/** The next such call of Stripe's API does not come to its end before its caller is killed. */
export async function hold({ control }: StartedSimulator, mode: 'hang' | 'timeout_after', method: 'GET' | 'POST' | 'DELETE', path: string): Promise<Moment> {
  const holding = async (count: number) => { await eventually(async () => { expect(await control('GET', '/faults')).toMatchObject({ holding: count }) }) }
  await control('POST', '/faults', { mode, count: 1, match: { method, path } })
  return {
    reached: async () => { await holding(1) },
    release: async () => {
      // Before it is known that nobody waits for it any more, a call that hangs would be done now.
      await holding(0)
      await control('DELETE', '/faults')
    },
  }
}

/** Whoever stands there is killed, the world goes on, and somebody is started in its place. */
export async function killAt(fleet: Fleet, moment: Moment, role: 'web' | 'worker', meanwhile?: () => Promise<void>): Promise<void> {
  await moment.reached()
  await fleet.kill(role)
  await meanwhile?.()
  await moment.release()
  await fleet.revive(role)
}

/** Spares a test the time until what the dead held is free, and what they did is not under way any more. */
export async function leasesEnd({ dataSource }: Fleet): Promise<void> {
  await dataSource.query("update stripe_lease set leased_until = now() - interval '1 second'")
  await dataSource.query('update stripe_lookup set next_attempt_at = now()')
  await dataSource.query("update asked_change set asked_at = asked_at - interval '2 minutes'")
  await dataSource.query("update checkout_request set created_at = created_at - interval '2 minutes' where session_id is null")
}
