/** Every address of the panel. Nothing else spells a URL out. */
export const paths = {
  home: '/',
  /** `next`: the address to go to once signed in. */
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  /** Where members come back to from Stripe, signed in nowhere. */
  thanks: '/thank-you',
  notPaid: '/not-paid',
  /** `search`: query string without the question mark, made by the list's own `to…Search` function. */
  products: (search = '') => withSearch('/catalog', search),
  prices: (search = '') => withSearch('/catalog/prices', search),
  newProduct: '/catalog/new',
  product: (productId: string) => `/catalog/${encodeURIComponent(productId)}`,
  editProduct: (productId: string) => `${paths.product(productId)}/edit`,
  newPrice: (productId: string) => `${paths.product(productId)}/prices/new`,
  /** The price's details, over the product's page. */
  price: (productId: string, priceId: string) => `${paths.product(productId)}/prices/${encodeURIComponent(priceId)}`,
  /** For whoever knows the price only: leads on to its details. */
  priceById: (priceId: string) => `/catalog/prices/${encodeURIComponent(priceId)}`,
  editPrice: (productId: string, priceId: string) => `${paths.price(productId, priceId)}/edit`,
  replacePrice: (productId: string, priceId: string) => `${paths.price(productId, priceId)}/replace`,
  features: (search = '') => withSearch('/features', search),
  newFeature: '/features/new',
  feature: (featureId: string) => `/features/${encodeURIComponent(featureId)}`,
  entitlementSets: (search = '') => withSearch('/entitlement-sets', search),
  newEntitlementSet: '/entitlement-sets/new',
  entitlementSet: (setId: string) => `/entitlement-sets/${encodeURIComponent(setId)}`,
  editEntitlementSet: (setId: string) => `${paths.entitlementSet(setId)}/edit`,
  grants: (search = '') => withSearch('/grants', search),
  /** `search` as the list of members has it: a grant for those. */
  bulkGrant: (search = '') => withSearch('/grants/bulk', search),
  /** The grant's details, over the list that `search` describes. */
  grant: (grantId: string, search = '') => withSearch(`/grants/${encodeURIComponent(grantId)}`, search),
  members: (search = '') => withSearch('/members', search),
  newMember: '/members/new',
  member: (memberId: string) => `/members/${encodeURIComponent(memberId)}`,
  editMember: (memberId: string) => `${paths.member(memberId)}/edit`,
  memberAccess: (memberId: string, search = '') => withSearch(`${paths.member(memberId)}/access`, search),
  memberGrants: (memberId: string) => `${paths.member(memberId)}/grants`,
  memberGrant: (memberId: string, grantId: string) => `${paths.memberGrants(memberId)}/${encodeURIComponent(grantId)}`,
  memberSubscriptions: (memberId: string, search = '') => withSearch(`${paths.member(memberId)}/subscriptions`, search),
  memberSubscription: (memberId: string, subscriptionId: string, search = '') => withSearch(`${paths.memberSubscriptions(memberId)}/${encodeURIComponent(subscriptionId)}`, search),
  memberInvoices: (memberId: string, search = '') => withSearch(`${paths.member(memberId)}/invoices`, search),
  memberInvoice: (memberId: string, invoiceId: string, search = '') => withSearch(`${paths.memberInvoices(memberId)}/${encodeURIComponent(invoiceId)}`, search),
  memberPayments: (memberId: string, search = '') => withSearch(`${paths.member(memberId)}/payments`, search),
  memberPayment: (memberId: string, paymentId: string, search = '') => withSearch(`${paths.memberPayments(memberId)}/${encodeURIComponent(paymentId)}`, search),
  memberPaymentMethods: (memberId: string) => `${paths.member(memberId)}/payment-methods`,
  memberTimeline: (memberId: string) => `${paths.member(memberId)}/timeline`,
  subscriptions: (search = '') => withSearch('/subscriptions', search),
  /** The subscription's details, over the list that `search` describes. */
  subscription: (subscriptionId: string, search = '') => withSearch(`/subscriptions/${encodeURIComponent(subscriptionId)}`, search),
  invoices: (search = '') => withSearch('/invoices', search),
  /** The invoice's details, over the list that `search` describes. */
  invoice: (invoiceId: string, search = '') => withSearch(`/invoices/${encodeURIComponent(invoiceId)}`, search),
  payments: (search = '') => withSearch('/payments', search),
  /** The payment's details, over the list that `search` describes. */
  payment: (paymentId: string, search = '') => withSearch(`/payments/${encodeURIComponent(paymentId)}`, search),
  events: (search = '') => withSearch('/events', search),
  /** The event's details, over the list that `search` describes. */
  event: (eventId: string, search = '') => withSearch(`/events/${encodeURIComponent(eventId)}`, search),
  apiKeys: () => '/settings/api-keys',
  newApiKey: '/settings/api-keys/new',
  audit: (search = '') => withSearch('/audit', search),
  drift: '/drift',
  unrecognized: (search = '') => withSearch('/drift/unrecognized', search),
  unrecognizedCustomers: (search = '') => withSearch('/drift/customers', search),
  driftHistory: (search = '') => withSearch('/drift/history', search),
  health: '/health',
  api: '/developers/api',
  operators: () => '/settings/operators',
  account: '/account',
};

/** Route patterns, as React Router reads them, for the same addresses. */
export const routePatterns = {
  signIn: '/sign-in',
  /** The invitation's token stands after the #, so that no server hears of it. */
  acceptInvitation: '/accept-invitation',
  thanks: '/thank-you',
  notPaid: '/not-paid',
  products: '/catalog',
  prices: '/catalog/prices',
  priceById: '/catalog/prices/:priceId',
  newProduct: '/catalog/new',
  product: '/catalog/:productId',
  /** Relative to `product`. */
  price: 'prices/:priceId',
  editProduct: '/catalog/:productId/edit',
  newPrice: '/catalog/:productId/prices/new',
  editPrice: '/catalog/:productId/prices/:priceId/edit',
  replacePrice: '/catalog/:productId/prices/:priceId/replace',
  features: '/features',
  newFeature: '/features/new',
  feature: '/features/:featureId',
  entitlementSets: '/entitlement-sets',
  newEntitlementSet: '/entitlement-sets/new',
  entitlementSet: '/entitlement-sets/:setId',
  editEntitlementSet: '/entitlement-sets/:setId/edit',
  grants: '/grants',
  bulkGrant: '/grants/bulk',
  /** Relative to `grants` and `memberGrants`. */
  grant: ':grantId',
  members: '/members',
  newMember: '/members/new',
  member: '/members/:memberId',
  editMember: '/members/:memberId/edit',
  /** The parts of a member's page, relative to `member`. */
  memberAccess: 'access',
  memberGrants: 'grants',
  memberSubscriptions: 'subscriptions',
  memberInvoices: 'invoices',
  memberPayments: 'payments',
  memberPaymentMethods: 'payment-methods',
  memberTimeline: 'timeline',
  subscriptions: '/subscriptions',
  /** Relative to `subscriptions` and `memberSubscriptions`. */
  subscription: ':subscriptionId',
  invoices: '/invoices',
  /** Relative to `invoices` and `memberInvoices`. */
  invoice: ':invoiceId',
  payments: '/payments',
  /** Relative to `payments` and `memberPayments`. */
  payment: ':paymentId',
  events: '/events',
  /** Relative to `events`. */
  event: ':eventId',
  apiKeys: '/settings/api-keys',
  newApiKey: '/settings/api-keys/new',
  audit: '/audit',
  drift: '/drift',
  /** Relative to `drift`. */
  unrecognized: 'unrecognized',
  /** Relative to `drift`. */
  unrecognizedCustomers: 'customers',
  /** Relative to `drift`. */
  driftHistory: 'history',
  health: '/health',
  api: '/developers/api',
  operators: '/settings/operators',
  account: '/account',
};

function withSearch(path: string, search: string): string {
  return search ? `${path}?${search}` : path;
}

/**
 * Where to go after signing in. Only an address of this panel is accepted, so that a crafted link cannot send an
 * operator who has just signed in to another site.
 */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return paths.home;
  return next.startsWith('/sign-in') ? paths.home : next;
}
