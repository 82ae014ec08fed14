import { graphql } from '../../gql/gql.ts';

/** Changes of entitlement sets. Each answer carries what the pages show, so that they turn at once and not at the next poll. */

export const CreateEntitlementSet = graphql(`
  mutation CreateEntitlementSet($input: CreateEntitlementSetInput!) {
    createEntitlementSet(input: $input) {
      entitlementSet {
        id
        name
      }
    }
  }
`);

export const CopyEntitlementSet = graphql(`
  mutation CopyEntitlementSet($input: CopyEntitlementSetInput!) {
    copyEntitlementSet(input: $input) {
      entitlementSet {
        id
        name
      }
    }
  }
`);

export const UpdateEntitlementSet = graphql(`
  mutation UpdateEntitlementSet($input: UpdateEntitlementSetInput!) {
    updateEntitlementSet(input: $input) {
      entitlementSet {
        ...SetForm_entitlementSet
      }
    }
  }
`);

export const ArchiveEntitlementSet = graphql(`
  mutation ArchiveEntitlementSet($id: ID!) {
    archiveEntitlementSet(id: $id) {
      entitlementSet {
        id
        archivedAt
        version
      }
    }
  }
`);

export const RestoreEntitlementSet = graphql(`
  mutation RestoreEntitlementSet($id: ID!) {
    restoreEntitlementSet(id: $id) {
      entitlementSet {
        id
        archivedAt
        version
      }
    }
  }
`);
