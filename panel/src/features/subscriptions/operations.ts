import { graphql } from '../../gql/gql.ts';

/** Changes of subscriptions. Each answer carries what the list and the details show, so that they turn at once and not at the next poll. */

export const CancelSubscription = graphql(`
  mutation CancelSubscription($input: CancelSubscriptionInput!) {
    cancelSubscription(input: $input) {
      subscription {
        id
        ...SubscriptionRow_subscription
        ...SubscriptionItems_subscription
      }
    }
  }
`);

export const ResumeSubscription = graphql(`
  mutation ResumeSubscription($input: ResumeSubscriptionInput!) {
    resumeSubscription(input: $input) {
      subscription {
        id
        ...SubscriptionRow_subscription
        ...SubscriptionItems_subscription
      }
    }
  }
`);

export const ChangeSubscription = graphql(`
  mutation ChangeSubscription($input: ChangeSubscriptionInput!) {
    changeSubscription(input: $input) {
      subscription {
        id
        ...SubscriptionRow_subscription
        ...SubscriptionItems_subscription
      }
    }
  }
`);

export const PreviewSubscriptionChange = graphql(`
  query PreviewSubscriptionChange($input: ChangeSubscriptionInput!) {
    previewSubscriptionChange(input: $input) {
      prorationDate
      nextInvoiceAt
      dueNow {
        amount
        formatted
      }
      nextInvoice {
        formatted
      }
      recurring {
        formatted
      }
      lines {
        description
        proration
        amount {
          formatted
        }
      }
    }
  }
`);
