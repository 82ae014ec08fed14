import { graphql } from '../../../gql/gql.ts';

/** Changes of prices. Each answer carries the badge, so that it turns at once and not at the next poll. */

export const CreatePrice = graphql(`
  mutation CreatePrice($input: CreatePriceInput!) {
    createPrice(input: $input) {
      price {
        id
        summary
      }
    }
  }
`);

export const UpdatePrice = graphql(`
  mutation UpdatePrice($input: UpdatePriceInput!) {
    updatePrice(input: $input) {
      price {
        id
        nickname
        lookupKey
        taxBehavior
        metadata
        updatedAt
        sync {
          ...SyncBadge_sync
        }
      }
    }
  }
`);

export const ReplacePrice = graphql(`
  mutation ReplacePrice($input: ReplacePriceInput!) {
    replacePrice(input: $input) {
      price {
        id
        summary
      }
      replaced {
        id
        active
        lookupKey
        sync {
          ...SyncBadge_sync
        }
      }
    }
  }
`);

export const ArchivePrice = graphql(`
  mutation ArchivePrice($id: ID!) {
    archivePrice(id: $id) {
      price {
        id
        active
        archivedAt
        sync {
          ...SyncBadge_sync
        }
      }
    }
  }
`);

export const RestorePrice = graphql(`
  mutation RestorePrice($id: ID!) {
    restorePrice(id: $id) {
      price {
        id
        active
        archivedAt
        sync {
          ...SyncBadge_sync
        }
      }
    }
  }
`);
