/**
 * The statements behind access. What was known at a moment (`recorded`, and the periods of rules and of products' sets)
 * and what was to hold then (`period`) are asked at once: the answer for a past moment is the one that was given then.
 * Of a future moment it is told what is known now.
 */

const NOW = "date_trunc('milliseconds', statement_timestamp())"
const clock = (at: string) => `(select coalesce(${at}::timestamptz, ${NOW}) as at, least(${at}::timestamptz, ${NOW}) as known) as clock`

/** What provisions give of `feature` to `member` at `clock` or later. */
const sources = (account: string, livemode: string) => `
  select provision.id as "provisionId", provision.source, provision.source_id as "sourceId", rule.set_id as "setId", provision.product_id as "productId",
    provision.quantity::float8 as quantity, rule.limit_value::float8 as limit, rule.unlimited, rule.text_value as text, rule.per_unit as "perUnit", rule.rank,
    lower(provision.period) as starts, upper(provision.period) as ends, greatest(lower(given.period), lower(rule.period)) as "ruledSince"
  from provision
  left join product_entitlement_set given on given.product_id = provision.product_id and given.period @> clock.known
  join entitlement_rule rule on rule.set_id = coalesce(provision.set_id, given.set_id) and rule.feature_id = feature.id and rule.period @> clock.known
  where provision.member_id = member.id and provision.recorded @> clock.known and (upper_inf(provision.period) or upper(provision.period) > clock.at)
    and (provision.account is null or (provision.account = ${account} and provision.livemode = ${livemode}))`

const ANSWER = `clock.at as "asOf", member.id as "memberId", feature.id as "featureId", feature.key as "featureKey", feature.kind, feature.aggregation`

/** How a member is looked up, by the field of its reference. `$1` is the value. */
export const MEMBER_LOOKUP = {
  id: 'member.id = $1::uuid',
  externalId: 'member.external_id = $1',
  email: 'lower(member.email) = lower($1) and member.archived_at is null',
} as const

/** One member, one feature: `$1` member, `$2` feature's key, `$3` moment or null, `$4` account, `$5` livemode. A row for each source, or one without. */
export const single = (lookup: keyof typeof MEMBER_LOOKUP) => `
  select ${ANSWER}, source.* from ${clock('$3')}
  left join member on ${MEMBER_LOOKUP[lookup]}
  left join feature on feature.key = $2
  left join lateral (${sources('$4', '$5')}) as source on true`

/** Members by `$1` ids, `$2` external ids, `$3` addresses, in parallel and all but one null. */
const REFS = `unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as ref (id, external_id, email, position)
  left join lateral (
    select id from member where id = ref.id
    union all select id from member where external_id = ref.external_id
    union all select id from member where lower(email) = lower(ref.email) and archived_at is null
  ) as member on true`

/** The ids of the members that are meant. */
export const MEANT = `select member.id from ${REFS} order by ref.position`

/**
 * Many members, many features: `$1` ids, `$2` external ids, `$3` addresses, in parallel and all but one null; `$4`
 * features' keys, null for all that are not archived; `$5` moment or null, `$6` account, `$7` livemode.
 */
export const BATCH = `
  select ref.position::int, ${ANSWER}, wanted.key as "wantedKey", source.* from ${clock('$5')}
  cross join ${REFS}
  cross join (
    select key, position from unnest($4::text[]) with ordinality as asked (key, position)
    union all select key, row_number() over (order by key) from feature where $4::text[] is null and archived_at is null
  ) as wanted
  left join feature on feature.key = wanted.key
  left join lateral (${sources('$6', '$7')}) as source on true
  order by ref.position, wanted.position`

/** All that a member ever had of a feature: `$1` member's id, `$2` feature's id, `$3` from, `$4` until, `$5` account, `$6` livemode. */
export const HISTORY = `
  select ${NOW} as now, source.* from (values (1)) as one left join (
    select provision.id as "provisionId", provision.source, provision.source_id as "sourceId", rule.set_id as "setId", provision.product_id as "productId",
      provision.quantity::float8 as quantity, rule.limit_value::float8 as limit, rule.unlimited, rule.text_value as text, rule.per_unit as "perUnit", rule.rank,
      lower(provision.period) as starts, upper(provision.period) as ends, greatest(lower(given.period), lower(rule.period)) as "ruledSince",
      greatest(lower(provision.recorded), lower(given.period), lower(rule.period)) as "knownFrom",
      least(upper(provision.recorded), upper(given.period), upper(rule.period)) as "knownUntil"
    from provision
    left join product_entitlement_set given on given.product_id = provision.product_id
    join entitlement_rule rule on rule.set_id = coalesce(provision.set_id, given.set_id) and rule.feature_id = $2
    where provision.member_id = $1 and provision.period && tstzrange($3, $4)
      and (provision.account is null or (provision.account = $5 and provision.livemode = $6))
  ) as source on source."knownUntil" is null or (source."knownUntil" > source."knownFrom" and source."knownUntil" > $3)`
