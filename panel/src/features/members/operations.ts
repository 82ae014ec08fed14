import { graphql } from '../../gql/gql.ts';

/** Changes of members. Each answer carries what the page shows, so that it turns at once and not at the next poll. */

export const CreateMember = graphql(`
  mutation CreateMember($input: CreateMemberInput!) {
    createMember(input: $input) {
      member {
        id
        name
      }
    }
  }
`);

export const UpdateMember = graphql(`
  mutation UpdateMember($input: UpdateMemberInput!) {
    updateMember(input: $input) {
      member {
        id
        name
        kind
        ...MemberDetails_member
      }
    }
  }
`);

export const ArchiveMember = graphql(`
  mutation ArchiveMember($id: ID!) {
    archiveMember(id: $id) {
      member {
        id
        archivedAt
      }
    }
  }
`);

export const RestoreMember = graphql(`
  mutation RestoreMember($id: ID!) {
    restoreMember(id: $id) {
      member {
        id
        archivedAt
      }
    }
  }
`);
