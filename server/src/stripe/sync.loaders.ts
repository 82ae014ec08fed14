import DataLoader from 'dataloader'
import type { SyncService } from './sync.service.ts'
import type { StripeSync } from './sync.types.ts'

/** Batched reads of where objects stand with Stripe. */
export interface SyncLoaders {
  productSync: DataLoader<string, StripeSync>
  priceSync: DataLoader<string, StripeSync>
}

/** Fresh loaders for one request. */
export function createSyncLoaders(sync: SyncService): SyncLoaders {
  return {
    productSync: new DataLoader((ids) => sync.statesOf('product', ids)),
    priceSync: new DataLoader((ids) => sync.statesOf('price', ids)),
  }
}
