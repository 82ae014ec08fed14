/**
 * The statements behind access. What was known at a moment (`recorded`, and the periods of rules and of products' sets)
 * and what was to hold then (`period`) are asked at once: the answer for a past moment is the one that was given then.
 * Of a future moment it is told what is known now.
 */

const NOW = "date_trunc('milliseconds', statement_timestamp())"
/** The moment that is asked about, and the one whose knowledge counts. */
const clock = (at: string) => `(select coalesce(${at}::timestamptz, ${NOW}) as at, least(${at}::timestamptz, ${NOW}) as known)`

const SOURCE = `
  provision.id as "provisionId", provision.source, provision.source_id as "sourceId", rule.set_id as "setId", provision.product_id as "productId",
  provision.quantity::float8 as quantity, rule.limit_value::float8 as limit, rule.unlimited, rule.text_value as text, rule.per_unit as "perUnit", rule.rank,
  lower(provision.period) as starts, upper(provision.period) as ends, greatest(lower(given.period), lower(rule.period)) as "ruledSince"`

/**
 * What provisions of `member` give of `features` at `clock` or later. A rule is looked up by its set and feature: the
 * fence keeps it from being looked up by the feature alone, in however many sets it is.
 */
const held = (features: string, account: string, livemode: string) => `
  provision
  left join product_entitlement_set given on given.product_id = provision.product_id and given.period @> clock.known
  cross join lateral (
    select * from entitlement_rule where set_id = coalesce(provision.set_id, given.set_id) and feature_id ${features} and period @> clock.known offset 0
  ) as rule
  where provision.member_id = member.id and provision.recorded @> clock.known and (upper_inf(provision.period) or upper(provision.period) > clock.at)
    and (provision.account is null or (provision.account = ${account} and provision.livemode = ${livemode}))`

const ANSWER = `clock.at as "asOf", member.id as "memberId", feature.id as "featureId", feature.key as "featureKey", feature.kind, feature.aggregation`

/** The member that `ref` means, by whichever of its columns is not null. */
const MEMBER = `(
    select id from member where id = ref.id
    union all select id from member where external_id = ref.external_id
    union all select id from member where lower(email) = lower(ref.email) and archived_at is null
  ) as member`

/**
 * Questions about one member and one feature each: `$1` ids, `$2` external ids, `$3` addresses, in parallel and all but
 * one null; `$4` features' keys, `$5` moments or null; `$6` account, `$7` livemode. For each question a row for each
 * source, or one without.
 */
export const QUESTIONS = `
  select ref.position::int, ${ANSWER}, source.*
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) with ordinality as ref (id, external_id, email, feature, at, position)
  cross join lateral ${clock('ref.at')} as clock
  left join lateral ${MEMBER} on true
  left join feature on feature.key = ref.feature
  left join lateral (select ${SOURCE} from ${held('= feature.id', '$6', '$7')}) as source on true`

/** Members by `$1` ids, `$2` external ids, `$3` addresses, in parallel and all but one null. */
const REFS = `unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as ref (id, external_id, email, position) left join lateral ${MEMBER} on true`

/** The ids of the members that are meant. */
export const MEANT = `select member.id from ${REFS} order by ref.position`

/**
 * Many members, many features: `$1` ids, `$2` external ids, `$3` addresses, in parallel and all but one null; `$4`
 * features' keys, null for all that are not archived; `$5` moment or null, `$6` account, `$7` livemode. What a member
 * holds is read once for all features.
 */
export const BATCH = `
  with clock as materialized ${clock('$5')},
  meant as materialized (select ref.position, member.id from ${REFS}),
  wanted as materialized (
    select asked.position, asked.key as "wantedKey", feature.* from (
      select key, position from unnest($4::text[]) with ordinality as asked (key, position)
      union all select key, row_number() over (order by key) from feature where $4::text[] is null and archived_at is null
    ) as asked left join feature on feature.key = asked.key
  ),
  source as materialized (
    select member.id as member_id, rule.feature_id, ${SOURCE}
    from clock cross join (select distinct id from meant) as member cross join ${held('= any (array(select id from wanted))', '$6', '$7')}
  )
  select member.position::int, ${ANSWER}, feature.position::int as "featurePosition", feature."wantedKey", source.*
  from clock cross join meant as member cross join wanted as feature
  left join source on source.member_id = member.id and source.feature_id = feature.id
  order by member.position, feature.position`

/** All that a member ever had of a feature: `$1` member's id, `$2` feature's id, `$3` from, `$4` until, `$5` account, `$6` livemode. */
export const HISTORY = `
  select ${NOW} as now, source.* from (values (1)) as one left join (
    select ${SOURCE},
      greatest(lower(provision.recorded), lower(given.period), lower(rule.period)) as "knownFrom",
      least(upper(provision.recorded), upper(given.period), upper(rule.period)) as "knownUntil"
    from provision
    left join product_entitlement_set given on given.product_id = provision.product_id
    cross join lateral (select * from entitlement_rule where set_id = coalesce(provision.set_id, given.set_id) and feature_id = $2 offset 0) as rule
    where provision.member_id = $1 and provision.period && tstzrange($3, $4)
      and (provision.account is null or (provision.account = $5 and provision.livemode = $6))
  ) as source on source."knownUntil" is null or (source."knownUntil" > source."knownFrom" and source."knownUntil" > $3)`
