import { graphql } from '../../gql/gql.ts';

/** What can be done about drift. */

export const RepairDrift = graphql(`
  mutation RepairDrift($id: ID) {
    repairDrift(id: $id) {
      repairing
    }
  }
`);

export const SetDriftPolicy = graphql(`
  mutation SetDriftPolicy($id: ID!, $policy: DriftPolicy) {
    setDriftPolicy(id: $id, policy: $policy) {
      id
      policy
      policyOverride
    }
  }
`);

export const AdoptStripeProduct = graphql(`
  mutation AdoptStripeProduct($input: AdoptStripeProductInput!) {
    adoptStripeProduct(input: $input) {
      adoptedPrices
      newPrices
      product {
        id
        name
      }
    }
  }
`);

export const StartReconcile = graphql(`
  mutation StartReconcile($acceptVanished: Boolean) {
    startReconcile(acceptVanished: $acceptVanished) {
      started
      run {
        id
        ...ReconcileCard_run
      }
    }
  }
`);

export const ConnectStripeCustomer = graphql(`
  mutation ConnectStripeCustomer($input: ConnectStripeCustomerInput!) {
    connectStripeCustomer(input: $input) {
      customer {
        id
        member {
          id
        }
      }
      member {
        id
        name
      }
    }
  }
`);
