import Fastify from 'fastify'
import { createAccessPool } from '../server/src/entitlements/access-pool.ts'
import { createLogger } from '../server/src/logger.ts'

// What a server of one route does: answers a `constant`, or the rows of an answer by one prepared `query` for each request,
// written for this one question. `node access-ceiling.ts constant|query [DATABASE_URL ACCOUNT]`
const [mode, databaseUrl = '', account = ''] = process.argv.slice(2)
const pool = mode === 'query' ? createAccessPool(databaseUrl, createLogger('warn')) : undefined
const text = `
  select now.at, member.id as "memberId", feature.id as "featureId", feature.key as "featureKey", feature.kind, feature.aggregation, source.*
  from (select date_trunc('milliseconds', statement_timestamp()) as at) as now
  left join member on member.external_id = $1
  left join feature on feature.key = $2
  left join lateral (
    select provision.id as "provisionId", provision.source, provision.source_id as "sourceId", rule.set_id as "setId", provision.product_id as "productId",
      provision.quantity::float8 as quantity, rule.limit_value::float8 as limit, rule.unlimited, rule.text_value as text, rule.per_unit as "perUnit", rule.rank,
      lower(provision.period) as starts, upper(provision.period) as ends, greatest(lower(given.period), lower(rule.period)) as "ruledSince"
    from provision
    left join product_entitlement_set given on given.product_id = provision.product_id and given.period @> now.at
    join entitlement_rule rule on rule.set_id = coalesce(provision.set_id, given.set_id) and rule.feature_id = feature.id and rule.period @> now.at
    where provision.member_id = member.id and provision.recorded @> now.at and (upper_inf(provision.period) or upper(provision.period) > now.at)
      and (provision.account is null or (provision.account = $3 and provision.livemode = $4))) as source on true`

const server = Fastify()
server.post<{ Body: { member: string; feature: string } }>('/', async ({ body: { member, feature } }) => {
  if (!pool) return { granted: true }
  const { rows } = await pool.query<object>({ name: 'access', text, values: [member, feature, account, false] })
  return rows
})
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`)
