import type { EntityManager } from 'typeorm'
import type { Actor } from '../audit/actor.ts'
import { recordAll } from '../audit/audit.ts'

/** What a provision says. */
export interface Said { memberId: string; productId: string | null; sourceId: string; quantity: number; until: Date | null }

/** A provision as it was and as it is: only one of them where it began or ended. */
export interface ProvisionChange { was?: Said | undefined; is?: Said | undefined }

/** Puts on the members' record what they hold from now on, or hold no more, because of what was paid or not. */
export async function auditProvisions(manager: EntityManager, changes: readonly ProvisionChange[], causeOf: (sourceId: string) => Actor): Promise<void> {
  const ids = changes.flatMap(({ was, is }) => [was?.productId, is?.productId]).filter((id) => id != null)
  const products = await manager.query<{ id: string; name: string }[]>('select id, name from product where id = any($1)', [ids])
  const names = new Map(products.map(({ id, name }) => [id, name]))
  const tell = ({ productId, sourceId, quantity, until }: Said) => ({ product: names.get(productId ?? '') ?? null, productId, source: sourceId, quantity, until })
  await recordAll(manager, changes.flatMap(({ was, is }) => {
    const one = is ?? was
    return one ? [{
      action: was && is ? 'accessChanged' : is ? 'accessBegan' : 'accessEnded', objectType: 'Member', objectId: one.memberId, actor: causeOf(one.sourceId),
      before: was ? tell(was) : null, after: is ? tell(is) : null, kept: ['product', 'productId', 'source'],
    }] : []
  }))
}
