/** The database is out of reach or busy, or the network is: that says nothing about what was asked. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // A code of PostgreSQL, or of the network; ENOENT: the socket is gone. What node-postgres and TypeORM themselves find out has none.
  if ('code' in error) return /^(?:08|25006|25P03|40|53|55|57|58|ECONN|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN)/.test(String(error.code))
  return /connection (?:terminated|error)|timeout exceeded when trying to connect|not queryable|query runner already released/i.test(error.message)
}
