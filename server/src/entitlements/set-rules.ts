import { In, type EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { EntitlementRule } from '../entities/entitlement-set.ts'
import { Feature, FeatureKind } from '../entities/feature.ts'
import { badUserInput, type FieldMessages } from '../errors.ts'
import type { RuleInput } from './entitlement.checks.ts'
import { changeMoment } from './moment.ts'

/** A rule's content, without its identity and period. */
export type RuleContent = Pick<EntitlementRule, 'featureId' | 'limit' | 'unlimited' | 'text' | 'perUnit' | 'rank'>

/** The rules of a set as they hold now. */
export async function currentRules(manager: EntityManager, setId: string): Promise<EntitlementRule[]> {
  return await manager.createQueryBuilder(EntitlementRule, 'rule').where('rule.set_id = :setId and upper_inf(rule.period)', { setId }).getMany()
}

/**
 * What rules say when their features are known.
 * @throws BAD_USER_INPUT for a feature that is unknown, or archived and not yet in the set, and for a value that is not of its kind
 */
export async function ruleContents(manager: EntityManager, rules: readonly RuleInput[], rank: number, kept: ReadonlySet<string> = new Set()): Promise<RuleContent[]> {
  const features = await manager.findBy(Feature, { id: In(rules.map(({ featureId }) => featureId)) })
  const byId = new Map(features.map((feature) => [feature.id, feature]))
  const fields: FieldMessages = {}
  for (const [index, rule] of rules.entries()) {
    for (const [field, message] of Object.entries(ruleProblems(byId.get(rule.featureId), rule, kept))) fields[`rules.${index}.${field}`] = message
  }
  if (Object.keys(fields).length > 0) throw badUserInput(fields)
  return rules.map(({ featureId, limit, unlimited, text, perUnit }) => ({
    featureId, limit: limit ?? null, unlimited: unlimited ?? false, text: text ?? null, perUnit: (perUnit ?? false) && limit != null, rank,
  }))
}

/** Ends the rules that are no more and begins those that are new; what stays the same stays the same row. */
export async function replaceRules(manager: EntityManager, setId: string, contents: readonly RuleContent[]): Promise<boolean> {
  const existing = await currentRules(manager, setId)
  const ended = existing.filter((rule) => !contents.some((content) => saysTheSame(rule, content)))
  const begun = contents.filter((content) => !existing.some((rule) => saysTheSame(rule, content)))
  if (ended.length + begun.length === 0) return false
  const moment = await changeMoment(manager)
  // Two changes within one millisecond: what held for no time has not been.
  const ids = ended.map(({ id }) => id)
  await manager.query('delete from entitlement_rule where id = any($1) and lower(period) >= $2', [ids, moment])
  await manager.query('update entitlement_rule set period = tstzrange(lower(period), $2) where id = any($1)', [ids, moment])
  await manager.insert(EntitlementRule, begun.map((content) => ({ ...content, id: uuidv7(), setId, period: `[${moment.toISOString()},)` })))
  return true
}

function saysTheSame(rule: EntitlementRule, content: RuleContent): boolean {
  return (['featureId', 'limit', 'unlimited', 'text', 'perUnit', 'rank'] as const).every((field) => rule[field] === content[field])
}

function ruleProblems(feature: Feature | undefined, { featureId, limit, unlimited, text, perUnit }: RuleInput, kept: ReadonlySet<string>): FieldMessages {
  if (!feature) return { featureId: 'There is no such feature: make it first.' }
  if (feature.archivedAt && !kept.has(featureId)) return { featureId: 'This feature is archived: restore it first, or choose another.' }
  const fields: FieldMessages = {}
  if (feature.kind !== FeatureKind.TEXT && text != null) fields['text'] = 'Only TEXT features have a text: leave it out.'
  if (feature.kind !== FeatureKind.LIMIT) {
    if (limit != null) fields['limit'] = 'Only LIMIT features have a limit: leave it out.'
    if (unlimited) fields['unlimited'] = 'Only LIMIT features can be unlimited: leave it out.'
    if (perUnit) fields['perUnit'] = 'Only limits are multiplied: leave it out.'
  } else {
    if (limit == null && !unlimited) fields['limit'] = 'Give a limit, or make it unlimited.'
    if (limit != null && unlimited) fields['limit'] = 'Leave it out: it is unlimited.'
  }
  if (feature.kind === FeatureKind.TEXT && text == null) fields['text'] = 'Give the text.'
  return fields
}
