import type { DataSource } from 'typeorm'
import { createBillingLoaders, type BillingLoaders } from './billing/billing.loaders.ts'
import { createCatalogLoaders, type CatalogLoaders } from './catalog/catalog.loaders.ts'
import { createEntitlementLoaders, type EntitlementLoaders } from './entitlements/entitlement.loaders.ts'
import { createAccessLoaders, type AccessLoaders } from './entitlements/member-access.loader.ts'
import { tooLarge } from './errors.ts'
import type { Principal } from './identity/principal.ts'
import type { Services } from './services.ts'
import { NO_ACCOUNT } from './stripe/account.ts'
import { createSyncLoaders, type SyncLoaders } from './stripe/sync.loaders.ts'

/** What a resolver knows of its request. */
export interface Context extends Services {
  /** Who asks; a request without one never reaches a resolver. */
  principal: Principal
  /** Counts the entries of lists that have no page. @throws BAD_REQUEST when one request asks for too many */
  spend: (entries: number) => void
  loaders: CatalogLoaders & SyncLoaders & BillingLoaders & EntitlementLoaders & AccessLoaders
}

/**
 * Makes the contexts of requests. Each has loaders of its own, so that nobody sees another's cache; most requests use none,
 * so they are made when the first is used.
 */
export function contextMaker(dataSource: DataSource, services: Services): (principal: Principal) => Context {
  const createLoaders = (): Context['loaders'] => ({
    ...createCatalogLoaders(dataSource),
    ...createSyncLoaders(services.sync),
    ...createBillingLoaders(dataSource, services.sync.account),
    ...createEntitlementLoaders(dataSource, services.sync.account ?? NO_ACCOUNT),
    ...createAccessLoaders(services.access),
  })
  // What all contexts share stands behind them: Apollo Server copies what is their own.
  const shared = Object.create(services, {
    loaders: { get(this: { madeLoaders?: Context['loaders'] }) { return this.madeLoaders ??= createLoaders() } },
  }) as object
  return (principal) => Object.assign(Object.create(shared) as object, { principal, spend: entryBudget() }) as Context
}

/** More than any page of the panel shows, less than what a process would feel. */
const MAX_ENTRIES = 50_000

function entryBudget(): (entries: number) => void {
  let spent = 0
  return (entries) => {
    spent += entries
    if (spent > MAX_ENTRIES) throw tooLarge(`The answer would list more than ${MAX_ENTRIES} entries: ask in parts.`)
  }
}
