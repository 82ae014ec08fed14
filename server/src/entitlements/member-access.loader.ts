import DataLoader from 'dataloader'
import type { AccessService, MemberAccess } from './access.service.ts'

/** A member at a moment; null: now. */
export interface MemberAt { memberId: string; at: Date | null }

/** Batched reads of what members may do: one statement for a whole list. */
export interface AccessLoaders {
  /** An answer for every feature that is not archived, by key. */
  memberAccess: DataLoader<MemberAt, MemberAccess[], string>
}

/** Fresh loaders for one request. */
export function createAccessLoaders(access: AccessService): AccessLoaders {
  return {
    memberAccess: new DataLoader(async (keys) => {
      const byMoment = Map.groupBy(keys, ({ at }) => at?.getTime() ?? null)
      const answers = new Map<string, MemberAccess[]>()
      for (const [moment, group] of byMoment) {
        const at = moment === null ? null : new Date(moment)
        const found = await access.batch(group.map(({ memberId }) => ({ id: memberId })), null, at)
        for (const [memberId, list] of Map.groupBy(found, (answer) => answer.memberId)) answers.set(keyOf({ memberId, at }), list)
      }
      return keys.map((key) => answers.get(keyOf(key)) ?? [])
    }, { cacheKeyFn: keyOf, maxBatchSize: 100 }),
  }
}

function keyOf({ memberId, at }: MemberAt): string {
  return `${memberId} ${at?.getTime()}`
}
