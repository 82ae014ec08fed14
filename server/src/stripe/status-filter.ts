import type { DataSource } from 'typeorm'
import type { CatalogKind } from '../entities/stripe-mapping.ts'
import type { StripeAccount } from './account.ts'
import type { SyncStatus } from './sync-status.ts'

/** As many objects are named one by one; what is more common is soon met by walking through the list. */
const FEW = 1000
/** No transaction takes as long: what was made before is committed, or never will be. Hours. */
const LONGEST_TRANSACTION = 1

/** States that few objects are in, as conditions on their mapping. All others are synced. */
const RARE = {
  PENDING: 'deleted_at is null and revision > synced_revision',
  NOT_MAPPED: 'deleted_at is not null',
  FAILING: 'deleted_at is null and revision > synced_revision and attempts > 0',
} as const
type RareState = keyof typeof RARE

/** A part of a where clause, with its parameters. */
export interface Condition { sql: string; parameters: Record<string, unknown> }

/** Objects in one rare state: named if they are few, else described. */
interface Found { ids: string[] | undefined; described: string }

/**
 * Finds catalog objects by where they stand with Stripe. Nearly all are synced, so the few others are read first, from
 * indexes of their own, and the list is narrowed to them or to all but them.
 */
export class StatusFilter {
  private readonly handedOver = new Map<CatalogKind, Date>()

  /** @param account undefined: Stripe is not connected, so nothing is mapped */
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount | undefined) {}

  /** Is its status one of these? @param id the column with the object's id */
  async hasStatus(kind: CatalogKind, id: string, statuses: readonly SyncStatus[]): Promise<Condition> {
    if (!this.account) return { sql: String(statuses.includes('NOT_MAPPED')), parameters: {} }
    const rare = ['PENDING', 'NOT_MAPPED'] as const
    if (!statuses.includes('SYNCED')) return await this.oneOf(kind, id, rare.filter((state) => statuses.includes(state)), 'status')
    return negated(await this.oneOf(kind, id, rare.filter((state) => !statuses.includes(state)), 'status'))
  }

  /** Did the last attempt at its pending change fail? */
  async isFailing(kind: CatalogKind, id: string, failing: boolean): Promise<Condition> {
    if (!this.account) return { sql: String(!failing), parameters: {} }
    const condition = await this.oneOf(kind, id, ['FAILING'], 'failing')
    return failing ? condition : negated(condition)
  }

  private async oneOf(kind: CatalogKind, id: string, states: readonly RareState[], name: string): Promise<Condition> {
    const found = await Promise.all(states.map(async (state) => await this.find(kind, id, state)))
    const ids = found.flatMap((each) => each.ids ?? [])
    const described = found.flatMap((each) => (each.ids ? [] : [each.described]))
    const { account, livemode } = this.account ?? { account: '', livemode: false }
    return { sql: `(${[`${id} = any(:${name}Ids)`, ...described].join(' or ')})`, parameters: { [`${name}Ids`]: ids, syncAccount: account, syncLivemode: livemode } }
  }

  private async find(kind: CatalogKind, id: string, state: RareState): Promise<Found> {
    const { account, livemode } = this.account ?? { account: '', livemode: false }
    const unhanded = state === 'NOT_MAPPED' ? await this.unhanded(kind) : undefined
    const rows = await this.dataSource.query<{ id: string }[]>(
      `(select local_id as id from stripe_mapping where kind = $1 and account = $2 and livemode = $3 and ${RARE[state]} limit ${FEW + 1})
       ${unhanded === undefined ? '' : `union all (select id from ${kind} as object where created_at > $4 and ${UNHANDED} limit ${FEW + 1})`}`,
      [kind, account, livemode, ...(unhanded === undefined ? [] : [unhanded])],
    )
    const ofObject = `kind = '${kind}' and mapping.local_id = ${id} and account = :syncAccount and livemode = :syncLivemode`
    return {
      ids: rows.length > FEW ? undefined : rows.map((row) => row.id),
      described: state === 'NOT_MAPPED'
        ? `not exists (select from stripe_mapping mapping where ${ofObject} and deleted_at is null)`
        : `exists (select from stripe_mapping mapping where ${ofObject} and ${RARE[state]})`,
    }
  }

  /**
   * From when on there may be objects without a mapping. Neither they nor mappings are ever removed, so what was once seen
   * to be handed over, all that is older included, stays so and is not looked through again.
   */
  private async unhanded(kind: CatalogKind): Promise<Date> {
    const { account, livemode } = this.account ?? { account: '', livemode: false }
    const known = this.handedOver.get(kind) ?? new Date(0)
    const [row] = await this.dataSource.query<{ since: Date }[]>(
      `select least(now() - interval '${LONGEST_TRANSACTION} hours', min(created_at) - interval '1 millisecond') as since from ${kind} as object where created_at > $4 and ${UNHANDED}`,
      [kind, account, livemode, known],
    )
    const since = row?.since ?? known
    this.handedOver.set(kind, since)
    return since
  }
}

/** An object that the account was never given. */
const UNHANDED = 'not exists (select from stripe_mapping mapping where mapping.kind = $1 and mapping.local_id = object.id and mapping.account = $2 and mapping.livemode = $3)'

function negated({ sql, parameters }: Condition): Condition {
  return { sql: `not ${sql}`, parameters }
}
