import { In, Raw, type DataSource, type EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { currentActor } from '../audit/actor.ts'
import { recordAudit } from '../audit/audit.ts'
import { AskedChange } from '../entities/asked-change.ts'
import type { StripeAccount } from './account.ts'
import { StripeCallFailed } from './call-failed.ts'
import { takeUnanswered, UNDER_WAY } from './take-unanswered.ts'

/** What is asked of Stripe. */
export type Asked = Pick<AskedChange, 'action' | 'objectType' | 'objectId' | 'reason'> & {
  before: object | null
  /** What the object is in Stripe if it was done. */
  wanted: object
}

/** What goes with a change, each in the transaction that it belongs to. */
export interface Around<Answer> {
  /** Is kept with what is asked. */
  keep?(manager: EntityManager): Promise<Partial<AskedChange>>
  /** Follows from what was done. @returns the object as it is now, or what matters of it; null: it was not done after all */
  done(manager: EntityManager, answer: Answer): Promise<object | null>
  /** Takes back what was kept. */
  undo?(manager: EntityManager, change: AskedChange): Promise<void>
}

/**
 * Changes at Stripe that somebody asks for: what was done has its entry in the audit log, even if the process that asked
 * was gone when it was done or the answer never came, and what was not done has none.
 */
export class AskedChanges {
  constructor(private readonly dataSource: DataSource, private readonly account: () => StripeAccount) {}

  /** Keeps what is asked, asks it, and records what came of it. @throws what the call throws */
  async run<Answer>(asked: Asked, call: () => Promise<Answer>, around: Around<Answer>): Promise<Answer> {
    const change = await this.dataSource.transaction(async (manager) => await manager.save(manager.create(AskedChange, {
      ...asked, ...await around.keep?.(manager), ...this.account(), id: uuidv7(), actor: currentActor(),
    })))
    const answer = await call().catch(async (error: unknown) => {
      if (error instanceof StripeCallFailed && error.undone) await this.notDone(change, around)
      throw error
    })
    await this.done(change, answer, around)
    return answer
  }

  /** Records what was done: once, whoever comes to know it. */
  async done<Answer>(change: AskedChange, answer: Answer, around: Around<Answer>): Promise<void> {
    await this.settle(change, async (manager) => {
      const after = await around.done(manager, answer)
      if (after === null) return await around.undo?.(manager, change)
      const { action, objectType, objectId, actor, before, reason, askedAt } = change
      await recordAudit(manager, { action, objectType, objectId, actor, before, after, reason, at: askedAt })
    })
  }

  /** Stripe did not do it. */
  async notDone(change: AskedChange, { undo }: Pick<Around<never>, 'undo'>): Promise<void> {
    await this.settle(change, async (manager) => await undo?.(manager, change))
  }

  /** What was asked of an object and never answered, oldest first. */
  async of(objectType: string, objectId: string): Promise<AskedChange[]> {
    return await this.dataSource.manager.find(AskedChange, { where: { objectType, objectId, ...this.account() }, order: { askedAt: 'ASC' } })
  }

  /** May Stripe still do it? */
  async isUnderWay({ id }: AskedChange): Promise<boolean> {
    return await this.dataSource.manager.existsBy(AskedChange, { id, askedAt: Raw((askedAt) => `${askedAt} >= now() - interval '${UNDER_WAY} seconds'`) })
  }

  /** What is not under way any more and was never answered. Who takes it looks what came of it: it is put off. */
  async takeUnanswered(limit: number): Promise<AskedChange[]> {
    const ids = await takeUnanswered(this.dataSource, 'asked_change', this.account(), limit)
    return await this.dataSource.manager.find(AskedChange, { where: { id: In(ids) }, order: { askedAt: 'ASC' } })
  }

  private async settle({ id }: AskedChange, work: (manager: EntityManager) => Promise<unknown>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(AskedChange, { id })
      if (affected === 1) await work(manager)
    })
  }
}
