import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { DifferenceAction } from '../../entities/stripe-difference.ts'
import type { StripeAccount } from '../account.ts'

/** A field on which Stripe and the console differ; `id`: the whole object is here or there only. */
export interface FieldDifference { field: string; ours: string | null; stripes: string | null }

/** What was noticed of one object, and what was done about it. */
export interface NoticedDifference {
  kind: string
  stripeId: string
  localId?: string
  fields: readonly FieldDifference[]
  action: DifferenceAction
  /** The reconcile that noticed it. */
  runId?: string | undefined
  /** Who asked for it, if not the policy. */
  decidedBy?: string
}

/** Longer values are cut: they are there to be recognised, not to be restored. */
const LONGEST_VALUE = 1000

/** Writes differences into the history; all of one call have the same moment. */
export async function recordDifferences(manager: EntityManager, { account, livemode }: StripeAccount, noticed: readonly NoticedDifference[]): Promise<void> {
  const rows = noticed.flatMap(({ fields, ...object }) => fields.map((each) => ({ ...object, ...each })))
  if (rows.length === 0) return
  await manager.query(
    `insert into stripe_difference (id, account, livemode, kind, stripe_id, local_id, field, ours, stripes, action, run_id, decided_by)
     select id, $1, $2, kind, stripe_id, local_id, field, ours, stripes, action, run_id, decided_by
     from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[], $12::text[])
       as noticed (id, kind, stripe_id, local_id, field, ours, stripes, action, run_id, decided_by)`,
    [
      account, livemode, rows.map(() => uuidv7()), rows.map((row) => row.kind), rows.map((row) => row.stripeId), rows.map((row) => row.localId ?? null),
      rows.map((row) => row.field), rows.map((row) => storable(row.ours)), rows.map((row) => storable(row.stripes)),
      rows.map((row) => row.action), rows.map((row) => row.runId ?? null), rows.map((row) => row.decidedBy ?? null),
    ],
  )
}

function storable(value: string | null): string | null {
  return value === null ? null : value.toWellFormed().replaceAll('\0', '').slice(0, LONGEST_VALUE)
}
