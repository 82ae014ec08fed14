/** What a rule gives, as a record of the change that is thought of. */
const RULE = '(set_id uuid, feature_id uuid, limit_value bigint, unlimited boolean, text_value text, per_unit boolean, rank integer)'

/** What a product or a set gives of the features that the change concerns, with one version of the rules and of the products' sets. */
const gives = (rules: string, given: string) => `
  select given.held_id, rule.* from (select product_id as held_id, set_id from ${given} union all select id, id from entitlement_set) as given
  join ${rules} as rule using (set_id) where rule.feature_id in (select id from concerned_feature)`

/** The answer for each feature, of each way in which members hold things. */
const answers = (given: string, part: string) => `
  select holding, feature_id,
    case when feature.kind = 'BOOLEAN' then 1 when feature.kind = 'LIMIT' then
      case when bool_or(given.unlimited) then 'Infinity'::float8
        when feature.aggregation = 'SUM' then sum(given.limit_value::float8 * case when given.per_unit then part.quantity else 1 end)
        else max(given.limit_value::float8 * case when given.per_unit then part.quantity else 1 end) end end as amount,
    case when feature.kind = 'TEXT' then (array_agg(given.text_value order by given.rank desc, part.position, given.set_id::text))[1] end as text
  from ${part} as part join held on held.number = part.number join ${given} as given using (held_id) join concerned_feature feature on feature.id = given.feature_id
  group by holding, feature_id, feature.kind, feature.aggregation`

/**
 * Who would lose and gain what, for all who hold what is changed, in one statement whatever their number. Many members
 * hold the same: the answers are worked out once for each way of holding things, such as "two of this since longer ago
 * than one of that". `$1` account, `$2` livemode; `$3` the set whose rules change, `$4` its rules then; `$5` the product
 * whose sets change, `$6` its sets then; `$7` the grant that ends, `$8` whose it is; each null when it is not that; `$9` the
 * products and sets that give something else then. `amount` orders values; a text has none.
 */
export const PREVIEW = `
  with changed_set as materialized (
    select $3::uuid as id where $3::uuid is not null
    union select set_id from product_entitlement_set where product_id = $5 and upper_inf(period)
    union select unnest($6::uuid[])
    union select set_id from entitlement_grant where id = $7
  ),
  rule_before as materialized (select set_id, feature_id, limit_value, unlimited, text_value, per_unit, rank from entitlement_rule where upper_inf(period)),
  rule_after as materialized (
    select * from rule_before where set_id is distinct from $3::uuid union all select * from jsonb_to_recordset(coalesce($4::jsonb, '[]')) as rule ${RULE}
  ),
  given_before as materialized (select product_id, set_id from product_entitlement_set where upper_inf(period)),
  given_after as materialized (select * from given_before where product_id is distinct from $5::uuid union all select $5::uuid, set_id from unnest($6::uuid[]) as set_id),
  concerned_feature as materialized (
    select id, kind, aggregation from feature where id in (select feature_id from (table rule_before union table rule_after) as rule where set_id in (select id from changed_set))
  ),
  gives_before as materialized (${gives('rule_before', 'given_before')}),
  gives_after as materialized (${gives('rule_after', 'given_after')}),
  held as materialized (
    select held_id, row_number() over () as number, bool_or(per_unit) as per_unit from (table gives_before union all table gives_after) as given group by held_id
  ),
  holder as materialized (
    select member_id, string_agg(
      held.number || ' ' || case when held.per_unit then quantity else 1 end || case when source = 'GRANT' and source_id = $7::text then ' ends' else '' end,
      ',' order by since desc, id) as holding
    from (
      select member_id, coalesce(product_id, set_id) as held_id, quantity, source, source_id, lower(period) as since, id from provision
      where upper_inf(recorded) and period @> statement_timestamp() and (account is null or (account = $1 and livemode = $2))
        and exists (select from provision touched where touched.member_id = provision.member_id and upper_inf(touched.recorded) and ($8::uuid is null or touched.member_id = $8)
          and (touched.product_id = any($9::uuid[]) or touched.set_id = any($9::uuid[])))
      offset 0
    ) as provision join held using (held_id)
    group by member_id
  ),
  holding as materialized (select holding, count(*)::int as members from holder group by holding),
  part as materialized (
    select holding, position, split_part(text, ' ', 1)::int as number, split_part(text, ' ', 2)::float8 as quantity, text like '%ends' as ends
    from holding cross join string_to_table(holding, ',') with ordinality as part (text, position)
  ),
  before as (${answers('gives_before', 'part')}),
  after as (${answers('gives_after', '(select * from part where not ends)')}),
  difference as materialized (
    select holding, coalesce(after.feature_id, before.feature_id) as feature_id,
      case when before.text is not null and after.text is not null then 'CHANGE'
        when coalesce(after.amount, (after.text is not null)::int) > coalesce(before.amount, (before.text is not null)::int) then 'GAIN' else 'LOSE' end as direction,
      before.amount as before_amount, before.text as before_text, after.amount as after_amount, after.text as after_text
    from before full join after using (holding, feature_id)
    where coalesce(before.amount, 0) <> coalesce(after.amount, 0) or before.text is distinct from after.text
  ),
  changed as materialized (select holding, members from holding where holding in (select holding from difference)),
  shown as (select member_id, holding from holder where holding in (select holding from changed) order by member_id limit 100)
  select (select coalesce(sum(members), 0)::int from changed) as "memberCount",
    (select coalesce(jsonb_agg(impact), '[]') from (
      select feature_id as "featureId", coalesce(sum(members) filter (where direction = 'GAIN'), 0) as gaining, coalesce(sum(members) filter (where direction = 'LOSE'), 0) as losing,
        coalesce(sum(members) filter (where direction = 'CHANGE'), 0) as changing
      from difference join changed using (holding) group by feature_id) as impact) as features,
    (select coalesce(jsonb_agg(jsonb_build_object('memberId', member_id, 'featureId', feature_id, 'beforeAmount', before_amount::text, 'beforeText', before_text,
      'afterAmount', after_amount::text, 'afterText', after_text) order by member_id), '[]') from difference join shown using (holding)) as changes`
