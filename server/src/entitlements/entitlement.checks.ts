import { z } from 'zod'
import { FeatureKind, LimitAggregation } from '../entities/feature.ts'
import { line, optional, paragraphs } from '../input.ts'

const key = z.string().regex(/^[a-z][a-z0-9_.-]{0,99}$/, 'Start with a lower-case letter; then use at most 99 of a-z, 0-9, dot, hyphen and underscore, e.g. forum.post.')
const name = line(250).min(1, 'Give it a name.')
const description = optional(paragraphs(5000))
const unit = optional(line(30))
const version = z.int()

/** A new feature. */
export const newFeature = z.object({ key, kind: z.enum(FeatureKind), name, description, unit, aggregation: z.enum(LimitAggregation).nullish() })
  .superRefine(({ kind, unit: counted, aggregation }, context) => {
    if (kind === FeatureKind.LIMIT) return
    if (counted != null) context.addIssue({ code: 'custom', path: ['unit'], message: 'Only limits have a unit: leave it out.' })
    if (aggregation != null) context.addIssue({ code: 'custom', path: ['aggregation'], message: 'Only limits are aggregated: leave it out.' })
  })

/** Changes of a feature: what is left out stays, null clears. */
export const featureChanges = z.object({ id: z.guid('Give the id of a feature.'), version, name: name.optional(), description, unit })

const rule = z.object({
  featureId: z.guid('Give the id of a feature.').toLowerCase(),
  limit: z.int('Give a whole number.').min(0, 'Give a number from 0.').nullish(),
  unlimited: z.boolean().nullish(),
  text: optional(line(1000)),
  perUnit: z.boolean().nullish(),
})
const rules = z.array(rule).max(500, 'A set has at most 500 rules.')
  .superRefine((list, context) => {
    const seen = new Set<string>()
    for (const [index, { featureId }] of list.entries()) {
      if (seen.has(featureId)) context.addIssue({ code: 'custom', path: [index, 'featureId'], message: 'Another rule is for this feature: keep one.' })
      seen.add(featureId)
    }
  })
const rank = z.int('Give a whole number.').min(-1_000_000, 'Use -1,000,000 to 1,000,000.').max(1_000_000, 'Use -1,000,000 to 1,000,000.')

/** A new entitlement set. */
export const newSet = z.object({ key, name, description, rank: rank.nullish(), rules: rules.nullish() })

/** A copy of an entitlement set. */
export const setCopy = z.object({ id: z.guid('Give the id of an entitlement set.'), key, name })

/** Changes of an entitlement set: what is left out stays, null clears. */
export const setChanges = z.object({ id: z.guid('Give the id of an entitlement set.'), version, name: name.optional(), description, rank: rank.optional(), rules: rules.optional() })

/** Which sets a product gives. */
export const productSets = z.object({
  productId: z.guid('Give the id of a product.'),
  entitlementSetIds: z.array(z.guid('Give the id of an entitlement set.').toLowerCase()).max(100, 'A product has at most 100 entitlement sets.'),
  seenEntitlementSetIds: z.array(z.string()).nullish(),
})

/** A rule as the service takes it. */
export type RuleInput = z.output<typeof rule>

/** The rules that a set would have. */
export const previewedSet = z.object({ id: z.guid('Give the id of an entitlement set.'), rank: rank.nullish(), rules })

/** The sets that a product would give. */
export const previewedProduct = productSets.pick({ productId: true, entitlementSetIds: true })
