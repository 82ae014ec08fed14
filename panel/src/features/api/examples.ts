/** A query or change that runs as it stands, whatever the console holds; a test runs every one. */
export interface Example {
  title: string;
  /** What it is good for. */
  about: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** In the order in which somebody who writes an application meets them. */
export const examples: readonly Example[] = [
  {
    title: 'Who am I?',
    about: 'Who asks, and what they may not do.',
    query: `query WhoAmI {
  viewer {
    kind
    name
    rights {
      name
      allowed
      needs
    }
  }
}`,
  },
  {
    title: 'What is for sale',
    about: 'Products with their prices, as a page of plans needs them.',
    query: `query ForSale {
  products(filter: { active: true }, limit: 10) {
    totalCount
    items {
      id
      name
      description
      prices {
        id
        active
        summary
        lookupKey
      }
      sync {
        status
      }
    }
  }
}`,
  },
  {
    title: 'Make a product',
    about: 'Its copy in Stripe follows by itself: ask for its sync again in a moment.',
    query: `mutation MakeProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
      name
      sync {
        status
      }
    }
  }
}`,
    variables: { input: { name: 'Supporter', description: 'For everybody who wants to help.', marketingFeatures: ['A letter every month'] } },
  },
  {
    title: 'Make a member',
    about: 'A person or organization that may subscribe or be given access.',
    query: `mutation MakeMember($input: CreateMemberInput!) {
  createMember(input: $input) {
    member {
      id
      name
      createdAt
    }
  }
}`,
    variables: { input: { kind: 'PERSON', name: 'Ada Lovelace', metadata: { chapter: 'London' } } },
  },
  {
    title: 'Members, page by page',
    about: 'Pass endCursor as after to get the next page.',
    query: `query Members($after: String) {
  members(limit: 10, after: $after) {
    totalCount
    hasNextPage
    endCursor
    items {
      id
      name
      email
      externalId
    }
  }
}`,
    variables: { after: null },
  },
  {
    title: 'Features and entitlement sets',
    about: 'What members may have, and in which sets it is given.',
    query: `query Entitlements {
  features(limit: 20) {
    items {
      key
      name
      kind
    }
  }
  entitlementSets(limit: 20) {
    items {
      key
      name
      rules {
        limit
        unlimited
        text
        feature {
          key
        }
      }
    }
  }
}`,
  },
  {
    title: 'Subscriptions that need care',
    about: 'Whose payment is overdue.',
    query: `query Overdue {
  subscriptions(filter: { status: PAST_DUE }, limit: 10) {
    hasNextPage
    items {
      id
      status
      member {
        id
        name
      }
      items {
        quantity
        currentPeriodEnd
      }
    }
  }
}`,
  },
  {
    title: 'Invoices that are open',
    about: 'What Stripe waits to be paid.',
    query: `query OpenInvoices {
  invoices(filter: { status: OPEN }, limit: 10) {
    items {
      id
      number
      total {
        formatted
      }
      member {
        name
      }
    }
  }
}`,
  },
  {
    title: 'Is everything in Stripe?',
    about: 'How the catalog stands with Stripe, and what differs there.',
    query: `query InStep {
  syncSummary {
    synced
    pending
    notMapped
    failing
  }
  drift(limit: 10) {
    totalCount
    items {
      name
      outlook
      fields {
        field
        ours
        stripes
      }
    }
  }
}`,
  },
  {
    title: 'What Stripe told us last',
    about: 'Events, last received first, and what became of them.',
    query: `query LastEvents {
  stripeEvents(limit: 10) {
    items {
      id
      type
      status
      receivedAt
      error
    }
  }
}`,
  },
  {
    title: 'Who changed what',
    about: 'The last entries of the audit log.',
    query: `query LastChanges {
  auditLog(limit: 10) {
    items {
      at
      action
      objectType
      objectId
      actor {
        kind
        name
      }
      changes {
        field
        before
        after
      }
    }
  }
}`,
  },
];
