import { loadConfig } from '../config/load-config.ts'
import type { Environment } from '../config/read-settings.ts'
import { ConfigError } from '../config/startup-error.ts'
import { createLogger } from '../logger.ts'
import { assertDatabaseReachable } from './external-database.ts'

/**
 * `server rebuild-projections`: writes every projected table anew from Stripe while consoles go on serving, and says
 * whether that changed anything.
 * @returns 1 when it stopped before its end
 * @throws ConfigError, StartupError
 */
export async function rebuildCommand(args: readonly string[], environment: Environment, print: (text: string) => void): Promise<number> {
  const { config } = loadConfig(args, environment)
  const { databaseUrl } = config
  if (databaseUrl === undefined || config.stripe === undefined) {
    throw new ConfigError(['rebuild-projections needs --database-url (DATABASE_URL) and --stripe-api-key (STRIPE_API_KEY). On the embedded database or the simulator, let the running console do it: mutation { startReconcile(rebuild: true) { started } }.'])
  }
  const logger = createLogger(config.logLevel)
  await assertDatabaseReachable(databaseUrl, logger)
  const [{ connectStripe, resolveAccountId }, { createDataSource }, { digestProjectedTables }, { rebuildProjections }] = await Promise.all([
    import('../stripe/client.ts'), import('../db/data-source.ts'), import('../stripe/reconcile/digest.ts'), import('../stripe/reconcile/rebuild.ts'),
  ])
  const stripe = connectStripe({ ...config.stripe, accountId: config.stripe.accountId ?? await resolveAccountId(config.stripe) })
  const dataSource = await createDataSource(databaseUrl, 10).initialize()
  try {
    const before = await digestProjectedTables(dataSource, stripe)
    const run = await rebuildProjections({
      dataSource, stripe, pastDueGraceDays: config.pastDueGraceDays, logger,
      onWait: () => print('A comparison with Stripe is under way: the rebuild begins when it has ended.\n'),
      onProgress: ({ kind, listed }) => print(`${kind}: ${listed} read from Stripe\n`),
    })
    if (run.status !== 'done') {
      print(`The rebuild ${run.status}: ${run.error ?? ''}\n`)
      return 1
    }
    const after = await digestProjectedTables(dataSource, stripe)
    for (const { table, rows, digest } of after) {
      const same = before.some((each) => each.table === table && each.digest === digest)
      print(`${table.padEnd(24)} ${String(rows).padStart(9)} rows  ${digest}  ${same ? 'as before' : 'CHANGED'}\n`)
    }
    return 0
  } finally {
    await dataSource.destroy()
  }
}
