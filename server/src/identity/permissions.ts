/** What an operator may be. Each reads what a viewer reads; an admin may do everything. */
export const roles = ['viewer', 'support', 'catalog', 'admin'] as const
export type Role = typeof roles[number]

/** What an API key may be for. Who may write may read the same. */
export const scopes = [
  'catalog:read', 'catalog:write', 'members:read', 'members:write', 'access:read', 'grants:write', 'billing:read', 'billing:write', 'events:read',
] as const
export type Scope = typeof scopes[number]

/** What a caller needs: an operator one of the roles (or admin), an API key the scope. */
export interface Need {
  roles: readonly Role[]
  /** `any`: every key will do; `all`: only one with all rights, as the bootstrap key has; `none`: no key, this is about a person. */
  scope: Scope | 'any' | 'all' | 'none'
}

const everyone: readonly Role[] = ['viewer', 'support', 'catalog']
const reads = (scope: Need['scope']): Need => ({ roles: everyone, scope })
const support = (scope: Need['scope']): Need => ({ roles: ['support'], scope })
const catalog = (scope: Need['scope']): Need => ({ roles: ['catalog'], scope })
const admin = (scope: Need['scope'] = 'all'): Need => ({ roles: [], scope })
/** The object shows nothing that is not anyone's who may ask for what it is part of. */
const asItsParent: Need = reads('any')

/**
 * What each operation needs, by `Query.…` and `Mutation.…`; and each field that needs more than the object it is on.
 * `permissions.test.ts` fails on an operation that is not here: nobody could call it.
 */
export const fieldNeeds: Readonly<Record<string, Need>> = {
  'Query.viewer': reads('any'),
  'Query.auditLog': reads('all'),
  'Query.operators': admin(),
  'Query.operatorInvitations': admin(),
  'Mutation.inviteOperator': admin(),
  'Mutation.revokeOperatorInvitation': admin(),
  'Mutation.changeOperatorRole': admin(),
  'Mutation.disableOperator': admin(),
  'Mutation.enableOperator': admin(),
  'Mutation.signOutOperator': admin(),
  'Mutation.resetOperatorSecondFactor': admin(),
  'Mutation.removeOperatorPasskeys': admin(),
  'Query.sessions': reads('none'),
  'Mutation.revokeSession': reads('none'),
  'Mutation.signOutEverywhere': reads('none'),
  'Query.passkeys': reads('none'),
  'Mutation.renamePasskey': reads('none'),
  'Mutation.removePasskey': reads('none'),
  'Query.apiKeys': admin(),
  'Mutation.createApiKey': admin(),
  'Mutation.rotateApiKey': admin(),
  'Mutation.revokeApiKey': admin(),

  'Query.products': reads('catalog:read'),
  'Query.product': reads('catalog:read'),
  'Query.prices': reads('catalog:read'),
  'Query.price': reads('catalog:read'),
  'Query.currencies': reads('any'),
  'Mutation.createProduct': catalog('catalog:write'),
  'Mutation.updateProduct': catalog('catalog:write'),
  'Mutation.archiveProduct': catalog('catalog:write'),
  'Mutation.restoreProduct': catalog('catalog:write'),
  'Mutation.createPrice': catalog('catalog:write'),
  'Mutation.updatePrice': catalog('catalog:write'),
  'Mutation.replacePrice': catalog('catalog:write'),
  'Mutation.archivePrice': catalog('catalog:write'),
  'Mutation.restorePrice': catalog('catalog:write'),

  'Query.syncSummary': reads('catalog:read'),
  'Query.stripeConnection': reads('catalog:read'),
  'Query.unrecognizedStripeObjects': reads('catalog:read'),
  'Mutation.retrySync': catalog('catalog:write'),
  'Mutation.syncAll': catalog('catalog:write'),
  'Query.drift': reads('catalog:read'),
  'Mutation.repairDrift': catalog('catalog:write'),
  'Mutation.setDriftPolicy': catalog('catalog:write'),
  'Mutation.adoptStripeProduct': catalog('catalog:write'),
  'Query.health': reads('any'),
  'Query.reconcile': reads('catalog:read'),
  'Query.reconcileRuns': reads('catalog:read'),
  'Query.stripeDifferences': reads('billing:read'),
  'Mutation.startReconcile': admin(),

  'Query.features': reads('catalog:read'),
  'Query.feature': reads('catalog:read'),
  'Query.entitlementSets': reads('catalog:read'),
  'Query.entitlementSet': reads('catalog:read'),
  'Mutation.createFeature': catalog('catalog:write'),
  'Mutation.updateFeature': catalog('catalog:write'),
  'Mutation.archiveFeature': catalog('catalog:write'),
  'Mutation.restoreFeature': catalog('catalog:write'),
  'Mutation.createEntitlementSet': catalog('catalog:write'),
  'Mutation.copyEntitlementSet': catalog('catalog:write'),
  'Mutation.updateEntitlementSet': catalog('catalog:write'),
  'Mutation.archiveEntitlementSet': catalog('catalog:write'),
  'Mutation.restoreEntitlementSet': catalog('catalog:write'),
  'Mutation.setProductEntitlementSets': catalog('catalog:write'),

  'Query.members': reads('members:read'),
  'Query.member': reads('members:read'),
  'Mutation.createMember': support('members:write'),
  'Mutation.updateMember': support('members:write'),
  'Mutation.archiveMember': support('members:write'),
  'Mutation.restoreMember': support('members:write'),

  'Query.access': reads('access:read'),
  'Query.accessBatch': reads('access:read'),
  'Query.accessHistory': reads('access:read'),
  'Query.previewEntitlementChange': reads('access:read'),
  'Query.accessToken': reads('access:read'),
  'Query.accessChanges': reads('access:read'),
  'Live.accessChanged': reads('access:read'),
  'Mutation.rotateAccessTokenKey': admin(),
  'Member.access': reads('access:read'),
  'Query.provisions': reads('access:read'),
  'Query.grants': reads('access:read'),
  'Query.grant': reads('access:read'),
  'Mutation.createGrant': support('grants:write'),
  'Mutation.bulkGrant': support('grants:write'),
  'Mutation.updateGrant': support('grants:write'),
  'Mutation.revokeGrant': support('grants:write'),

  'Query.subscriptions': reads('billing:read'),
  'Query.subscription': reads('billing:read'),
  'Query.invoices': reads('billing:read'),
  'Query.invoice': reads('billing:read'),
  'Query.payments': reads('billing:read'),
  'Query.payment': reads('billing:read'),
  'Query.unrecognizedStripeCustomers': reads('billing:read'),
  'Query.stripeCustomer': reads('billing:read'),
  'Mutation.connectStripeCustomer': support('billing:write'),
  'Query.checkoutSession': reads('billing:read'),
  'Query.checkoutSessions': reads('billing:read'),
  'Mutation.createCheckoutSession': support('billing:write'),
  'Mutation.expireCheckoutSession': support('billing:write'),
  'Mutation.createBillingPortalSession': support('billing:write'),
  'Mutation.cancelSubscription': support('billing:write'),
  'Mutation.resumeSubscription': support('billing:write'),
  'Query.previewSubscriptionChange': reads('billing:read'),
  'Mutation.changeSubscription': support('billing:write'),

  'Query.stripeEvents': reads('events:read'),
  'Query.stripeEvent': reads('events:read'),
  'Mutation.replayStripeEvent': { roles: ['support', 'catalog'], scope: 'all' },
}

/**
 * What it takes to see an object, wherever it is reached from. `permissions.test.ts` fails on a type with an `id` that is
 * not here.
 */
export const typeNeeds: Readonly<Record<string, Need>> = {
  Viewer: asItsParent,
  ApiKey: admin(),
  Operator: admin(),
  OperatorInvitation: admin(),
  Session: reads('none'),
  Passkey: reads('none'),
  AuditEntry: reads('all'),
  AuditActor: reads('all'),
  Product: reads('catalog:read'),
  Price: reads('catalog:read'),
  RetrySyncPayload: reads('catalog:read'),
  UnrecognizedStripeObject: reads('catalog:read'),
  Drift: reads('catalog:read'),
  ReconcileRun: reads('catalog:read'),
  SetDriftPolicyPayload: reads('catalog:read'),
  StripeDifference: reads('billing:read'),
  // Whoever asks for access learns by which feature and set.
  Feature: asItsParent,
  EntitlementSet: asItsParent,
  EntitlementRule: asItsParent,
  Member: reads('members:read'),
  Provision: reads('access:read'),
  Grant: reads('access:read'),
  GrantActor: asItsParent,
  StripeCustomer: reads('billing:read'),
  Subscription: reads('billing:read'),
  SubscriptionItem: reads('billing:read'),
  Invoice: reads('billing:read'),
  InvoiceLine: reads('billing:read'),
  Payment: reads('billing:read'),
  PaymentMethod: reads('billing:read'),
  CheckoutSession: reads('billing:read'),
  CheckoutSessionItem: reads('billing:read'),
  StripeEvent: reads('events:read'),
}
