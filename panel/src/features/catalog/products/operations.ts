import { graphql } from '../../../gql/gql.ts';

/** Changes of products. Each answer carries the badge, so that it turns at once and not at the next poll. */

export const CreateProduct = graphql(`
  mutation CreateProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      product {
        id
        name
      }
    }
  }
`);

export const UpdateProduct = graphql(`
  mutation UpdateProduct($input: UpdateProductInput!) {
    updateProduct(input: $input) {
      product {
        id
        name
        ...ProductDetails_product
        sync {
          ...SyncBadge_sync
        }
      }
    }
  }
`);

export const ArchiveProduct = graphql(`
  mutation ArchiveProduct($id: ID!) {
    archiveProduct(id: $id) {
      product {
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

export const RestoreProduct = graphql(`
  mutation RestoreProduct($id: ID!) {
    restoreProduct(id: $id) {
      product {
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
