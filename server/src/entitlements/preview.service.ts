import { In, type DataSource } from 'typeorm'
import { EntitlementSet } from '../entities/entitlement-set.ts'
import { Feature, FeatureKind } from '../entities/feature.ts'
import { Grant } from '../entities/grant.ts'
import { Member } from '../entities/member.ts'
import { Product } from '../entities/product.ts'
import { badUserInput, notFound } from '../errors.ts'
import { isUuid, parseInput } from '../input.ts'
import type { StripeAccount } from '../stripe/account.ts'
import { previewedProduct, previewedSet } from './entitlement.checks.ts'
import { PREVIEW } from './preview.sql.ts'
import type { EntitlementChangePreview, PreviewEntitlementChangeInput } from './preview.types.ts'
import { ruleContents } from './set-rules.ts'

interface Change { memberId: string; featureId: string; beforeAmount: string | null; beforeText: string | null; afterAmount: string | null; afterText: string | null }
interface Found { memberCount: number; features: { featureId: string; gaining: number; losing: number; changing: number }[]; changes: Change[] }

/** What one preview may sort and hash in memory: with PostgreSQL's usual 4 MB a million members take twice as long. */
const WORK_MEM = '64MB'

/** Who would lose and gain what, before an operator saves a change. */
export class PreviewService {
  constructor(private readonly dataSource: DataSource, private readonly account: StripeAccount) {}

  /** Changes nothing. @throws BAD_USER_INPUT, NOT_FOUND */
  async preview({ entitlementSet, product, grantId }: PreviewEntitlementChangeInput): Promise<EntitlementChangePreview> {
    if ([entitlementSet, product, grantId].filter((each) => each != null).length !== 1) throw badUserInput({ input: 'Give exactly one of entitlementSet, product and grantId.' })
    if (entitlementSet) return await this.found(await this.ofSet(entitlementSet))
    if (product) return await this.found(await this.ofProduct(product))
    const grant = isUuid(grantId ?? '') ? await this.dataSource.manager.findOneBy(Grant, { id: grantId ?? '' }) : null
    if (!grant) throw notFound('grant', grantId ?? '')
    return await this.found([null, null, null, null, grant.id, grant.memberId, [grant.setId]])
  }

  private async ofSet(input: NonNullable<PreviewEntitlementChangeInput['entitlementSet']>): Promise<unknown[]> {
    const { id, rank, rules } = parseInput(previewedSet, input)
    const set = await this.dataSource.manager.findOneBy(EntitlementSet, { id })
    if (!set) throw notFound('entitlement set', id)
    const contents = await ruleContents(this.dataSource.manager, rules, rank ?? set.rank, new Set(rules.map(({ featureId }) => featureId)))
    const records = contents.map(({ featureId, limit, unlimited, text, perUnit, rank: ruleRank }) => ({
      set_id: id, feature_id: featureId, limit_value: limit, unlimited, text_value: text, per_unit: perUnit, rank: ruleRank,
    }))
    const products = await this.dataSource.query<{ id: string }[]>('select product_id as id from product_entitlement_set where set_id = $1 and upper_inf(period)', [id])
    return [id, JSON.stringify(records), null, null, null, null, [id, ...products.map((product) => product.id)]]
  }

  private async ofProduct(input: NonNullable<PreviewEntitlementChangeInput['product']>): Promise<unknown[]> {
    const { productId, entitlementSetIds } = parseInput(previewedProduct, input)
    if (!await this.dataSource.manager.existsBy(Product, { id: productId })) throw notFound('product', productId)
    return [null, null, productId, [...new Set(entitlementSetIds)], null, null, [productId]]
  }

  private async found(parameters: unknown[]): Promise<EntitlementChangePreview> {
    const { manager } = this.dataSource
    const [found] = await this.dataSource.transaction(async (transaction) => {
      await transaction.query(`set local work_mem = '${WORK_MEM}'`)
      return await transaction.query<Found[]>(PREVIEW, [this.account.account, this.account.livemode, ...parameters])
    })
    if (!found) throw new Error('The preview found nothing at all.')
    const features = await manager.find(Feature, { where: { id: In(found.features.map(({ featureId }) => featureId)) }, order: { key: 'ASC' } })
    const changesOf = Map.groupBy(found.changes, ({ memberId }) => memberId)
    const members = await manager.find(Member, { where: { id: In([...changesOf.keys()]) }, order: { id: 'ASC' } })
    return {
      memberCount: found.memberCount,
      features: features.flatMap((feature) => found.features.filter(({ featureId }) => featureId === feature.id).map((impact) => ({ ...impact, feature }))),
      members: members.map((member) => ({
        member,
        changes: features.flatMap((feature) => (changesOf.get(member.id) ?? []).filter(({ featureId }) => featureId === feature.id).map((change) => ({
          feature, before: inWords(feature, change.beforeAmount, change.beforeText), after: inWords(feature, change.afterAmount, change.afterText),
        }))),
      })),
    }
  }
}

function inWords({ kind }: Feature, amount: string | null, text: string | null): string | null {
  if (kind === FeatureKind.TEXT) return text
  if (amount === null || Number(amount) === 0) return null
  if (kind === FeatureKind.BOOLEAN) return 'yes'
  return amount === 'Infinity' ? 'unlimited' : String(Number(amount))
}
