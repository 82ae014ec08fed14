import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { changeMoment } from './moment.ts'

/** How often it is looked for what began or ended. Milliseconds. */
const INTERVAL = 1000
/** Entries of the change feed are kept for so long. */
const KEPT = '90 days'
/** How often older ones are removed. Milliseconds. */
const CLEAN_INTERVAL = 3_600_000

const PASSED = `from provision where upper_inf(recorded) and (
    (lower(period) > lower(recorded) and lower(period) > $1 and lower(period) <= $2) or (not upper_inf(period) and upper(period) > $1 and upper(period) <= $2))`

/** Notes in the change feed what begins and ends by time alone. Any number of processes may run it. */
export class AccessClock {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> = Promise.resolve()
  private cleanedAt = 0

  constructor(private readonly dataSource: DataSource, private readonly logger: Logger) {}

  start(): void {
    this.timer = setInterval(() => { this.running = this.running.then(() => this.tick()) }, INTERVAL)
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  private async tick(): Promise<void> {
    try {
      await this.note()
      if (Date.now() - this.cleanedAt > CLEAN_INTERVAL) await this.clean()
    } catch (error) {
      this.logger.warn({ err: error }, 'noting what access began or ended failed')
    }
  }

  private async note(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [clock] = await manager.query<{ passed_until: Date }[]>('select passed_until from access_clock for update skip locked')
      if (!clock) return
      const window = [clock.passed_until, await changeMoment(manager)]
      const [found] = await manager.query<{ passed: boolean }[]>(`select exists (select ${PASSED}) as passed`, window)
      // The clock is moved when there is something to note, so that an idle console writes nothing.
      if (!found?.passed) return
      await manager.query(`insert into access_change (cause, member_id) select distinct 'TIME', member_id ${PASSED}`, window)
      await manager.query('update access_clock set passed_until = $1', [window[1]])
    })
  }

  private async clean(): Promise<void> {
    this.cleanedAt = Date.now()
    await this.dataSource.query(`delete from access_change where at < now() - interval '${KEPT}'`)
  }
}
