import { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import type { ProvisionSource } from '../entities/provision.ts'

/** What a decision needs to know of a feature. */
export interface DecidedFeature { kind: FeatureKind; aggregation: LimitAggregation | null }

/** What one provision gives of a feature, by one set. */
export interface AccessSource {
  provisionId: string
  source: ProvisionSource
  sourceId: string
  setId: string
  productId: string | null
  quantity: number
  limit: number | null
  unlimited: boolean
  text: string | null
  perUnit: boolean
  rank: number
  /** When the provision begins and ends; null: open. */
  starts: Date
  ends: Date | null
  /** Since when the set has the rule, and the product the set. */
  ruledSince: Date
}

/** The answer itself. */
export interface AccessValue { granted: boolean; limit: number | null; unlimited: boolean; text: string | null }

/** The answer, why, and for how long. */
export interface AccessDecision extends AccessValue {
  /** What gives it at that moment. */
  sources: AccessSource[]
  /** The next moment at which it changes by time alone; null: it does not. */
  validUntil: Date | null
}

/** What is given at a moment, of all that is known to be given then or later. */
export function decideAccess(feature: DecidedFeature, candidates: readonly AccessSource[], at: Date): AccessDecision {
  const sources = candidates.filter((source) => isActive(source, at))
  const value = valueOf(feature, sources)
  const boundaries = candidates.flatMap(({ starts, ends }) => (ends ? [starts, ends] : [starts])).filter((moment) => moment > at).sort((a, b) => a.getTime() - b.getTime())
  const validUntil = boundaries.find((moment) => !isSameValue(value, valueOf(feature, candidates.filter((source) => isActive(source, moment))))) ?? null
  return { ...value, sources, validUntil }
}

/** What several sources give together. */
export function valueOf({ kind, aggregation }: DecidedFeature, sources: readonly AccessSource[]): AccessValue {
  const nothing = { limit: null, unlimited: false, text: null }
  if (kind === FeatureKind.BOOLEAN) return { ...nothing, granted: sources.length > 0 }
  if (kind === FeatureKind.TEXT) return { ...nothing, granted: sources.length > 0, text: highest(sources)?.text ?? null }
  if (sources.some((source) => source.unlimited)) return { ...nothing, granted: true, unlimited: true }
  const limits = sources.map(limitOf)
  const limit = aggregation === LimitAggregation.SUM ? limits.reduce((sum, each) => Math.min(sum + each, Number.MAX_SAFE_INTEGER), 0) : Math.max(0, ...limits)
  return { ...nothing, granted: limit > 0, limit }
}

/** The limit that a source gives by itself. */
export function limitOf({ limit, perUnit, quantity }: AccessSource): number {
  return Math.min((limit ?? 0) * (perUnit ? quantity : 1), Number.MAX_SAFE_INTEGER)
}

/** Do two answers say the same? */
export function isSameValue(left: AccessValue, right: AccessValue): boolean {
  return left.granted === right.granted && left.limit === right.limit && left.unlimited === right.unlimited && left.text === right.text
}

/** An answer in one word: "yes", a number, "unlimited" or the text; null: nothing. */
export function inWords({ granted, limit, unlimited, text }: AccessValue): string | null {
  if (!granted) return null
  return unlimited ? 'unlimited' : text ?? limit?.toString() ?? 'yes'
}

function isActive({ starts, ends }: AccessSource, at: Date): boolean {
  return starts <= at && (ends === null || at < ends)
}

/** Equal ranks: what began last, so that the answer does not depend on the order of rows. */
function highest(sources: readonly AccessSource[]): AccessSource | undefined {
  return [...sources].sort((a, b) => b.rank - a.rank || b.starts.getTime() - a.starts.getTime() || (a.provisionId + a.setId < b.provisionId + b.setId ? -1 : 1))[0]
}
