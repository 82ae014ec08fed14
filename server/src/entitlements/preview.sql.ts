/** What a rule gives, as a record of the change that is thought of. */
const RULE = '(set_id uuid, feature_id uuid, limit_value bigint, unlimited boolean, text_value text, per_unit boolean, rank integer)'

/** Each member's answer for each feature, with one version of the rules, the products' sets and the provisions. */
const answers = (rules: string, given: string, held: string) => `
  select member_id, feature_id,
    case when feature.kind = 'BOOLEAN' then 1 when feature.kind = 'LIMIT' then
      case when bool_or(rule.unlimited) then 'Infinity'::float8
        when feature.aggregation = 'SUM' then sum(rule.limit_value::float8 * case when rule.per_unit then provision.quantity else 1 end)
        else max(rule.limit_value::float8 * case when rule.per_unit then provision.quantity else 1 end) end end as amount,
    case when feature.kind = 'TEXT' then (array_agg(rule.text_value order by rule.rank desc, lower(provision.period) desc, provision.id::text || rule.set_id::text))[1] end as text
  from clock cross join provision
  left join ${given} as given on given.product_id = provision.product_id
  join ${rules} as rule on rule.set_id = coalesce(provision.set_id, given.set_id)
  join concerned_feature feature on feature.id = rule.feature_id
  where ${held} and upper_inf(provision.recorded) and provision.period @> clock.now and (provision.account is null or (provision.account = $1 and provision.livemode = $2))
    and provision.member_id in (select member_id from holder)
  group by member_id, feature_id, feature.kind, feature.aggregation`

/**
 * Who would lose and gain what, for all who hold what is changed, in one statement whatever their number. `$1` account,
 * `$2` livemode; `$3` the set whose rules change, `$4` its rules then; `$5` the product whose sets change, `$6` its sets
 * then; `$7` the grant that ends; each null when it is not that. `amount` orders values; a text has none.
 */
export const PREVIEW = `
  with clock as materialized (select statement_timestamp() as now),
  changed_set as materialized (
    select $3::uuid as id where $3::uuid is not null
    union select set_id from product_entitlement_set where product_id = $5 and upper_inf(period)
    union select unnest($6::uuid[])
    union select set_id from entitlement_grant where id = $7
  ),
  rule_after as materialized (
    select set_id, feature_id, limit_value, unlimited, text_value, per_unit, rank from entitlement_rule where upper_inf(period) and set_id is distinct from $3::uuid
    union all select * from jsonb_to_recordset(coalesce($4::jsonb, '[]')) as rule ${RULE}
  ),
  given_after as materialized (
    select product_id, set_id from product_entitlement_set where upper_inf(period) and product_id is distinct from $5::uuid
    union all select $5::uuid, set_id from unnest($6::uuid[]) as set_id
  ),
  concerned_feature as materialized (
    select id, kind, aggregation from feature where id in (
      select feature_id from entitlement_rule where upper_inf(period) and set_id in (select id from changed_set)
      union select feature_id from rule_after where set_id in (select id from changed_set))
  ),
  holder as materialized (
    select member_id from provision, clock where upper_inf(recorded) and period @> clock.now and (
      ($5::uuid is not null and product_id = $5)
      or ($3::uuid is not null and (set_id = $3 or product_id in (select product_id from product_entitlement_set where set_id = $3 and upper_inf(period))))
      or (source = 'GRANT' and source_id = $7::text))
    group by member_id
  ),
  before as (${answers('(select * from entitlement_rule where upper_inf(period))', '(select * from product_entitlement_set where upper_inf(period))', 'true')}),
  after as (${answers('rule_after', 'given_after', "not (provision.source = 'GRANT' and $7::text is not null and provision.source_id = $7::text)")}),
  difference as materialized (
    select coalesce(after.member_id, before.member_id) as member_id, coalesce(after.feature_id, before.feature_id) as feature_id,
      case when before.text is not null and after.text is not null then 'CHANGE'
        when coalesce(after.amount, (after.text is not null)::int) > coalesce(before.amount, (before.text is not null)::int) then 'GAIN' else 'LOSE' end as direction,
      before.amount as before_amount, before.text as before_text, after.amount as after_amount, after.text as after_text
    from before full join after using (member_id, feature_id)
    where coalesce(before.amount, 0) <> coalesce(after.amount, 0) or before.text is distinct from after.text
  ),
  shown as (select distinct member_id from difference order by member_id limit 100)
  select (select count(distinct member_id)::int from difference) as "memberCount",
    (select coalesce(jsonb_agg(impact), '[]') from (
      select feature_id as "featureId", count(*) filter (where direction = 'GAIN')::int as gaining, count(*) filter (where direction = 'LOSE')::int as losing,
        count(*) filter (where direction = 'CHANGE')::int as changing
      from difference group by feature_id) as impact) as features,
    (select coalesce(jsonb_agg(jsonb_build_object('memberId', member_id, 'featureId', feature_id, 'beforeAmount', before_amount::text, 'beforeText', before_text,
      'afterAmount', after_amount::text, 'afterText', after_text) order by member_id), '[]') from difference join shown using (member_id)) as changes`
