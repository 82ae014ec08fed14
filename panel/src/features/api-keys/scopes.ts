/** What an API key may be for: the API's word, and what it allows in a few words. */
export interface Scope {
  name: string;
  allows: string;
}

/** Every scope, grouped as operators think of them. */
export const scopeGroups: readonly { title: string; scopes: readonly Scope[] }[] = [
  {
    title: 'Catalog',
    scopes: [
      { name: 'catalog:read', allows: 'See products, prices, features and entitlement sets, and how they stand with Stripe' },
      { name: 'catalog:write', allows: 'Make, change, archive and restore them, too' },
    ],
  },
  {
    title: 'Members',
    scopes: [
      { name: 'members:read', allows: 'See members, with names and e-mail addresses' },
      { name: 'members:write', allows: 'Make, change, archive and restore them, too' },
    ],
  },
  {
    title: 'Access',
    scopes: [
      { name: 'access:read', allows: 'Ask what a member may do and why, and see grants' },
      { name: 'grants:write', allows: 'Give and take back grants, too' },
    ],
  },
  {
    title: 'Billing',
    scopes: [
      { name: 'billing:read', allows: 'See subscriptions, invoices, payments and checkout sessions' },
      { name: 'billing:write', allows: 'Make links to Checkout and the Billing Portal, and change subscriptions, too' },
    ],
  },
  { title: 'Events', scopes: [{ name: 'events:read', allows: 'See what Stripe delivered, payloads included' }] },
];
