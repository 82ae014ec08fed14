/** Without an index of its own, which every delivery would pay for, no more than so many of the latest events are looked through. */
const LOOKED_THROUGH = 10_000

/**
 * SQL for when the last event was delivered that is projected for the account of the parameters `$1` and `$2`; null when
 * none of the latest was, as after another account was connected.
 */
export const LAST_RECEIVED = `(select received_at from (
  select received_at, received_by, livemode, delivered from stripe_event order by received_at desc, id desc limit ${LOOKED_THROUGH}
) as latest where received_by = $1 and livemode = $2 and delivered order by received_at desc limit 1)`
