import { graphql } from '../../gql/gql.ts';

/** Changes of grants. Each answer carries what the pages show, so that they turn at once and not at the next poll. */

export const CreateGrant = graphql(`
  mutation CreateGrant($input: CreateGrantInput!) {
    createGrant(input: $input) {
      grant {
        id
        member {
          id
          name
        }
        entitlementSet {
          id
          name
        }
      }
    }
  }
`);

export const UpdateGrant = graphql(`
  mutation UpdateGrant($input: UpdateGrantInput!) {
    updateGrant(input: $input) {
      grant {
        ...GrantRow_grant
        ...ChangeGrant_grant
      }
    }
  }
`);

export const RevokeGrant = graphql(`
  mutation RevokeGrant($input: RevokeGrantInput!) {
    revokeGrant(input: $input) {
      grant {
        ...GrantRow_grant
        revokeReason
        version
        revokedBy {
          id
          kind
          name
        }
      }
    }
  }
`);

export const BulkGrant = graphql(`
  mutation BulkGrant($input: BulkGrantInput!) {
    bulkGrant(input: $input) {
      dryRun
      memberCount
      membersDigest
      unknown
      members {
        member {
          id
          name
        }
        gains {
          before
          after
          feature {
            id
            name
            kind
            unit
          }
        }
      }
    }
  }
`);
