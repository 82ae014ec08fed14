import { graphql } from '../../gql/gql.ts';

/** Changes of operators and invitations. A link is in the answer once; whoever asks keeps it out of the cache. */

export const InviteOperator = graphql(`
  mutation InviteOperator($input: InviteOperatorInput!) {
    inviteOperator(input: $input) {
      link
      invitation {
        id
        email
      }
    }
  }
`);

export const RevokeOperatorInvitation = graphql(`
  mutation RevokeOperatorInvitation($id: ID!) {
    revokeOperatorInvitation(id: $id) {
      invitation {
        id
      }
    }
  }
`);

export const ChangeOperatorRole = graphql(`
  mutation ChangeOperatorRole($input: ChangeOperatorRoleInput!) {
    changeOperatorRole(input: $input) {
      operator {
        id
        ...OperatorRow_operator
      }
    }
  }
`);

export const DisableOperator = graphql(`
  mutation DisableOperator($id: ID!) {
    disableOperator(id: $id) {
      operator {
        id
        ...OperatorRow_operator
      }
    }
  }
`);

export const EnableOperator = graphql(`
  mutation EnableOperator($id: ID!) {
    enableOperator(id: $id) {
      operator {
        id
        ...OperatorRow_operator
      }
    }
  }
`);

export const ResetOperatorSecondFactor = graphql(`
  mutation ResetOperatorSecondFactor($id: ID!) {
    resetOperatorSecondFactor(id: $id) {
      operator {
        id
        ...OperatorRow_operator
      }
    }
  }
`);

export const RemoveOperatorPasskeys = graphql(`
  mutation RemoveOperatorPasskeys($id: ID!) {
    removeOperatorPasskeys(id: $id) {
      operator {
        id
        ...OperatorRow_operator
      }
    }
  }
`);

export const SignOutOperator = graphql(`
  mutation SignOutOperator($id: ID!) {
    signOutOperator(id: $id) {
      operator {
        id
        ...OperatorRow_operator
      }
    }
  }
`);
