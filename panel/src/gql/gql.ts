/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query PanelSearch($search: String!) {\n    products(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        description\n        images\n        active\n      }\n    }\n    members(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        kind\n        email\n        archivedAt\n      }\n    }\n  }\n": typeof types.PanelSearchDocument,
    "\n  query Shell {\n    stripeConnection {\n      ...StripeBanner_connection\n      ...StripeModeMark_connection\n    }\n    # A change of role is felt at the next look.\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n": typeof types.ShellDocument,
    "\n  fragment StripeBanner_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n": typeof types.StripeBanner_ConnectionFragmentDoc,
    "\n  fragment StripeModeMark_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n": typeof types.StripeModeMark_ConnectionFragmentDoc,
    "\n  fragment AuditEntryRow_entry on AuditEntry {\n    id\n    at\n    action\n    objectType\n    objectId\n    reason\n    actor {\n      kind\n      id\n      name\n    }\n    changes {\n      field\n      before\n      after\n    }\n  }\n": typeof types.AuditEntryRow_EntryFragmentDoc,
    "\n  query ChangeHistory($objectId: ID!) {\n    auditLog(filter: { objectId: $objectId }, limit: 5) {\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n": typeof types.ChangeHistoryDocument,
    "\n  fragment ChangePreview_preview on EntitlementChangePreview {\n    memberCount\n    features {\n      gaining\n      losing\n      changing\n      feature {\n        id\n        name\n      }\n    }\n    members {\n      member {\n        id\n        name\n      }\n      changes {\n        before\n        after\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n": typeof types.ChangePreview_PreviewFragmentDoc,
    "\n  fragment GrantBadge_grant on Grant {\n    id\n    state\n    startsAt\n    endsAt\n    revokedAt\n  }\n": typeof types.GrantBadge_GrantFragmentDoc,
    "\n  fragment InvoiceBadge_invoice on Invoice {\n    id\n    number\n    status\n    nextPaymentAttempt\n  }\n": typeof types.InvoiceBadge_InvoiceFragmentDoc,
    "\n  fragment InvoiceRow_invoice on Invoice {\n    id\n    number\n    billingReason\n    createdAt\n    customerId\n    total {\n      formatted\n    }\n    member {\n      id\n      name\n    }\n    ...InvoiceBadge_invoice\n  }\n": typeof types.InvoiceRow_InvoiceFragmentDoc,
    "\n  query MemberPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    members(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        email\n        externalId\n      }\n    }\n    member(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n": typeof types.MemberPickerDocument,
    "\n  fragment PaymentBadge_payment on Payment {\n    id\n    status\n    failureCode\n    failureMessage\n    amountReceived {\n      amount\n    }\n    amountRefunded {\n      amount\n      formatted\n    }\n  }\n": typeof types.PaymentBadge_PaymentFragmentDoc,
    "\n  query PricePicker($filter: PriceFilter) {\n    prices(filter: $filter, limit: 20) {\n      items {\n        id\n        type\n        currency\n        summary\n        product {\n          id\n          name\n        }\n        sync {\n          status\n        }\n      }\n    }\n  }\n": typeof types.PricePickerDocument,
    "\n  query SetPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    entitlementSets(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        key\n        rules {\n          id\n          limit\n          unlimited\n          text\n          perUnit\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n    entitlementSet(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n": typeof types.SetPickerDocument,
    "\n  fragment SubscriptionBadge_subscription on Subscription {\n    id\n    status\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    items {\n      id\n      currentPeriodEnd\n    }\n  }\n": typeof types.SubscriptionBadge_SubscriptionFragmentDoc,
    "\n  fragment SubscriptionRow_subscription on Subscription {\n    id\n    status\n    customerId\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    startedAt\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n    member {\n      id\n      name\n    }\n    changedOutside {\n      field\n    }\n    ...SubscriptionBadge_subscription\n  }\n": typeof types.SubscriptionRow_SubscriptionFragmentDoc,
    "\n  fragment SyncBadge_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n    }\n  }\n": typeof types.SyncBadge_SyncFragmentDoc,
    "\n  fragment SyncNotice_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n": typeof types.SyncNotice_SyncFragmentDoc,
    "\n  query PreviewChange($input: PreviewEntitlementChangeInput!) {\n    previewEntitlementChange(input: $input) {\n      ...ChangePreview_preview\n    }\n  }\n": typeof types.PreviewChangeDocument,
    "\n  query AccessHistory($member: MemberRef!, $feature: String!, $from: DateTime!, $to: DateTime!) {\n    accessHistory(member: $member, feature: $feature, from: $from, to: $to) {\n      from\n      until\n      granted\n      limit\n      unlimited\n      text\n    }\n  }\n": typeof types.AccessHistoryDocument,
    "\n  fragment AccessItem_access on Access {\n    featureKey\n    granted\n    limit\n    unlimited\n    text\n    validUntil\n    feature {\n      id\n      key\n      name\n      kind\n      unit\n    }\n    ...AccessSources_access\n  }\n": typeof types.AccessItem_AccessFragmentDoc,
    "\n  fragment AccessSources_access on Access {\n    rule\n    feature {\n      id\n      kind\n      unit\n    }\n    sources {\n      kind\n      provision\n      sourceId\n      quantity\n      value\n      reason\n      since\n      until\n      set {\n        id\n        name\n      }\n      product {\n        id\n        name\n      }\n      subscription {\n        id\n      }\n      grant {\n        id\n      }\n    }\n  }\n": typeof types.AccessSources_AccessFragmentDoc,
    "\n  fragment AccessTimeline_feature on Feature {\n    id\n    key\n    name\n    kind\n    unit\n  }\n": typeof types.AccessTimeline_FeatureFragmentDoc,
    "\n  query MemberAccess($id: ID!, $at: DateTime) {\n    member(id: $id) {\n      id\n      name\n      access(at: $at) {\n        featureKey\n        feature {\n          id\n          ...AccessTimeline_feature\n        }\n        ...AccessItem_access\n      }\n    }\n  }\n": typeof types.MemberAccessDocument,
    "\n  fragment PasskeyRow_passkey on Passkey {\n    name\n    synced\n    createdAt\n    lastUsedAt\n  }\n": typeof types.PasskeyRow_PasskeyFragmentDoc,
    "\n  query Passkeys {\n    passkeys {\n      id\n      name\n      ...PasskeyRow_passkey\n    }\n  }\n": typeof types.PasskeysDocument,
    "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      passkey {\n        id\n        name\n      }\n    }\n  }\n": typeof types.RenamePasskeyDocument,
    "\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      passkeyId\n    }\n  }\n": typeof types.RemovePasskeyDocument,
    "\n  query Sessions {\n    sessions {\n      id\n      current\n      ipAddress\n      userAgent\n      createdAt\n      expiresAt\n    }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n": typeof types.RevokeSessionDocument,
    "\n  mutation SignOutEverywhere($keepThis: Boolean!) {\n    signOutEverywhere(keepThis: $keepThis) {\n      ended\n    }\n  }\n": typeof types.SignOutEverywhereDocument,
    "\n  query ApiKeyList($limit: Int, $offset: Int) {\n    apiKeys(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n": typeof types.ApiKeyListDocument,
    "\n  fragment ApiKeyRow_key on ApiKey {\n    id\n    name\n    start\n    scopes\n    status\n    expiresAt\n    lastUsedAt\n    revokedAt\n    replacedById\n    configured\n  }\n": typeof types.ApiKeyRow_KeyFragmentDoc,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n": typeof types.RotateApiKeyDocument,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKey {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  query ApiRights {\n    viewer {\n      id\n      name\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n": typeof types.ApiRightsDocument,
    "\n  query ActionNames {\n    schema: __schema {\n      mutationType {\n        fields {\n          name\n        }\n      }\n    }\n  }\n": typeof types.ActionNamesDocument,
    "\n  query AuditList($filter: AuditLogFilter, $limit: Int, $after: String) {\n    auditLog(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n": typeof types.AuditListDocument,
    "\n  mutation CreatePrice($input: CreatePriceInput!) {\n    createPrice(input: $input) {\n      price {\n        id\n        summary\n      }\n    }\n  }\n": typeof types.CreatePriceDocument,
    "\n  mutation UpdatePrice($input: UpdatePriceInput!) {\n    updatePrice(input: $input) {\n      price {\n        id\n        nickname\n        lookupKey\n        taxBehavior\n        metadata\n        updatedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.UpdatePriceDocument,
    "\n  mutation ReplacePrice($input: ReplacePriceInput!) {\n    replacePrice(input: $input) {\n      price {\n        id\n        summary\n      }\n      replaced {\n        id\n        active\n        lookupKey\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.ReplacePriceDocument,
    "\n  mutation ArchivePrice($id: ID!) {\n    archivePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.ArchivePriceDocument,
    "\n  mutation RestorePrice($id: ID!) {\n    restorePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.RestorePriceDocument,
    "\n  query PriceById($id: ID!) {\n    price(id: $id) {\n      id\n      product {\n        id\n      }\n    }\n  }\n": typeof types.PriceByIdDocument,
    "\n  query PriceCreate($productId: ID!) {\n    product(id: $productId) {\n      id\n      name\n      prices {\n        id\n        currency\n      }\n    }\n  }\n": typeof types.PriceCreateDocument,
    "\n  fragment PriceDetails_price on Price {\n    id\n    product {\n      id\n      name\n    }\n    type\n    currency\n    money {\n      formatted\n    }\n    customUnitAmount {\n      minimum\n      preset\n      maximum\n    }\n    tiersMode\n    tiers {\n      upTo\n      unitAmount\n      flatAmount\n    }\n    recurring {\n      interval\n      intervalCount\n    }\n    taxBehavior\n    nickname\n    lookupKey\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    replacedBy {\n      id\n      summary\n    }\n    replaces {\n      id\n      summary\n    }\n    sync {\n      stripeId\n    }\n  }\n": typeof types.PriceDetails_PriceFragmentDoc,
    "\n  query PriceDrawer($id: ID!) {\n    price(id: $id) {\n      id\n      active\n      summary\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      ...PriceDetails_price\n      sync {\n        dashboardUrl\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n": typeof types.PriceDrawerDocument,
    "\n  query PriceEdit($id: ID!) {\n    price(id: $id) {\n      id\n      version\n      summary\n      active\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      nickname\n      lookupKey\n      taxBehavior\n      metadata\n    }\n  }\n": typeof types.PriceEditDocument,
    "\n  query PriceList($filter: PriceFilter, $limit: Int, $offset: Int) {\n    prices(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...PriceRow_price\n      }\n    }\n  }\n": typeof types.PriceListDocument,
    "\n  fragment PriceMenu_price on Price {\n    id\n    active\n    summary\n    product {\n      id\n    }\n    replacedBy {\n      id\n    }\n    sync {\n      status\n      failing\n      dashboardUrl\n    }\n  }\n": typeof types.PriceMenu_PriceFragmentDoc,
    "\n  query PriceReplace($id: ID!) {\n    price(id: $id) {\n      id\n      summary\n      product {\n        id\n        name\n      }\n      currency\n      unitAmount\n      customUnitAmount {\n        minimum\n        preset\n        maximum\n      }\n      tiersMode\n      tiers {\n        upTo\n        unitAmount\n        flatAmount\n      }\n      recurring {\n        interval\n        intervalCount\n      }\n      taxBehavior\n      nickname\n      lookupKey\n      metadata\n      replacedBy {\n        id\n      }\n    }\n  }\n": typeof types.PriceReplaceDocument,
    "\n  fragment PriceRow_price on Price {\n    id\n    active\n    type\n    summary\n    nickname\n    lookupKey\n    product {\n      id\n      name\n    }\n    replacedBy {\n      id\n      summary\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n    ...PriceMenu_price\n  }\n": typeof types.PriceRow_PriceFragmentDoc,
    "\n  fragment PriceTable_product on Product {\n    id\n    prices {\n      id\n      active\n      ...PriceRow_price\n    }\n  }\n": typeof types.PriceTable_ProductFragmentDoc,
    "\n  mutation SetProductEntitlementSets($input: SetProductEntitlementSetsInput!) {\n    setProductEntitlementSets(input: $input) {\n      product {\n        ...ProductSets_product\n      }\n    }\n  }\n": typeof types.SetProductEntitlementSetsDocument,
    "\n  query ProductSetNames($id: ID!) {\n    product(id: $id) {\n      id\n      entitlementSets {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ProductSetNamesDocument,
    "\n  query SetName($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.SetNameDocument,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CreateProductDocument,
    "\n  mutation UpdateProduct($input: UpdateProductInput!) {\n    updateProduct(input: $input) {\n      product {\n        id\n        name\n        ...ProductDetails_product\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.UpdateProductDocument,
    "\n  mutation ArchiveProduct($id: ID!) {\n    archiveProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.ArchiveProductDocument,
    "\n  mutation RestoreProduct($id: ID!) {\n    restoreProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": typeof types.RestoreProductDocument,
    "\n  fragment ProductDetails_product on Product {\n    id\n    description\n    images\n    unitLabel\n    statementDescriptor\n    taxCode\n    url\n    marketingFeatures\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    sync {\n      stripeId\n    }\n  }\n": typeof types.ProductDetails_ProductFragmentDoc,
    "\n  query ProductEdit($id: ID!) {\n    product(id: $id) {\n      id\n      version\n      name\n      description\n      images\n      unitLabel\n      statementDescriptor\n      taxCode\n      url\n      marketingFeatures\n      metadata\n    }\n  }\n": typeof types.ProductEditDocument,
    "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $limit: Int, $offset: Int) {\n    products(filter: $filter, sort: $sort, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...ProductRow_product\n      }\n    }\n    archived: products(filter: { active: false }, limit: 1) {\n      totalCount\n    }\n  }\n": typeof types.ProductListDocument,
    "\n  query ProductPage($id: ID!) {\n    product(id: $id) {\n      id\n      name\n      description\n      active\n      images\n      ...ProductDetails_product\n      ...PriceTable_product\n      ...ProductSets_product\n      sync {\n        stripeId\n        dashboardUrl\n        status\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n": typeof types.ProductPageDocument,
    "\n  fragment ProductRow_product on Product {\n    id\n    name\n    description\n    images\n    active\n    updatedAt\n    prices {\n      id\n      active\n      summary\n      sync {\n        status\n        failing\n      }\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n": typeof types.ProductRow_ProductFragmentDoc,
    "\n  fragment ProductSets_product on Product {\n    id\n    name\n    entitlementSets {\n      id\n      name\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n": typeof types.ProductSets_ProductFragmentDoc,
    "\n  mutation RetrySync($kind: CatalogKind!, $id: ID!) {\n    retrySync(kind: $kind, id: $id) {\n      kind\n      id\n      sync {\n        ...SyncBadge_sync\n      }\n    }\n  }\n": typeof types.RetrySyncDocument,
    "\n  query AdoptChoices($search: String) {\n    products(filter: { search: $search, active: true }, limit: 10) {\n      items {\n        id\n        name\n        description\n      }\n    }\n  }\n": typeof types.AdoptChoicesDocument,
    "\n  query UnrecognizedCustomers($search: String, $limit: Int, $after: String) {\n    unrecognizedStripeCustomers(search: $search, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        name\n        email\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n": typeof types.UnrecognizedCustomersDocument,
    "\n  fragment DriftCard_drift on Drift {\n    id\n    kind\n    name\n    productId\n    dashboardUrl\n    outlook\n    policy\n    policyOverride\n    repairsLastHour\n    since\n    fields {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n": typeof types.DriftCard_DriftFragmentDoc,
    "\n  query DriftHistory($filter: StripeDifferenceFilter, $limit: Int, $after: String) {\n    stripeDifferences(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        kind\n        stripeId\n        localId\n        dashboardUrl\n        field\n        ours\n        stripes\n        seenAt\n        action\n        decidedBy\n      }\n    }\n  }\n": typeof types.DriftHistoryDocument,
    "\n  query DriftList($limit: Int, $offset: Int) {\n    drift(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...DriftCard_drift\n      }\n    }\n  }\n": typeof types.DriftListDocument,
    "\n  query DriftPage {\n    reconcile {\n      id\n      ...ReconcileCard_run\n    }\n  }\n": typeof types.DriftPageDocument,
    "\n  mutation RepairDrift($id: ID) {\n    repairDrift(id: $id) {\n      repairing\n    }\n  }\n": typeof types.RepairDriftDocument,
    "\n  mutation SetDriftPolicy($id: ID!, $policy: DriftPolicy) {\n    setDriftPolicy(id: $id, policy: $policy) {\n      id\n      policy\n      policyOverride\n    }\n  }\n": typeof types.SetDriftPolicyDocument,
    "\n  mutation AdoptStripeProduct($input: AdoptStripeProductInput!) {\n    adoptStripeProduct(input: $input) {\n      adoptedPrices\n      newPrices\n      product {\n        id\n        name\n      }\n    }\n  }\n": typeof types.AdoptStripeProductDocument,
    "\n  mutation StartReconcile($acceptVanished: Boolean) {\n    startReconcile(acceptVanished: $acceptVanished) {\n      started\n      run {\n        id\n        ...ReconcileCard_run\n      }\n    }\n  }\n": typeof types.StartReconcileDocument,
    "\n  mutation ConnectStripeCustomer($input: ConnectStripeCustomerInput!) {\n    connectStripeCustomer(input: $input) {\n      customer {\n        id\n        member {\n          id\n        }\n      }\n      member {\n        id\n        name\n      }\n    }\n  }\n": typeof types.ConnectStripeCustomerDocument,
    "\n  fragment ReconcileCard_run on ReconcileRun {\n    id\n    reason\n    status\n    startedAt\n    finishedAt\n    error\n    steps {\n      kind\n      listed\n      differing\n      startedAt\n      doneAt\n    }\n  }\n": typeof types.ReconcileCard_RunFragmentDoc,
    "\n  query UnrecognizedList($limit: Int, $offset: Int) {\n    unrecognizedStripeObjects(limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        stripeId\n        kind\n        name\n        dashboardUrl\n        firstSeenAt\n        lastSeenAt\n      }\n    }\n  }\n": typeof types.UnrecognizedListDocument,
    "\n  query FeaturePicker($search: String!) {\n    features(filter: { search: $search, archived: false }, limit: 50) {\n      items {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n": typeof types.FeaturePickerDocument,
    "\n  mutation CreateEntitlementSet($input: CreateEntitlementSetInput!) {\n    createEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CreateEntitlementSetDocument,
    "\n  mutation CopyEntitlementSet($input: CopyEntitlementSetInput!) {\n    copyEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CopyEntitlementSetDocument,
    "\n  mutation UpdateEntitlementSet($input: UpdateEntitlementSetInput!) {\n    updateEntitlementSet(input: $input) {\n      entitlementSet {\n        ...SetForm_entitlementSet\n      }\n    }\n  }\n": typeof types.UpdateEntitlementSetDocument,
    "\n  mutation ArchiveEntitlementSet($id: ID!) {\n    archiveEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": typeof types.ArchiveEntitlementSetDocument,
    "\n  mutation RestoreEntitlementSet($id: ID!) {\n    restoreEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": typeof types.RestoreEntitlementSetDocument,
    "\n  fragment SetDetails_entitlementSet on EntitlementSet {\n    id\n    key\n    rank\n    memberCount\n    memberCountIsExact\n    createdAt\n    updatedAt\n    archivedAt\n    products {\n      id\n      name\n      active\n    }\n  }\n": typeof types.SetDetails_EntitlementSetFragmentDoc,
    "\n  query SetEdit($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      ...SetForm_entitlementSet\n    }\n  }\n": typeof types.SetEditDocument,
    "\n  fragment SetForm_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    description\n    rank\n    version\n    archivedAt\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n": typeof types.SetForm_EntitlementSetFragmentDoc,
    "\n  query SetList($filter: EntitlementSetFilter, $limit: Int, $offset: Int) {\n    entitlementSets(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...SetRow_entitlementSet\n      }\n    }\n  }\n": typeof types.SetListDocument,
    "\n  query FeatureName($id: ID!) {\n    feature(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.FeatureNameDocument,
    "\n  query SetPage($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      key\n      name\n      description\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          key\n          name\n          kind\n          unit\n        }\n      }\n      ...SetDetails_entitlementSet\n    }\n  }\n": typeof types.SetPageDocument,
    "\n  fragment SetRow_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    rank\n    memberCount\n    memberCountIsExact\n    archivedAt\n    products {\n      id\n      name\n    }\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        name\n        kind\n        unit\n      }\n    }\n  }\n": typeof types.SetRow_EntitlementSetFragmentDoc,
    "\n  fragment EventBadge_event on StripeEvent {\n    type\n    status\n    error\n    attempts\n    nextAttemptAt\n    processedAt\n  }\n": typeof types.EventBadge_EventFragmentDoc,
    "\n  query EventDrawer($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      type\n      objectId\n      apiVersion\n      livemode\n      dashboardUrl\n      status\n      attempts\n      error\n      ...EventBadge_event\n      ...EventTimeline_event\n    }\n  }\n": typeof types.EventDrawerDocument,
    "\n  query EventList($filter: StripeEventFilter, $limit: Int, $after: String) {\n    stripeEvents(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...EventRow_event\n      }\n    }\n  }\n": typeof types.EventListDocument,
    "\n  query EventPayload($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      payload\n    }\n  }\n": typeof types.EventPayloadDocument,
    "\n  fragment EventRow_event on StripeEvent {\n    id\n    type\n    objectId\n    receivedAt\n    ...EventBadge_event\n  }\n": typeof types.EventRow_EventFragmentDoc,
    "\n  fragment EventTimeline_event on StripeEvent {\n    status\n    error\n    attempts\n    nextAttemptAt\n    createdAt\n    receivedAt\n    processedAt\n  }\n": typeof types.EventTimeline_EventFragmentDoc,
    "\n  mutation ReplayStripeEvent($id: ID!) {\n    replayStripeEvent(id: $id) {\n      stripeEvent {\n        id\n        ...EventBadge_event\n        ...EventTimeline_event\n      }\n    }\n  }\n": typeof types.ReplayStripeEventDocument,
    "\n  fragment FeatureForm_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    version\n    archivedAt\n  }\n": typeof types.FeatureForm_FeatureFragmentDoc,
    "\n  query FeatureList($filter: FeatureFilter, $limit: Int, $offset: Int) {\n    features(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...FeatureRow_feature\n      }\n    }\n  }\n": typeof types.FeatureListDocument,
    "\n  query FeaturePage($id: ID!) {\n    feature(id: $id) {\n      id\n      ...FeatureForm_feature\n    }\n  }\n": typeof types.FeaturePageDocument,
    "\n  fragment FeatureRow_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    updatedAt\n    archivedAt\n  }\n": typeof types.FeatureRow_FeatureFragmentDoc,
    "\n  mutation CreateFeature($input: CreateFeatureInput!) {\n    createFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n": typeof types.CreateFeatureDocument,
    "\n  mutation UpdateFeature($input: UpdateFeatureInput!) {\n    updateFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n": typeof types.UpdateFeatureDocument,
    "\n  mutation ArchiveFeature($id: ID!) {\n    archiveFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": typeof types.ArchiveFeatureDocument,
    "\n  mutation RestoreFeature($id: ID!) {\n    restoreFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": typeof types.RestoreFeatureDocument,
    "\n  fragment ChangeGrant_grant on Grant {\n    id\n    endsAt\n    note\n    version\n  }\n": typeof types.ChangeGrant_GrantFragmentDoc,
    "\n  query ChangeGrant($id: ID!) {\n    grant(id: $id) {\n      ...ChangeGrant_grant\n    }\n  }\n": typeof types.ChangeGrantDocument,
    "\n  query GrantDrawer($id: ID!) {\n    grant(id: $id) {\n      id\n      quantity\n      state\n      startsAt\n      endsAt\n      reason\n      note\n      createdAt\n      revokedAt\n      revokeReason\n      grantedBy {\n        id\n        kind\n        name\n      }\n      revokedBy {\n        id\n        kind\n        name\n      }\n      member {\n        id\n        name\n      }\n      entitlementSet {\n        id\n        name\n      }\n      ...GrantBadge_grant\n      ...ChangeGrant_grant\n    }\n  }\n": typeof types.GrantDrawerDocument,
    "\n  query GrantList($filter: GrantFilter, $limit: Int, $after: String) {\n    grants(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n": typeof types.GrantListDocument,
    "\n  fragment GrantRow_grant on Grant {\n    id\n    quantity\n    state\n    startsAt\n    endsAt\n    revokedAt\n    reason\n    createdAt\n    member {\n      id\n      name\n    }\n    entitlementSet {\n      id\n      name\n    }\n    ...GrantBadge_grant\n  }\n": typeof types.GrantRow_GrantFragmentDoc,
    "\n  query MemberGrants($id: ID!) {\n    grants(filter: { memberId: $id }, limit: 10) {\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n": typeof types.MemberGrantsDocument,
    "\n  mutation CreateGrant($input: CreateGrantInput!) {\n    createGrant(input: $input) {\n      grant {\n        id\n        member {\n          id\n          name\n        }\n        entitlementSet {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.CreateGrantDocument,
    "\n  mutation UpdateGrant($input: UpdateGrantInput!) {\n    updateGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        ...ChangeGrant_grant\n      }\n    }\n  }\n": typeof types.UpdateGrantDocument,
    "\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        revokeReason\n        version\n        revokedBy {\n          id\n          kind\n          name\n        }\n      }\n    }\n  }\n": typeof types.RevokeGrantDocument,
    "\n  mutation BulkGrant($input: BulkGrantInput!) {\n    bulkGrant(input: $input) {\n      dryRun\n      memberCount\n      membersDigest\n      unknown\n      members {\n        member {\n          id\n          name\n        }\n        gains {\n          before\n          after\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n  }\n": typeof types.BulkGrantDocument,
    "\n  query Health {\n    health {\n      status\n      version\n      alerts {\n        code\n        severity\n        message\n        since\n      }\n      stripe {\n        configured\n        reachable\n        error\n        checkedAt\n      }\n      events {\n        lastReceivedAt\n        waiting\n        dead\n        lagSeconds\n      }\n      pushes {\n        waiting\n        failing\n        stopped\n        oldestAt\n      }\n      database {\n        version\n        sizeBytes\n        connections\n        maxConnections\n        freeDiskBytes\n      }\n      jobs {\n        workers\n        lookupsWaiting\n        lastReconciledAt\n      }\n    }\n  }\n": typeof types.HealthDocument,
    "\n  fragment DeadEvents_list on StripeEventList {\n    hasNextPage\n    items {\n      id\n      type\n      error\n      receivedAt\n    }\n  }\n": typeof types.DeadEvents_ListFragmentDoc,
    "\n  query Home {\n    ...SyncNumbers_query\n    allProducts: products(limit: 1) {\n      totalCount\n    }\n    recentProducts: products(filter: { active: true }, sort: { field: UPDATED_AT, direction: DESC }, limit: 5) {\n      items {\n        id\n        ...RecentProducts_product\n      }\n    }\n    allPrices: prices(limit: 1) {\n      totalCount\n    }\n    stripeConnection {\n      configured\n      ...StripeCard_connection\n    }\n    deadEvents: stripeEvents(filter: { status: DEAD }, limit: 3) {\n      items {\n        id\n      }\n      ...DeadEvents_list\n    }\n    unrecognizedStripeObjects(limit: 5) {\n      totalCount\n      ...UnrecognizedObjects_list\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment RecentProducts_product on Product {\n    id\n    name\n    images\n    updatedAt\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n": typeof types.RecentProducts_ProductFragmentDoc,
    "\n  fragment StripeCard_connection on StripeConnection {\n    configured\n    simulator\n    mode\n    accountId\n    apiVersion\n    dashboardUrl\n    webhookUrl\n    webhookConfigured\n    lastEventReceivedAt\n  }\n": typeof types.StripeCard_ConnectionFragmentDoc,
    "\n  fragment SyncNumbers_query on Query {\n    syncSummary {\n      synced\n      pending\n      notMapped\n      failing\n      products {\n        synced\n        pending\n        notMapped\n        failing\n      }\n      oldestPendingAt\n    }\n  }\n": typeof types.SyncNumbers_QueryFragmentDoc,
    "\n  mutation SyncAll {\n    syncAll {\n      queued\n    }\n  }\n": typeof types.SyncAllDocument,
    "\n  fragment UnrecognizedObjects_list on UnrecognizedStripeObjectList {\n    totalCount\n    items {\n      id\n      stripeId\n      kind\n      name\n      dashboardUrl\n      lastSeenAt\n    }\n  }\n": typeof types.UnrecognizedObjects_ListFragmentDoc,
    "\n  query InvoiceDrawer($id: ID!) {\n    invoice(id: $id) {\n      id\n      number\n      status\n      billingReason\n      customerId\n      subscriptionId\n      dashboardUrl\n      hostedInvoiceUrl\n      nextPaymentAttempt\n      paidAt\n      createdAt\n      asOf\n      eventId\n      member {\n        id\n        name\n      }\n      ...InvoiceLines_invoice\n      ...InvoicePayments_invoice\n      ...InvoiceBadge_invoice\n    }\n  }\n": typeof types.InvoiceDrawerDocument,
    "\n  fragment InvoiceLines_invoice on Invoice {\n    id\n    status\n    lines {\n      id\n      description\n      amount {\n        amount\n        formatted\n      }\n      quantity\n      periodStart\n      periodEnd\n    }\n    total {\n      amount\n      currency\n      formatted\n    }\n    amountPaid {\n      amount\n      formatted\n    }\n    amountRemaining {\n      amount\n      formatted\n    }\n  }\n": typeof types.InvoiceLines_InvoiceFragmentDoc,
    "\n  fragment InvoicePayments_invoice on Invoice {\n    id\n    payments {\n      id\n      createdAt\n      status\n      failureMessage\n      amount {\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      ...PaymentBadge_payment\n    }\n  }\n": typeof types.InvoicePayments_InvoiceFragmentDoc,
    "\n  query InvoiceList($filter: InvoiceFilter, $limit: Int, $after: String) {\n    invoices(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...InvoiceRow_invoice\n      }\n    }\n  }\n": typeof types.InvoiceListDocument,
    "\n  mutation CreateCheckoutSession($input: CreateCheckoutSessionInput!) {\n    createCheckoutSession(input: $input) {\n      session {\n        id\n        url\n        expiresAt\n      }\n    }\n  }\n": typeof types.CreateCheckoutSessionDocument,
    "\n  fragment MemberDetails_member on Member {\n    id\n    kind\n    email\n    externalId\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    customer {\n      id\n    }\n    customers {\n      id\n      dashboardUrl\n      pending\n      lastError\n    }\n  }\n": typeof types.MemberDetails_MemberFragmentDoc,
    "\n  query MemberEdit($id: ID!) {\n    member(id: $id) {\n      id\n      version\n      kind\n      name\n      email\n      externalId\n      metadata\n    }\n  }\n": typeof types.MemberEditDocument,
    "\n  query MemberList($filter: MemberFilter, $limit: Int, $after: String) {\n    members(filter: $filter, limit: $limit, after: $after) {\n      totalCount\n      totalCountIsExact\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...MemberRow_member\n      }\n    }\n    anyArchived: members(filter: { archived: true }, limit: 1) {\n      items {\n        id\n      }\n    }\n  }\n": typeof types.MemberListDocument,
    "\n  query MemberOverview($id: ID!) {\n    member(id: $id) {\n      id\n      ...MemberDetails_member\n      ...RunningSubscriptions_member\n    }\n    invoices(filter: { memberId: $id }, limit: 3) {\n      ...RecentInvoices_list\n    }\n  }\n": typeof types.MemberOverviewDocument,
    "\n  query MemberPage($id: ID!) {\n    member(id: $id) {\n      id\n      name\n      kind\n      email\n      archivedAt\n    }\n  }\n": typeof types.MemberPageDocument,
    "\n  query MemberPaymentMethods($id: ID!) {\n    member(id: $id) {\n      id\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        expMonth\n        expYear\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n": typeof types.MemberPaymentMethodsDocument,
    "\n  fragment MemberRow_member on Member {\n    id\n    name\n    email\n    kind\n    externalId\n    createdAt\n    archivedAt\n  }\n": typeof types.MemberRow_MemberFragmentDoc,
    "\n  query MemberTimeline($id: ID!) {\n    member(id: $id) {\n      id\n      createdAt\n      archivedAt\n      subscriptions {\n        id\n        startedAt\n        trialEnd\n        canceledAt\n        cancelAt\n        endedAt\n        items {\n          id\n          quantity\n          price {\n            id\n            summary\n            product {\n              id\n              name\n            }\n          }\n        }\n      }\n      invoices {\n        id\n        number\n        status\n        billingReason\n        nextPaymentAttempt\n        createdAt\n        paidAt\n        total {\n          amount\n          formatted\n        }\n      }\n      payments {\n        id\n        status\n        createdAt\n        paidAt\n        invoiceId\n        failureCode\n        failureMessage\n        amount {\n          amount\n          formatted\n        }\n      }\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        createdAt\n      }\n    }\n  }\n": typeof types.MemberTimelineDocument,
    "\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      member {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CreateMemberDocument,
    "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      member {\n        id\n        name\n        kind\n        ...MemberDetails_member\n      }\n    }\n  }\n": typeof types.UpdateMemberDocument,
    "\n  mutation ArchiveMember($id: ID!) {\n    archiveMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n": typeof types.ArchiveMemberDocument,
    "\n  mutation RestoreMember($id: ID!) {\n    restoreMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n": typeof types.RestoreMemberDocument,
    "\n  mutation CreateBillingPortalSession($input: CreateBillingPortalSessionInput!) {\n    createBillingPortalSession(input: $input) {\n      url\n    }\n  }\n": typeof types.CreateBillingPortalSessionDocument,
    "\n  fragment RecentInvoices_list on InvoiceList {\n    items {\n      id\n      ...InvoiceRow_invoice\n    }\n  }\n": typeof types.RecentInvoices_ListFragmentDoc,
    "\n  fragment RunningSubscriptions_member on Member {\n    id\n    subscriptions {\n      id\n      status\n      ...SubscriptionRow_subscription\n    }\n  }\n": typeof types.RunningSubscriptions_MemberFragmentDoc,
    "\n  fragment InvitationList_invitation on OperatorInvitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n  }\n": typeof types.InvitationList_InvitationFragmentDoc,
    "\n  mutation InviteOperator($input: InviteOperatorInput!) {\n    inviteOperator(input: $input) {\n      link\n      invitation {\n        id\n        email\n      }\n    }\n  }\n": typeof types.InviteOperatorDocument,
    "\n  mutation RevokeOperatorInvitation($id: ID!) {\n    revokeOperatorInvitation(id: $id) {\n      invitation {\n        id\n      }\n    }\n  }\n": typeof types.RevokeOperatorInvitationDocument,
    "\n  mutation ChangeOperatorRole($input: ChangeOperatorRoleInput!) {\n    changeOperatorRole(input: $input) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": typeof types.ChangeOperatorRoleDocument,
    "\n  mutation DisableOperator($id: ID!) {\n    disableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": typeof types.DisableOperatorDocument,
    "\n  mutation EnableOperator($id: ID!) {\n    enableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": typeof types.EnableOperatorDocument,
    "\n  mutation ResetOperatorSecondFactor($id: ID!) {\n    resetOperatorSecondFactor(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": typeof types.ResetOperatorSecondFactorDocument,
    "\n  mutation RemoveOperatorPasskeys($id: ID!) {\n    removeOperatorPasskeys(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": typeof types.RemoveOperatorPasskeysDocument,
    "\n  mutation SignOutOperator($id: ID!) {\n    signOutOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": typeof types.SignOutOperatorDocument,
    "\n  query OperatorList($limit: Int, $offset: Int) {\n    viewer {\n      id\n    }\n    operators(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...OperatorRow_operator\n      }\n    }\n    operatorInvitations {\n      id\n      ...InvitationList_invitation\n    }\n  }\n": typeof types.OperatorListDocument,
    "\n  fragment OperatorRow_operator on Operator {\n    id\n    email\n    name\n    role\n    sessionCount\n    secondFactor\n    passkeyCount\n    createdAt\n    disabledAt\n  }\n": typeof types.OperatorRow_OperatorFragmentDoc,
    "\n  query PaymentDrawer($id: ID!) {\n    payment(id: $id) {\n      id\n      status\n      customerId\n      chargeId\n      invoiceId\n      dashboardUrl\n      failureMessage\n      failureCode\n      createdAt\n      paidAt\n      asOf\n      amount {\n        formatted\n      }\n      amountReceived {\n        formatted\n      }\n      amountRefunded {\n        amount\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      invoice {\n        id\n        number\n      }\n      member {\n        id\n        name\n      }\n      ...PaymentBadge_payment\n    }\n  }\n": typeof types.PaymentDrawerDocument,
    "\n  fragment PaymentRow_payment on Payment {\n    id\n    customerId\n    createdAt\n    amount {\n      formatted\n    }\n    paymentMethod {\n      id\n      type\n      brand\n      last4\n    }\n    invoice {\n      id\n      number\n    }\n    member {\n      id\n      name\n    }\n    ...PaymentBadge_payment\n  }\n": typeof types.PaymentRow_PaymentFragmentDoc,
    "\n  query PaymentList($filter: PaymentFilter, $limit: Int, $after: String) {\n    payments(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...PaymentRow_payment\n      }\n    }\n  }\n": typeof types.PaymentListDocument,
    "\n  fragment ChangedOutside_subscription on Subscription {\n    id\n    changedOutside {\n      field\n      ours\n      stripes\n      since\n      remedy\n    }\n  }\n": typeof types.ChangedOutside_SubscriptionFragmentDoc,
    "\n  mutation CancelSubscription($input: CancelSubscriptionInput!) {\n    cancelSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n": typeof types.CancelSubscriptionDocument,
    "\n  mutation ResumeSubscription($input: ResumeSubscriptionInput!) {\n    resumeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n": typeof types.ResumeSubscriptionDocument,
    "\n  mutation ChangeSubscription($input: ChangeSubscriptionInput!) {\n    changeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n": typeof types.ChangeSubscriptionDocument,
    "\n  query PreviewSubscriptionChange($input: ChangeSubscriptionInput!) {\n    previewSubscriptionChange(input: $input) {\n      prorationDate\n      nextInvoiceAt\n      dueNow {\n        amount\n        formatted\n      }\n      nextInvoice {\n        formatted\n      }\n      recurring {\n        formatted\n      }\n      lines {\n        description\n        proration\n        amount {\n          formatted\n        }\n      }\n    }\n  }\n": typeof types.PreviewSubscriptionChangeDocument,
    "\n  fragment SubscriptionActions_subscription on Subscription {\n    id\n    status\n    currency\n    cancelAtPeriodEnd\n    cancelAt\n    changedOutside {\n      field\n    }\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.SubscriptionActions_SubscriptionFragmentDoc,
    "\n  query SubscriptionDrawer($id: ID!) {\n    subscription(id: $id) {\n      id\n      status\n      customerId\n      dashboardUrl\n      currency\n      cancelAtPeriodEnd\n      cancelAt\n      canceledAt\n      endedAt\n      trialEnd\n      startedAt\n      asOf\n      eventId\n      items {\n        id\n        currentPeriodEnd\n      }\n      member {\n        id\n        name\n      }\n      ...SubscriptionItems_subscription\n      ...SubscriptionActions_subscription\n      ...ChangedOutside_subscription\n      ...SubscriptionBadge_subscription\n    }\n  }\n": typeof types.SubscriptionDrawerDocument,
    "\n  fragment SubscriptionItems_subscription on Subscription {\n    id\n    items {\n      id\n      quantity\n      currentPeriodStart\n      currentPeriodEnd\n      stripePriceId\n      stripeProductId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.SubscriptionItems_SubscriptionFragmentDoc,
    "\n  query SubscriptionList($filter: SubscriptionFilter, $limit: Int, $after: String) {\n    subscriptions(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...SubscriptionRow_subscription\n      }\n    }\n  }\n": typeof types.SubscriptionListDocument,
    "\n  query Currencies {\n    currencies {\n      code\n      name\n      symbol\n      exponent\n      step\n      minimumAmount\n      maximumAmount\n    }\n  }\n": typeof types.CurrenciesDocument,
    "\n  query CheckoutOrigins {\n    stripeConnection {\n      checkoutOrigins\n    }\n  }\n": typeof types.CheckoutOriginsDocument,
    "\n  query Rights {\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n": typeof types.RightsDocument,
};
const documents: Documents = {
    "\n  query PanelSearch($search: String!) {\n    products(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        description\n        images\n        active\n      }\n    }\n    members(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        kind\n        email\n        archivedAt\n      }\n    }\n  }\n": types.PanelSearchDocument,
    "\n  query Shell {\n    stripeConnection {\n      ...StripeBanner_connection\n      ...StripeModeMark_connection\n    }\n    # A change of role is felt at the next look.\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n": types.ShellDocument,
    "\n  fragment StripeBanner_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n": types.StripeBanner_ConnectionFragmentDoc,
    "\n  fragment StripeModeMark_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n": types.StripeModeMark_ConnectionFragmentDoc,
    "\n  fragment AuditEntryRow_entry on AuditEntry {\n    id\n    at\n    action\n    objectType\n    objectId\n    reason\n    actor {\n      kind\n      id\n      name\n    }\n    changes {\n      field\n      before\n      after\n    }\n  }\n": types.AuditEntryRow_EntryFragmentDoc,
    "\n  query ChangeHistory($objectId: ID!) {\n    auditLog(filter: { objectId: $objectId }, limit: 5) {\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n": types.ChangeHistoryDocument,
    "\n  fragment ChangePreview_preview on EntitlementChangePreview {\n    memberCount\n    features {\n      gaining\n      losing\n      changing\n      feature {\n        id\n        name\n      }\n    }\n    members {\n      member {\n        id\n        name\n      }\n      changes {\n        before\n        after\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n": types.ChangePreview_PreviewFragmentDoc,
    "\n  fragment GrantBadge_grant on Grant {\n    id\n    state\n    startsAt\n    endsAt\n    revokedAt\n  }\n": types.GrantBadge_GrantFragmentDoc,
    "\n  fragment InvoiceBadge_invoice on Invoice {\n    id\n    number\n    status\n    nextPaymentAttempt\n  }\n": types.InvoiceBadge_InvoiceFragmentDoc,
    "\n  fragment InvoiceRow_invoice on Invoice {\n    id\n    number\n    billingReason\n    createdAt\n    customerId\n    total {\n      formatted\n    }\n    member {\n      id\n      name\n    }\n    ...InvoiceBadge_invoice\n  }\n": types.InvoiceRow_InvoiceFragmentDoc,
    "\n  query MemberPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    members(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        email\n        externalId\n      }\n    }\n    member(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n": types.MemberPickerDocument,
    "\n  fragment PaymentBadge_payment on Payment {\n    id\n    status\n    failureCode\n    failureMessage\n    amountReceived {\n      amount\n    }\n    amountRefunded {\n      amount\n      formatted\n    }\n  }\n": types.PaymentBadge_PaymentFragmentDoc,
    "\n  query PricePicker($filter: PriceFilter) {\n    prices(filter: $filter, limit: 20) {\n      items {\n        id\n        type\n        currency\n        summary\n        product {\n          id\n          name\n        }\n        sync {\n          status\n        }\n      }\n    }\n  }\n": types.PricePickerDocument,
    "\n  query SetPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    entitlementSets(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        key\n        rules {\n          id\n          limit\n          unlimited\n          text\n          perUnit\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n    entitlementSet(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n": types.SetPickerDocument,
    "\n  fragment SubscriptionBadge_subscription on Subscription {\n    id\n    status\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    items {\n      id\n      currentPeriodEnd\n    }\n  }\n": types.SubscriptionBadge_SubscriptionFragmentDoc,
    "\n  fragment SubscriptionRow_subscription on Subscription {\n    id\n    status\n    customerId\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    startedAt\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n    member {\n      id\n      name\n    }\n    changedOutside {\n      field\n    }\n    ...SubscriptionBadge_subscription\n  }\n": types.SubscriptionRow_SubscriptionFragmentDoc,
    "\n  fragment SyncBadge_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n    }\n  }\n": types.SyncBadge_SyncFragmentDoc,
    "\n  fragment SyncNotice_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n": types.SyncNotice_SyncFragmentDoc,
    "\n  query PreviewChange($input: PreviewEntitlementChangeInput!) {\n    previewEntitlementChange(input: $input) {\n      ...ChangePreview_preview\n    }\n  }\n": types.PreviewChangeDocument,
    "\n  query AccessHistory($member: MemberRef!, $feature: String!, $from: DateTime!, $to: DateTime!) {\n    accessHistory(member: $member, feature: $feature, from: $from, to: $to) {\n      from\n      until\n      granted\n      limit\n      unlimited\n      text\n    }\n  }\n": types.AccessHistoryDocument,
    "\n  fragment AccessItem_access on Access {\n    featureKey\n    granted\n    limit\n    unlimited\n    text\n    validUntil\n    feature {\n      id\n      key\n      name\n      kind\n      unit\n    }\n    ...AccessSources_access\n  }\n": types.AccessItem_AccessFragmentDoc,
    "\n  fragment AccessSources_access on Access {\n    rule\n    feature {\n      id\n      kind\n      unit\n    }\n    sources {\n      kind\n      provision\n      sourceId\n      quantity\n      value\n      reason\n      since\n      until\n      set {\n        id\n        name\n      }\n      product {\n        id\n        name\n      }\n      subscription {\n        id\n      }\n      grant {\n        id\n      }\n    }\n  }\n": types.AccessSources_AccessFragmentDoc,
    "\n  fragment AccessTimeline_feature on Feature {\n    id\n    key\n    name\n    kind\n    unit\n  }\n": types.AccessTimeline_FeatureFragmentDoc,
    "\n  query MemberAccess($id: ID!, $at: DateTime) {\n    member(id: $id) {\n      id\n      name\n      access(at: $at) {\n        featureKey\n        feature {\n          id\n          ...AccessTimeline_feature\n        }\n        ...AccessItem_access\n      }\n    }\n  }\n": types.MemberAccessDocument,
    "\n  fragment PasskeyRow_passkey on Passkey {\n    name\n    synced\n    createdAt\n    lastUsedAt\n  }\n": types.PasskeyRow_PasskeyFragmentDoc,
    "\n  query Passkeys {\n    passkeys {\n      id\n      name\n      ...PasskeyRow_passkey\n    }\n  }\n": types.PasskeysDocument,
    "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      passkey {\n        id\n        name\n      }\n    }\n  }\n": types.RenamePasskeyDocument,
    "\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      passkeyId\n    }\n  }\n": types.RemovePasskeyDocument,
    "\n  query Sessions {\n    sessions {\n      id\n      current\n      ipAddress\n      userAgent\n      createdAt\n      expiresAt\n    }\n  }\n": types.SessionsDocument,
    "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n": types.RevokeSessionDocument,
    "\n  mutation SignOutEverywhere($keepThis: Boolean!) {\n    signOutEverywhere(keepThis: $keepThis) {\n      ended\n    }\n  }\n": types.SignOutEverywhereDocument,
    "\n  query ApiKeyList($limit: Int, $offset: Int) {\n    apiKeys(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n": types.ApiKeyListDocument,
    "\n  fragment ApiKeyRow_key on ApiKey {\n    id\n    name\n    start\n    scopes\n    status\n    expiresAt\n    lastUsedAt\n    revokedAt\n    replacedById\n    configured\n  }\n": types.ApiKeyRow_KeyFragmentDoc,
    "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n": types.RotateApiKeyDocument,
    "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKey {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  query ApiRights {\n    viewer {\n      id\n      name\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n": types.ApiRightsDocument,
    "\n  query ActionNames {\n    schema: __schema {\n      mutationType {\n        fields {\n          name\n        }\n      }\n    }\n  }\n": types.ActionNamesDocument,
    "\n  query AuditList($filter: AuditLogFilter, $limit: Int, $after: String) {\n    auditLog(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n": types.AuditListDocument,
    "\n  mutation CreatePrice($input: CreatePriceInput!) {\n    createPrice(input: $input) {\n      price {\n        id\n        summary\n      }\n    }\n  }\n": types.CreatePriceDocument,
    "\n  mutation UpdatePrice($input: UpdatePriceInput!) {\n    updatePrice(input: $input) {\n      price {\n        id\n        nickname\n        lookupKey\n        taxBehavior\n        metadata\n        updatedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.UpdatePriceDocument,
    "\n  mutation ReplacePrice($input: ReplacePriceInput!) {\n    replacePrice(input: $input) {\n      price {\n        id\n        summary\n      }\n      replaced {\n        id\n        active\n        lookupKey\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.ReplacePriceDocument,
    "\n  mutation ArchivePrice($id: ID!) {\n    archivePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.ArchivePriceDocument,
    "\n  mutation RestorePrice($id: ID!) {\n    restorePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.RestorePriceDocument,
    "\n  query PriceById($id: ID!) {\n    price(id: $id) {\n      id\n      product {\n        id\n      }\n    }\n  }\n": types.PriceByIdDocument,
    "\n  query PriceCreate($productId: ID!) {\n    product(id: $productId) {\n      id\n      name\n      prices {\n        id\n        currency\n      }\n    }\n  }\n": types.PriceCreateDocument,
    "\n  fragment PriceDetails_price on Price {\n    id\n    product {\n      id\n      name\n    }\n    type\n    currency\n    money {\n      formatted\n    }\n    customUnitAmount {\n      minimum\n      preset\n      maximum\n    }\n    tiersMode\n    tiers {\n      upTo\n      unitAmount\n      flatAmount\n    }\n    recurring {\n      interval\n      intervalCount\n    }\n    taxBehavior\n    nickname\n    lookupKey\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    replacedBy {\n      id\n      summary\n    }\n    replaces {\n      id\n      summary\n    }\n    sync {\n      stripeId\n    }\n  }\n": types.PriceDetails_PriceFragmentDoc,
    "\n  query PriceDrawer($id: ID!) {\n    price(id: $id) {\n      id\n      active\n      summary\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      ...PriceDetails_price\n      sync {\n        dashboardUrl\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n": types.PriceDrawerDocument,
    "\n  query PriceEdit($id: ID!) {\n    price(id: $id) {\n      id\n      version\n      summary\n      active\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      nickname\n      lookupKey\n      taxBehavior\n      metadata\n    }\n  }\n": types.PriceEditDocument,
    "\n  query PriceList($filter: PriceFilter, $limit: Int, $offset: Int) {\n    prices(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...PriceRow_price\n      }\n    }\n  }\n": types.PriceListDocument,
    "\n  fragment PriceMenu_price on Price {\n    id\n    active\n    summary\n    product {\n      id\n    }\n    replacedBy {\n      id\n    }\n    sync {\n      status\n      failing\n      dashboardUrl\n    }\n  }\n": types.PriceMenu_PriceFragmentDoc,
    "\n  query PriceReplace($id: ID!) {\n    price(id: $id) {\n      id\n      summary\n      product {\n        id\n        name\n      }\n      currency\n      unitAmount\n      customUnitAmount {\n        minimum\n        preset\n        maximum\n      }\n      tiersMode\n      tiers {\n        upTo\n        unitAmount\n        flatAmount\n      }\n      recurring {\n        interval\n        intervalCount\n      }\n      taxBehavior\n      nickname\n      lookupKey\n      metadata\n      replacedBy {\n        id\n      }\n    }\n  }\n": types.PriceReplaceDocument,
    "\n  fragment PriceRow_price on Price {\n    id\n    active\n    type\n    summary\n    nickname\n    lookupKey\n    product {\n      id\n      name\n    }\n    replacedBy {\n      id\n      summary\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n    ...PriceMenu_price\n  }\n": types.PriceRow_PriceFragmentDoc,
    "\n  fragment PriceTable_product on Product {\n    id\n    prices {\n      id\n      active\n      ...PriceRow_price\n    }\n  }\n": types.PriceTable_ProductFragmentDoc,
    "\n  mutation SetProductEntitlementSets($input: SetProductEntitlementSetsInput!) {\n    setProductEntitlementSets(input: $input) {\n      product {\n        ...ProductSets_product\n      }\n    }\n  }\n": types.SetProductEntitlementSetsDocument,
    "\n  query ProductSetNames($id: ID!) {\n    product(id: $id) {\n      id\n      entitlementSets {\n        id\n        name\n      }\n    }\n  }\n": types.ProductSetNamesDocument,
    "\n  query SetName($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      name\n    }\n  }\n": types.SetNameDocument,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n      }\n    }\n  }\n": types.CreateProductDocument,
    "\n  mutation UpdateProduct($input: UpdateProductInput!) {\n    updateProduct(input: $input) {\n      product {\n        id\n        name\n        ...ProductDetails_product\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.UpdateProductDocument,
    "\n  mutation ArchiveProduct($id: ID!) {\n    archiveProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.ArchiveProductDocument,
    "\n  mutation RestoreProduct($id: ID!) {\n    restoreProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n": types.RestoreProductDocument,
    "\n  fragment ProductDetails_product on Product {\n    id\n    description\n    images\n    unitLabel\n    statementDescriptor\n    taxCode\n    url\n    marketingFeatures\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    sync {\n      stripeId\n    }\n  }\n": types.ProductDetails_ProductFragmentDoc,
    "\n  query ProductEdit($id: ID!) {\n    product(id: $id) {\n      id\n      version\n      name\n      description\n      images\n      unitLabel\n      statementDescriptor\n      taxCode\n      url\n      marketingFeatures\n      metadata\n    }\n  }\n": types.ProductEditDocument,
    "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $limit: Int, $offset: Int) {\n    products(filter: $filter, sort: $sort, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...ProductRow_product\n      }\n    }\n    archived: products(filter: { active: false }, limit: 1) {\n      totalCount\n    }\n  }\n": types.ProductListDocument,
    "\n  query ProductPage($id: ID!) {\n    product(id: $id) {\n      id\n      name\n      description\n      active\n      images\n      ...ProductDetails_product\n      ...PriceTable_product\n      ...ProductSets_product\n      sync {\n        stripeId\n        dashboardUrl\n        status\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n": types.ProductPageDocument,
    "\n  fragment ProductRow_product on Product {\n    id\n    name\n    description\n    images\n    active\n    updatedAt\n    prices {\n      id\n      active\n      summary\n      sync {\n        status\n        failing\n      }\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n": types.ProductRow_ProductFragmentDoc,
    "\n  fragment ProductSets_product on Product {\n    id\n    name\n    entitlementSets {\n      id\n      name\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n": types.ProductSets_ProductFragmentDoc,
    "\n  mutation RetrySync($kind: CatalogKind!, $id: ID!) {\n    retrySync(kind: $kind, id: $id) {\n      kind\n      id\n      sync {\n        ...SyncBadge_sync\n      }\n    }\n  }\n": types.RetrySyncDocument,
    "\n  query AdoptChoices($search: String) {\n    products(filter: { search: $search, active: true }, limit: 10) {\n      items {\n        id\n        name\n        description\n      }\n    }\n  }\n": types.AdoptChoicesDocument,
    "\n  query UnrecognizedCustomers($search: String, $limit: Int, $after: String) {\n    unrecognizedStripeCustomers(search: $search, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        name\n        email\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n": types.UnrecognizedCustomersDocument,
    "\n  fragment DriftCard_drift on Drift {\n    id\n    kind\n    name\n    productId\n    dashboardUrl\n    outlook\n    policy\n    policyOverride\n    repairsLastHour\n    since\n    fields {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n": types.DriftCard_DriftFragmentDoc,
    "\n  query DriftHistory($filter: StripeDifferenceFilter, $limit: Int, $after: String) {\n    stripeDifferences(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        kind\n        stripeId\n        localId\n        dashboardUrl\n        field\n        ours\n        stripes\n        seenAt\n        action\n        decidedBy\n      }\n    }\n  }\n": types.DriftHistoryDocument,
    "\n  query DriftList($limit: Int, $offset: Int) {\n    drift(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...DriftCard_drift\n      }\n    }\n  }\n": types.DriftListDocument,
    "\n  query DriftPage {\n    reconcile {\n      id\n      ...ReconcileCard_run\n    }\n  }\n": types.DriftPageDocument,
    "\n  mutation RepairDrift($id: ID) {\n    repairDrift(id: $id) {\n      repairing\n    }\n  }\n": types.RepairDriftDocument,
    "\n  mutation SetDriftPolicy($id: ID!, $policy: DriftPolicy) {\n    setDriftPolicy(id: $id, policy: $policy) {\n      id\n      policy\n      policyOverride\n    }\n  }\n": types.SetDriftPolicyDocument,
    "\n  mutation AdoptStripeProduct($input: AdoptStripeProductInput!) {\n    adoptStripeProduct(input: $input) {\n      adoptedPrices\n      newPrices\n      product {\n        id\n        name\n      }\n    }\n  }\n": types.AdoptStripeProductDocument,
    "\n  mutation StartReconcile($acceptVanished: Boolean) {\n    startReconcile(acceptVanished: $acceptVanished) {\n      started\n      run {\n        id\n        ...ReconcileCard_run\n      }\n    }\n  }\n": types.StartReconcileDocument,
    "\n  mutation ConnectStripeCustomer($input: ConnectStripeCustomerInput!) {\n    connectStripeCustomer(input: $input) {\n      customer {\n        id\n        member {\n          id\n        }\n      }\n      member {\n        id\n        name\n      }\n    }\n  }\n": types.ConnectStripeCustomerDocument,
    "\n  fragment ReconcileCard_run on ReconcileRun {\n    id\n    reason\n    status\n    startedAt\n    finishedAt\n    error\n    steps {\n      kind\n      listed\n      differing\n      startedAt\n      doneAt\n    }\n  }\n": types.ReconcileCard_RunFragmentDoc,
    "\n  query UnrecognizedList($limit: Int, $offset: Int) {\n    unrecognizedStripeObjects(limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        stripeId\n        kind\n        name\n        dashboardUrl\n        firstSeenAt\n        lastSeenAt\n      }\n    }\n  }\n": types.UnrecognizedListDocument,
    "\n  query FeaturePicker($search: String!) {\n    features(filter: { search: $search, archived: false }, limit: 50) {\n      items {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n": types.FeaturePickerDocument,
    "\n  mutation CreateEntitlementSet($input: CreateEntitlementSetInput!) {\n    createEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n": types.CreateEntitlementSetDocument,
    "\n  mutation CopyEntitlementSet($input: CopyEntitlementSetInput!) {\n    copyEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n": types.CopyEntitlementSetDocument,
    "\n  mutation UpdateEntitlementSet($input: UpdateEntitlementSetInput!) {\n    updateEntitlementSet(input: $input) {\n      entitlementSet {\n        ...SetForm_entitlementSet\n      }\n    }\n  }\n": types.UpdateEntitlementSetDocument,
    "\n  mutation ArchiveEntitlementSet($id: ID!) {\n    archiveEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": types.ArchiveEntitlementSetDocument,
    "\n  mutation RestoreEntitlementSet($id: ID!) {\n    restoreEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": types.RestoreEntitlementSetDocument,
    "\n  fragment SetDetails_entitlementSet on EntitlementSet {\n    id\n    key\n    rank\n    memberCount\n    memberCountIsExact\n    createdAt\n    updatedAt\n    archivedAt\n    products {\n      id\n      name\n      active\n    }\n  }\n": types.SetDetails_EntitlementSetFragmentDoc,
    "\n  query SetEdit($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      ...SetForm_entitlementSet\n    }\n  }\n": types.SetEditDocument,
    "\n  fragment SetForm_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    description\n    rank\n    version\n    archivedAt\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n": types.SetForm_EntitlementSetFragmentDoc,
    "\n  query SetList($filter: EntitlementSetFilter, $limit: Int, $offset: Int) {\n    entitlementSets(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...SetRow_entitlementSet\n      }\n    }\n  }\n": types.SetListDocument,
    "\n  query FeatureName($id: ID!) {\n    feature(id: $id) {\n      id\n      name\n    }\n  }\n": types.FeatureNameDocument,
    "\n  query SetPage($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      key\n      name\n      description\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          key\n          name\n          kind\n          unit\n        }\n      }\n      ...SetDetails_entitlementSet\n    }\n  }\n": types.SetPageDocument,
    "\n  fragment SetRow_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    rank\n    memberCount\n    memberCountIsExact\n    archivedAt\n    products {\n      id\n      name\n    }\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        name\n        kind\n        unit\n      }\n    }\n  }\n": types.SetRow_EntitlementSetFragmentDoc,
    "\n  fragment EventBadge_event on StripeEvent {\n    type\n    status\n    error\n    attempts\n    nextAttemptAt\n    processedAt\n  }\n": types.EventBadge_EventFragmentDoc,
    "\n  query EventDrawer($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      type\n      objectId\n      apiVersion\n      livemode\n      dashboardUrl\n      status\n      attempts\n      error\n      ...EventBadge_event\n      ...EventTimeline_event\n    }\n  }\n": types.EventDrawerDocument,
    "\n  query EventList($filter: StripeEventFilter, $limit: Int, $after: String) {\n    stripeEvents(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...EventRow_event\n      }\n    }\n  }\n": types.EventListDocument,
    "\n  query EventPayload($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      payload\n    }\n  }\n": types.EventPayloadDocument,
    "\n  fragment EventRow_event on StripeEvent {\n    id\n    type\n    objectId\n    receivedAt\n    ...EventBadge_event\n  }\n": types.EventRow_EventFragmentDoc,
    "\n  fragment EventTimeline_event on StripeEvent {\n    status\n    error\n    attempts\n    nextAttemptAt\n    createdAt\n    receivedAt\n    processedAt\n  }\n": types.EventTimeline_EventFragmentDoc,
    "\n  mutation ReplayStripeEvent($id: ID!) {\n    replayStripeEvent(id: $id) {\n      stripeEvent {\n        id\n        ...EventBadge_event\n        ...EventTimeline_event\n      }\n    }\n  }\n": types.ReplayStripeEventDocument,
    "\n  fragment FeatureForm_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    version\n    archivedAt\n  }\n": types.FeatureForm_FeatureFragmentDoc,
    "\n  query FeatureList($filter: FeatureFilter, $limit: Int, $offset: Int) {\n    features(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...FeatureRow_feature\n      }\n    }\n  }\n": types.FeatureListDocument,
    "\n  query FeaturePage($id: ID!) {\n    feature(id: $id) {\n      id\n      ...FeatureForm_feature\n    }\n  }\n": types.FeaturePageDocument,
    "\n  fragment FeatureRow_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    updatedAt\n    archivedAt\n  }\n": types.FeatureRow_FeatureFragmentDoc,
    "\n  mutation CreateFeature($input: CreateFeatureInput!) {\n    createFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n": types.CreateFeatureDocument,
    "\n  mutation UpdateFeature($input: UpdateFeatureInput!) {\n    updateFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n": types.UpdateFeatureDocument,
    "\n  mutation ArchiveFeature($id: ID!) {\n    archiveFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": types.ArchiveFeatureDocument,
    "\n  mutation RestoreFeature($id: ID!) {\n    restoreFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n": types.RestoreFeatureDocument,
    "\n  fragment ChangeGrant_grant on Grant {\n    id\n    endsAt\n    note\n    version\n  }\n": types.ChangeGrant_GrantFragmentDoc,
    "\n  query ChangeGrant($id: ID!) {\n    grant(id: $id) {\n      ...ChangeGrant_grant\n    }\n  }\n": types.ChangeGrantDocument,
    "\n  query GrantDrawer($id: ID!) {\n    grant(id: $id) {\n      id\n      quantity\n      state\n      startsAt\n      endsAt\n      reason\n      note\n      createdAt\n      revokedAt\n      revokeReason\n      grantedBy {\n        id\n        kind\n        name\n      }\n      revokedBy {\n        id\n        kind\n        name\n      }\n      member {\n        id\n        name\n      }\n      entitlementSet {\n        id\n        name\n      }\n      ...GrantBadge_grant\n      ...ChangeGrant_grant\n    }\n  }\n": types.GrantDrawerDocument,
    "\n  query GrantList($filter: GrantFilter, $limit: Int, $after: String) {\n    grants(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n": types.GrantListDocument,
    "\n  fragment GrantRow_grant on Grant {\n    id\n    quantity\n    state\n    startsAt\n    endsAt\n    revokedAt\n    reason\n    createdAt\n    member {\n      id\n      name\n    }\n    entitlementSet {\n      id\n      name\n    }\n    ...GrantBadge_grant\n  }\n": types.GrantRow_GrantFragmentDoc,
    "\n  query MemberGrants($id: ID!) {\n    grants(filter: { memberId: $id }, limit: 10) {\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n": types.MemberGrantsDocument,
    "\n  mutation CreateGrant($input: CreateGrantInput!) {\n    createGrant(input: $input) {\n      grant {\n        id\n        member {\n          id\n          name\n        }\n        entitlementSet {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.CreateGrantDocument,
    "\n  mutation UpdateGrant($input: UpdateGrantInput!) {\n    updateGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        ...ChangeGrant_grant\n      }\n    }\n  }\n": types.UpdateGrantDocument,
    "\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        revokeReason\n        version\n        revokedBy {\n          id\n          kind\n          name\n        }\n      }\n    }\n  }\n": types.RevokeGrantDocument,
    "\n  mutation BulkGrant($input: BulkGrantInput!) {\n    bulkGrant(input: $input) {\n      dryRun\n      memberCount\n      membersDigest\n      unknown\n      members {\n        member {\n          id\n          name\n        }\n        gains {\n          before\n          after\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n  }\n": types.BulkGrantDocument,
    "\n  query Health {\n    health {\n      status\n      version\n      alerts {\n        code\n        severity\n        message\n        since\n      }\n      stripe {\n        configured\n        reachable\n        error\n        checkedAt\n      }\n      events {\n        lastReceivedAt\n        waiting\n        dead\n        lagSeconds\n      }\n      pushes {\n        waiting\n        failing\n        stopped\n        oldestAt\n      }\n      database {\n        version\n        sizeBytes\n        connections\n        maxConnections\n        freeDiskBytes\n      }\n      jobs {\n        workers\n        lookupsWaiting\n        lastReconciledAt\n      }\n    }\n  }\n": types.HealthDocument,
    "\n  fragment DeadEvents_list on StripeEventList {\n    hasNextPage\n    items {\n      id\n      type\n      error\n      receivedAt\n    }\n  }\n": types.DeadEvents_ListFragmentDoc,
    "\n  query Home {\n    ...SyncNumbers_query\n    allProducts: products(limit: 1) {\n      totalCount\n    }\n    recentProducts: products(filter: { active: true }, sort: { field: UPDATED_AT, direction: DESC }, limit: 5) {\n      items {\n        id\n        ...RecentProducts_product\n      }\n    }\n    allPrices: prices(limit: 1) {\n      totalCount\n    }\n    stripeConnection {\n      configured\n      ...StripeCard_connection\n    }\n    deadEvents: stripeEvents(filter: { status: DEAD }, limit: 3) {\n      items {\n        id\n      }\n      ...DeadEvents_list\n    }\n    unrecognizedStripeObjects(limit: 5) {\n      totalCount\n      ...UnrecognizedObjects_list\n    }\n  }\n": types.HomeDocument,
    "\n  fragment RecentProducts_product on Product {\n    id\n    name\n    images\n    updatedAt\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n": types.RecentProducts_ProductFragmentDoc,
    "\n  fragment StripeCard_connection on StripeConnection {\n    configured\n    simulator\n    mode\n    accountId\n    apiVersion\n    dashboardUrl\n    webhookUrl\n    webhookConfigured\n    lastEventReceivedAt\n  }\n": types.StripeCard_ConnectionFragmentDoc,
    "\n  fragment SyncNumbers_query on Query {\n    syncSummary {\n      synced\n      pending\n      notMapped\n      failing\n      products {\n        synced\n        pending\n        notMapped\n        failing\n      }\n      oldestPendingAt\n    }\n  }\n": types.SyncNumbers_QueryFragmentDoc,
    "\n  mutation SyncAll {\n    syncAll {\n      queued\n    }\n  }\n": types.SyncAllDocument,
    "\n  fragment UnrecognizedObjects_list on UnrecognizedStripeObjectList {\n    totalCount\n    items {\n      id\n      stripeId\n      kind\n      name\n      dashboardUrl\n      lastSeenAt\n    }\n  }\n": types.UnrecognizedObjects_ListFragmentDoc,
    "\n  query InvoiceDrawer($id: ID!) {\n    invoice(id: $id) {\n      id\n      number\n      status\n      billingReason\n      customerId\n      subscriptionId\n      dashboardUrl\n      hostedInvoiceUrl\n      nextPaymentAttempt\n      paidAt\n      createdAt\n      asOf\n      eventId\n      member {\n        id\n        name\n      }\n      ...InvoiceLines_invoice\n      ...InvoicePayments_invoice\n      ...InvoiceBadge_invoice\n    }\n  }\n": types.InvoiceDrawerDocument,
    "\n  fragment InvoiceLines_invoice on Invoice {\n    id\n    status\n    lines {\n      id\n      description\n      amount {\n        amount\n        formatted\n      }\n      quantity\n      periodStart\n      periodEnd\n    }\n    total {\n      amount\n      currency\n      formatted\n    }\n    amountPaid {\n      amount\n      formatted\n    }\n    amountRemaining {\n      amount\n      formatted\n    }\n  }\n": types.InvoiceLines_InvoiceFragmentDoc,
    "\n  fragment InvoicePayments_invoice on Invoice {\n    id\n    payments {\n      id\n      createdAt\n      status\n      failureMessage\n      amount {\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      ...PaymentBadge_payment\n    }\n  }\n": types.InvoicePayments_InvoiceFragmentDoc,
    "\n  query InvoiceList($filter: InvoiceFilter, $limit: Int, $after: String) {\n    invoices(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...InvoiceRow_invoice\n      }\n    }\n  }\n": types.InvoiceListDocument,
    "\n  mutation CreateCheckoutSession($input: CreateCheckoutSessionInput!) {\n    createCheckoutSession(input: $input) {\n      session {\n        id\n        url\n        expiresAt\n      }\n    }\n  }\n": types.CreateCheckoutSessionDocument,
    "\n  fragment MemberDetails_member on Member {\n    id\n    kind\n    email\n    externalId\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    customer {\n      id\n    }\n    customers {\n      id\n      dashboardUrl\n      pending\n      lastError\n    }\n  }\n": types.MemberDetails_MemberFragmentDoc,
    "\n  query MemberEdit($id: ID!) {\n    member(id: $id) {\n      id\n      version\n      kind\n      name\n      email\n      externalId\n      metadata\n    }\n  }\n": types.MemberEditDocument,
    "\n  query MemberList($filter: MemberFilter, $limit: Int, $after: String) {\n    members(filter: $filter, limit: $limit, after: $after) {\n      totalCount\n      totalCountIsExact\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...MemberRow_member\n      }\n    }\n    anyArchived: members(filter: { archived: true }, limit: 1) {\n      items {\n        id\n      }\n    }\n  }\n": types.MemberListDocument,
    "\n  query MemberOverview($id: ID!) {\n    member(id: $id) {\n      id\n      ...MemberDetails_member\n      ...RunningSubscriptions_member\n    }\n    invoices(filter: { memberId: $id }, limit: 3) {\n      ...RecentInvoices_list\n    }\n  }\n": types.MemberOverviewDocument,
    "\n  query MemberPage($id: ID!) {\n    member(id: $id) {\n      id\n      name\n      kind\n      email\n      archivedAt\n    }\n  }\n": types.MemberPageDocument,
    "\n  query MemberPaymentMethods($id: ID!) {\n    member(id: $id) {\n      id\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        expMonth\n        expYear\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n": types.MemberPaymentMethodsDocument,
    "\n  fragment MemberRow_member on Member {\n    id\n    name\n    email\n    kind\n    externalId\n    createdAt\n    archivedAt\n  }\n": types.MemberRow_MemberFragmentDoc,
    "\n  query MemberTimeline($id: ID!) {\n    member(id: $id) {\n      id\n      createdAt\n      archivedAt\n      subscriptions {\n        id\n        startedAt\n        trialEnd\n        canceledAt\n        cancelAt\n        endedAt\n        items {\n          id\n          quantity\n          price {\n            id\n            summary\n            product {\n              id\n              name\n            }\n          }\n        }\n      }\n      invoices {\n        id\n        number\n        status\n        billingReason\n        nextPaymentAttempt\n        createdAt\n        paidAt\n        total {\n          amount\n          formatted\n        }\n      }\n      payments {\n        id\n        status\n        createdAt\n        paidAt\n        invoiceId\n        failureCode\n        failureMessage\n        amount {\n          amount\n          formatted\n        }\n      }\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        createdAt\n      }\n    }\n  }\n": types.MemberTimelineDocument,
    "\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      member {\n        id\n        name\n      }\n    }\n  }\n": types.CreateMemberDocument,
    "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      member {\n        id\n        name\n        kind\n        ...MemberDetails_member\n      }\n    }\n  }\n": types.UpdateMemberDocument,
    "\n  mutation ArchiveMember($id: ID!) {\n    archiveMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n": types.ArchiveMemberDocument,
    "\n  mutation RestoreMember($id: ID!) {\n    restoreMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n": types.RestoreMemberDocument,
    "\n  mutation CreateBillingPortalSession($input: CreateBillingPortalSessionInput!) {\n    createBillingPortalSession(input: $input) {\n      url\n    }\n  }\n": types.CreateBillingPortalSessionDocument,
    "\n  fragment RecentInvoices_list on InvoiceList {\n    items {\n      id\n      ...InvoiceRow_invoice\n    }\n  }\n": types.RecentInvoices_ListFragmentDoc,
    "\n  fragment RunningSubscriptions_member on Member {\n    id\n    subscriptions {\n      id\n      status\n      ...SubscriptionRow_subscription\n    }\n  }\n": types.RunningSubscriptions_MemberFragmentDoc,
    "\n  fragment InvitationList_invitation on OperatorInvitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n  }\n": types.InvitationList_InvitationFragmentDoc,
    "\n  mutation InviteOperator($input: InviteOperatorInput!) {\n    inviteOperator(input: $input) {\n      link\n      invitation {\n        id\n        email\n      }\n    }\n  }\n": types.InviteOperatorDocument,
    "\n  mutation RevokeOperatorInvitation($id: ID!) {\n    revokeOperatorInvitation(id: $id) {\n      invitation {\n        id\n      }\n    }\n  }\n": types.RevokeOperatorInvitationDocument,
    "\n  mutation ChangeOperatorRole($input: ChangeOperatorRoleInput!) {\n    changeOperatorRole(input: $input) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": types.ChangeOperatorRoleDocument,
    "\n  mutation DisableOperator($id: ID!) {\n    disableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": types.DisableOperatorDocument,
    "\n  mutation EnableOperator($id: ID!) {\n    enableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": types.EnableOperatorDocument,
    "\n  mutation ResetOperatorSecondFactor($id: ID!) {\n    resetOperatorSecondFactor(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": types.ResetOperatorSecondFactorDocument,
    "\n  mutation RemoveOperatorPasskeys($id: ID!) {\n    removeOperatorPasskeys(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": types.RemoveOperatorPasskeysDocument,
    "\n  mutation SignOutOperator($id: ID!) {\n    signOutOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n": types.SignOutOperatorDocument,
    "\n  query OperatorList($limit: Int, $offset: Int) {\n    viewer {\n      id\n    }\n    operators(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...OperatorRow_operator\n      }\n    }\n    operatorInvitations {\n      id\n      ...InvitationList_invitation\n    }\n  }\n": types.OperatorListDocument,
    "\n  fragment OperatorRow_operator on Operator {\n    id\n    email\n    name\n    role\n    sessionCount\n    secondFactor\n    passkeyCount\n    createdAt\n    disabledAt\n  }\n": types.OperatorRow_OperatorFragmentDoc,
    "\n  query PaymentDrawer($id: ID!) {\n    payment(id: $id) {\n      id\n      status\n      customerId\n      chargeId\n      invoiceId\n      dashboardUrl\n      failureMessage\n      failureCode\n      createdAt\n      paidAt\n      asOf\n      amount {\n        formatted\n      }\n      amountReceived {\n        formatted\n      }\n      amountRefunded {\n        amount\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      invoice {\n        id\n        number\n      }\n      member {\n        id\n        name\n      }\n      ...PaymentBadge_payment\n    }\n  }\n": types.PaymentDrawerDocument,
    "\n  fragment PaymentRow_payment on Payment {\n    id\n    customerId\n    createdAt\n    amount {\n      formatted\n    }\n    paymentMethod {\n      id\n      type\n      brand\n      last4\n    }\n    invoice {\n      id\n      number\n    }\n    member {\n      id\n      name\n    }\n    ...PaymentBadge_payment\n  }\n": types.PaymentRow_PaymentFragmentDoc,
    "\n  query PaymentList($filter: PaymentFilter, $limit: Int, $after: String) {\n    payments(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...PaymentRow_payment\n      }\n    }\n  }\n": types.PaymentListDocument,
    "\n  fragment ChangedOutside_subscription on Subscription {\n    id\n    changedOutside {\n      field\n      ours\n      stripes\n      since\n      remedy\n    }\n  }\n": types.ChangedOutside_SubscriptionFragmentDoc,
    "\n  mutation CancelSubscription($input: CancelSubscriptionInput!) {\n    cancelSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n": types.CancelSubscriptionDocument,
    "\n  mutation ResumeSubscription($input: ResumeSubscriptionInput!) {\n    resumeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n": types.ResumeSubscriptionDocument,
    "\n  mutation ChangeSubscription($input: ChangeSubscriptionInput!) {\n    changeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n": types.ChangeSubscriptionDocument,
    "\n  query PreviewSubscriptionChange($input: ChangeSubscriptionInput!) {\n    previewSubscriptionChange(input: $input) {\n      prorationDate\n      nextInvoiceAt\n      dueNow {\n        amount\n        formatted\n      }\n      nextInvoice {\n        formatted\n      }\n      recurring {\n        formatted\n      }\n      lines {\n        description\n        proration\n        amount {\n          formatted\n        }\n      }\n    }\n  }\n": types.PreviewSubscriptionChangeDocument,
    "\n  fragment SubscriptionActions_subscription on Subscription {\n    id\n    status\n    currency\n    cancelAtPeriodEnd\n    cancelAt\n    changedOutside {\n      field\n    }\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.SubscriptionActions_SubscriptionFragmentDoc,
    "\n  query SubscriptionDrawer($id: ID!) {\n    subscription(id: $id) {\n      id\n      status\n      customerId\n      dashboardUrl\n      currency\n      cancelAtPeriodEnd\n      cancelAt\n      canceledAt\n      endedAt\n      trialEnd\n      startedAt\n      asOf\n      eventId\n      items {\n        id\n        currentPeriodEnd\n      }\n      member {\n        id\n        name\n      }\n      ...SubscriptionItems_subscription\n      ...SubscriptionActions_subscription\n      ...ChangedOutside_subscription\n      ...SubscriptionBadge_subscription\n    }\n  }\n": types.SubscriptionDrawerDocument,
    "\n  fragment SubscriptionItems_subscription on Subscription {\n    id\n    items {\n      id\n      quantity\n      currentPeriodStart\n      currentPeriodEnd\n      stripePriceId\n      stripeProductId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.SubscriptionItems_SubscriptionFragmentDoc,
    "\n  query SubscriptionList($filter: SubscriptionFilter, $limit: Int, $after: String) {\n    subscriptions(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...SubscriptionRow_subscription\n      }\n    }\n  }\n": types.SubscriptionListDocument,
    "\n  query Currencies {\n    currencies {\n      code\n      name\n      symbol\n      exponent\n      step\n      minimumAmount\n      maximumAmount\n    }\n  }\n": types.CurrenciesDocument,
    "\n  query CheckoutOrigins {\n    stripeConnection {\n      checkoutOrigins\n    }\n  }\n": types.CheckoutOriginsDocument,
    "\n  query Rights {\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n": types.RightsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PanelSearch($search: String!) {\n    products(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        description\n        images\n        active\n      }\n    }\n    members(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        kind\n        email\n        archivedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query PanelSearch($search: String!) {\n    products(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        description\n        images\n        active\n      }\n    }\n    members(filter: { search: $search }, limit: 6) {\n      items {\n        id\n        name\n        kind\n        email\n        archivedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    stripeConnection {\n      ...StripeBanner_connection\n      ...StripeModeMark_connection\n    }\n    # A change of role is felt at the next look.\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n"): (typeof documents)["\n  query Shell {\n    stripeConnection {\n      ...StripeBanner_connection\n      ...StripeModeMark_connection\n    }\n    # A change of role is felt at the next look.\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StripeBanner_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n"): (typeof documents)["\n  fragment StripeBanner_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StripeModeMark_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n"): (typeof documents)["\n  fragment StripeModeMark_connection on StripeConnection {\n    configured\n    simulator\n    mode\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuditEntryRow_entry on AuditEntry {\n    id\n    at\n    action\n    objectType\n    objectId\n    reason\n    actor {\n      kind\n      id\n      name\n    }\n    changes {\n      field\n      before\n      after\n    }\n  }\n"): (typeof documents)["\n  fragment AuditEntryRow_entry on AuditEntry {\n    id\n    at\n    action\n    objectType\n    objectId\n    reason\n    actor {\n      kind\n      id\n      name\n    }\n    changes {\n      field\n      before\n      after\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChangeHistory($objectId: ID!) {\n    auditLog(filter: { objectId: $objectId }, limit: 5) {\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChangeHistory($objectId: ID!) {\n    auditLog(filter: { objectId: $objectId }, limit: 5) {\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangePreview_preview on EntitlementChangePreview {\n    memberCount\n    features {\n      gaining\n      losing\n      changing\n      feature {\n        id\n        name\n      }\n    }\n    members {\n      member {\n        id\n        name\n      }\n      changes {\n        before\n        after\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChangePreview_preview on EntitlementChangePreview {\n    memberCount\n    features {\n      gaining\n      losing\n      changing\n      feature {\n        id\n        name\n      }\n    }\n    members {\n      member {\n        id\n        name\n      }\n      changes {\n        before\n        after\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GrantBadge_grant on Grant {\n    id\n    state\n    startsAt\n    endsAt\n    revokedAt\n  }\n"): (typeof documents)["\n  fragment GrantBadge_grant on Grant {\n    id\n    state\n    startsAt\n    endsAt\n    revokedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvoiceBadge_invoice on Invoice {\n    id\n    number\n    status\n    nextPaymentAttempt\n  }\n"): (typeof documents)["\n  fragment InvoiceBadge_invoice on Invoice {\n    id\n    number\n    status\n    nextPaymentAttempt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvoiceRow_invoice on Invoice {\n    id\n    number\n    billingReason\n    createdAt\n    customerId\n    total {\n      formatted\n    }\n    member {\n      id\n      name\n    }\n    ...InvoiceBadge_invoice\n  }\n"): (typeof documents)["\n  fragment InvoiceRow_invoice on Invoice {\n    id\n    number\n    billingReason\n    createdAt\n    customerId\n    total {\n      formatted\n    }\n    member {\n      id\n      name\n    }\n    ...InvoiceBadge_invoice\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    members(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        email\n        externalId\n      }\n    }\n    member(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query MemberPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    members(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        email\n        externalId\n      }\n    }\n    member(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PaymentBadge_payment on Payment {\n    id\n    status\n    failureCode\n    failureMessage\n    amountReceived {\n      amount\n    }\n    amountRefunded {\n      amount\n      formatted\n    }\n  }\n"): (typeof documents)["\n  fragment PaymentBadge_payment on Payment {\n    id\n    status\n    failureCode\n    failureMessage\n    amountReceived {\n      amount\n    }\n    amountRefunded {\n      amount\n      formatted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricePicker($filter: PriceFilter) {\n    prices(filter: $filter, limit: 20) {\n      items {\n        id\n        type\n        currency\n        summary\n        product {\n          id\n          name\n        }\n        sync {\n          status\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PricePicker($filter: PriceFilter) {\n    prices(filter: $filter, limit: 20) {\n      items {\n        id\n        type\n        currency\n        summary\n        product {\n          id\n          name\n        }\n        sync {\n          status\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    entitlementSets(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        key\n        rules {\n          id\n          limit\n          unlimited\n          text\n          perUnit\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n    entitlementSet(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query SetPicker($search: String!, $id: ID!, $chosen: Boolean!) {\n    entitlementSets(filter: { search: $search, archived: false }, limit: 20) {\n      items {\n        id\n        name\n        key\n        rules {\n          id\n          limit\n          unlimited\n          text\n          perUnit\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n    entitlementSet(id: $id) @include(if: $chosen) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SubscriptionBadge_subscription on Subscription {\n    id\n    status\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    items {\n      id\n      currentPeriodEnd\n    }\n  }\n"): (typeof documents)["\n  fragment SubscriptionBadge_subscription on Subscription {\n    id\n    status\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    items {\n      id\n      currentPeriodEnd\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SubscriptionRow_subscription on Subscription {\n    id\n    status\n    customerId\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    startedAt\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n    member {\n      id\n      name\n    }\n    changedOutside {\n      field\n    }\n    ...SubscriptionBadge_subscription\n  }\n"): (typeof documents)["\n  fragment SubscriptionRow_subscription on Subscription {\n    id\n    status\n    customerId\n    cancelAtPeriodEnd\n    cancelAt\n    canceledAt\n    endedAt\n    trialEnd\n    startedAt\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n    member {\n      id\n      name\n    }\n    changedOutside {\n      field\n    }\n    ...SubscriptionBadge_subscription\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SyncBadge_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n    }\n  }\n"): (typeof documents)["\n  fragment SyncBadge_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SyncNotice_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n"): (typeof documents)["\n  fragment SyncNotice_sync on StripeSync {\n    status\n    lastError\n    attempts\n    nextAttemptAt\n    syncedAt\n    pendingSince\n    failing\n    stopped\n    deletedAt\n    drift {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewChange($input: PreviewEntitlementChangeInput!) {\n    previewEntitlementChange(input: $input) {\n      ...ChangePreview_preview\n    }\n  }\n"): (typeof documents)["\n  query PreviewChange($input: PreviewEntitlementChangeInput!) {\n    previewEntitlementChange(input: $input) {\n      ...ChangePreview_preview\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessHistory($member: MemberRef!, $feature: String!, $from: DateTime!, $to: DateTime!) {\n    accessHistory(member: $member, feature: $feature, from: $from, to: $to) {\n      from\n      until\n      granted\n      limit\n      unlimited\n      text\n    }\n  }\n"): (typeof documents)["\n  query AccessHistory($member: MemberRef!, $feature: String!, $from: DateTime!, $to: DateTime!) {\n    accessHistory(member: $member, feature: $feature, from: $from, to: $to) {\n      from\n      until\n      granted\n      limit\n      unlimited\n      text\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccessItem_access on Access {\n    featureKey\n    granted\n    limit\n    unlimited\n    text\n    validUntil\n    feature {\n      id\n      key\n      name\n      kind\n      unit\n    }\n    ...AccessSources_access\n  }\n"): (typeof documents)["\n  fragment AccessItem_access on Access {\n    featureKey\n    granted\n    limit\n    unlimited\n    text\n    validUntil\n    feature {\n      id\n      key\n      name\n      kind\n      unit\n    }\n    ...AccessSources_access\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccessSources_access on Access {\n    rule\n    feature {\n      id\n      kind\n      unit\n    }\n    sources {\n      kind\n      provision\n      sourceId\n      quantity\n      value\n      reason\n      since\n      until\n      set {\n        id\n        name\n      }\n      product {\n        id\n        name\n      }\n      subscription {\n        id\n      }\n      grant {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AccessSources_access on Access {\n    rule\n    feature {\n      id\n      kind\n      unit\n    }\n    sources {\n      kind\n      provision\n      sourceId\n      quantity\n      value\n      reason\n      since\n      until\n      set {\n        id\n        name\n      }\n      product {\n        id\n        name\n      }\n      subscription {\n        id\n      }\n      grant {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AccessTimeline_feature on Feature {\n    id\n    key\n    name\n    kind\n    unit\n  }\n"): (typeof documents)["\n  fragment AccessTimeline_feature on Feature {\n    id\n    key\n    name\n    kind\n    unit\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberAccess($id: ID!, $at: DateTime) {\n    member(id: $id) {\n      id\n      name\n      access(at: $at) {\n        featureKey\n        feature {\n          id\n          ...AccessTimeline_feature\n        }\n        ...AccessItem_access\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberAccess($id: ID!, $at: DateTime) {\n    member(id: $id) {\n      id\n      name\n      access(at: $at) {\n        featureKey\n        feature {\n          id\n          ...AccessTimeline_feature\n        }\n        ...AccessItem_access\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PasskeyRow_passkey on Passkey {\n    name\n    synced\n    createdAt\n    lastUsedAt\n  }\n"): (typeof documents)["\n  fragment PasskeyRow_passkey on Passkey {\n    name\n    synced\n    createdAt\n    lastUsedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Passkeys {\n    passkeys {\n      id\n      name\n      ...PasskeyRow_passkey\n    }\n  }\n"): (typeof documents)["\n  query Passkeys {\n    passkeys {\n      id\n      name\n      ...PasskeyRow_passkey\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      passkey {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) {\n      passkey {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      passkeyId\n    }\n  }\n"): (typeof documents)["\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      passkeyId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions {\n    sessions {\n      id\n      current\n      ipAddress\n      userAgent\n      createdAt\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  query Sessions {\n    sessions {\n      id\n      current\n      ipAddress\n      userAgent\n      createdAt\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeSession($id: ID!) {\n    revokeSession(id: $id) {\n      sessionId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOutEverywhere($keepThis: Boolean!) {\n    signOutEverywhere(keepThis: $keepThis) {\n      ended\n    }\n  }\n"): (typeof documents)["\n  mutation SignOutEverywhere($keepThis: Boolean!) {\n    signOutEverywhere(keepThis: $keepThis) {\n      ended\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeyList($limit: Int, $offset: Int) {\n    apiKeys(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiKeyList($limit: Int, $offset: Int) {\n    apiKeys(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ApiKeyRow_key on ApiKey {\n    id\n    name\n    start\n    scopes\n    status\n    expiresAt\n    lastUsedAt\n    revokedAt\n    replacedById\n    configured\n  }\n"): (typeof documents)["\n  fragment ApiKeyRow_key on ApiKey {\n    id\n    name\n    start\n    scopes\n    status\n    expiresAt\n    lastUsedAt\n    revokedAt\n    replacedById\n    configured\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateApiKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      secret\n      apiKey {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKey {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeApiKey($id: ID!) {\n    revokeApiKey(id: $id) {\n      apiKey {\n        id\n        ...ApiKeyRow_key\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiRights {\n    viewer {\n      id\n      name\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiRights {\n    viewer {\n      id\n      name\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ActionNames {\n    schema: __schema {\n      mutationType {\n        fields {\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ActionNames {\n    schema: __schema {\n      mutationType {\n        fields {\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditList($filter: AuditLogFilter, $limit: Int, $after: String) {\n    auditLog(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditList($filter: AuditLogFilter, $limit: Int, $after: String) {\n    auditLog(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...AuditEntryRow_entry\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePrice($input: CreatePriceInput!) {\n    createPrice(input: $input) {\n      price {\n        id\n        summary\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreatePrice($input: CreatePriceInput!) {\n    createPrice(input: $input) {\n      price {\n        id\n        summary\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePrice($input: UpdatePriceInput!) {\n    updatePrice(input: $input) {\n      price {\n        id\n        nickname\n        lookupKey\n        taxBehavior\n        metadata\n        updatedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdatePrice($input: UpdatePriceInput!) {\n    updatePrice(input: $input) {\n      price {\n        id\n        nickname\n        lookupKey\n        taxBehavior\n        metadata\n        updatedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplacePrice($input: ReplacePriceInput!) {\n    replacePrice(input: $input) {\n      price {\n        id\n        summary\n      }\n      replaced {\n        id\n        active\n        lookupKey\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplacePrice($input: ReplacePriceInput!) {\n    replacePrice(input: $input) {\n      price {\n        id\n        summary\n      }\n      replaced {\n        id\n        active\n        lookupKey\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchivePrice($id: ID!) {\n    archivePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchivePrice($id: ID!) {\n    archivePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestorePrice($id: ID!) {\n    restorePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestorePrice($id: ID!) {\n    restorePrice(id: $id) {\n      price {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceById($id: ID!) {\n    price(id: $id) {\n      id\n      product {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriceById($id: ID!) {\n    price(id: $id) {\n      id\n      product {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceCreate($productId: ID!) {\n    product(id: $productId) {\n      id\n      name\n      prices {\n        id\n        currency\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriceCreate($productId: ID!) {\n    product(id: $productId) {\n      id\n      name\n      prices {\n        id\n        currency\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriceDetails_price on Price {\n    id\n    product {\n      id\n      name\n    }\n    type\n    currency\n    money {\n      formatted\n    }\n    customUnitAmount {\n      minimum\n      preset\n      maximum\n    }\n    tiersMode\n    tiers {\n      upTo\n      unitAmount\n      flatAmount\n    }\n    recurring {\n      interval\n      intervalCount\n    }\n    taxBehavior\n    nickname\n    lookupKey\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    replacedBy {\n      id\n      summary\n    }\n    replaces {\n      id\n      summary\n    }\n    sync {\n      stripeId\n    }\n  }\n"): (typeof documents)["\n  fragment PriceDetails_price on Price {\n    id\n    product {\n      id\n      name\n    }\n    type\n    currency\n    money {\n      formatted\n    }\n    customUnitAmount {\n      minimum\n      preset\n      maximum\n    }\n    tiersMode\n    tiers {\n      upTo\n      unitAmount\n      flatAmount\n    }\n    recurring {\n      interval\n      intervalCount\n    }\n    taxBehavior\n    nickname\n    lookupKey\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    replacedBy {\n      id\n      summary\n    }\n    replaces {\n      id\n      summary\n    }\n    sync {\n      stripeId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceDrawer($id: ID!) {\n    price(id: $id) {\n      id\n      active\n      summary\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      ...PriceDetails_price\n      sync {\n        dashboardUrl\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriceDrawer($id: ID!) {\n    price(id: $id) {\n      id\n      active\n      summary\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      ...PriceDetails_price\n      sync {\n        dashboardUrl\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceEdit($id: ID!) {\n    price(id: $id) {\n      id\n      version\n      summary\n      active\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      nickname\n      lookupKey\n      taxBehavior\n      metadata\n    }\n  }\n"): (typeof documents)["\n  query PriceEdit($id: ID!) {\n    price(id: $id) {\n      id\n      version\n      summary\n      active\n      product {\n        id\n        name\n      }\n      replacedBy {\n        id\n      }\n      nickname\n      lookupKey\n      taxBehavior\n      metadata\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceList($filter: PriceFilter, $limit: Int, $offset: Int) {\n    prices(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...PriceRow_price\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriceList($filter: PriceFilter, $limit: Int, $offset: Int) {\n    prices(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...PriceRow_price\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriceMenu_price on Price {\n    id\n    active\n    summary\n    product {\n      id\n    }\n    replacedBy {\n      id\n    }\n    sync {\n      status\n      failing\n      dashboardUrl\n    }\n  }\n"): (typeof documents)["\n  fragment PriceMenu_price on Price {\n    id\n    active\n    summary\n    product {\n      id\n    }\n    replacedBy {\n      id\n    }\n    sync {\n      status\n      failing\n      dashboardUrl\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceReplace($id: ID!) {\n    price(id: $id) {\n      id\n      summary\n      product {\n        id\n        name\n      }\n      currency\n      unitAmount\n      customUnitAmount {\n        minimum\n        preset\n        maximum\n      }\n      tiersMode\n      tiers {\n        upTo\n        unitAmount\n        flatAmount\n      }\n      recurring {\n        interval\n        intervalCount\n      }\n      taxBehavior\n      nickname\n      lookupKey\n      metadata\n      replacedBy {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriceReplace($id: ID!) {\n    price(id: $id) {\n      id\n      summary\n      product {\n        id\n        name\n      }\n      currency\n      unitAmount\n      customUnitAmount {\n        minimum\n        preset\n        maximum\n      }\n      tiersMode\n      tiers {\n        upTo\n        unitAmount\n        flatAmount\n      }\n      recurring {\n        interval\n        intervalCount\n      }\n      taxBehavior\n      nickname\n      lookupKey\n      metadata\n      replacedBy {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriceRow_price on Price {\n    id\n    active\n    type\n    summary\n    nickname\n    lookupKey\n    product {\n      id\n      name\n    }\n    replacedBy {\n      id\n      summary\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n    ...PriceMenu_price\n  }\n"): (typeof documents)["\n  fragment PriceRow_price on Price {\n    id\n    active\n    type\n    summary\n    nickname\n    lookupKey\n    product {\n      id\n      name\n    }\n    replacedBy {\n      id\n      summary\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n    ...PriceMenu_price\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriceTable_product on Product {\n    id\n    prices {\n      id\n      active\n      ...PriceRow_price\n    }\n  }\n"): (typeof documents)["\n  fragment PriceTable_product on Product {\n    id\n    prices {\n      id\n      active\n      ...PriceRow_price\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProductEntitlementSets($input: SetProductEntitlementSetsInput!) {\n    setProductEntitlementSets(input: $input) {\n      product {\n        ...ProductSets_product\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetProductEntitlementSets($input: SetProductEntitlementSetsInput!) {\n    setProductEntitlementSets(input: $input) {\n      product {\n        ...ProductSets_product\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductSetNames($id: ID!) {\n    product(id: $id) {\n      id\n      entitlementSets {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query ProductSetNames($id: ID!) {\n    product(id: $id) {\n      id\n      entitlementSets {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetName($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query SetName($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProduct($input: UpdateProductInput!) {\n    updateProduct(input: $input) {\n      product {\n        id\n        name\n        ...ProductDetails_product\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProduct($input: UpdateProductInput!) {\n    updateProduct(input: $input) {\n      product {\n        id\n        name\n        ...ProductDetails_product\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveProduct($id: ID!) {\n    archiveProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchiveProduct($id: ID!) {\n    archiveProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreProduct($id: ID!) {\n    restoreProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreProduct($id: ID!) {\n    restoreProduct(id: $id) {\n      product {\n        id\n        active\n        archivedAt\n        sync {\n          ...SyncBadge_sync\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductDetails_product on Product {\n    id\n    description\n    images\n    unitLabel\n    statementDescriptor\n    taxCode\n    url\n    marketingFeatures\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    sync {\n      stripeId\n    }\n  }\n"): (typeof documents)["\n  fragment ProductDetails_product on Product {\n    id\n    description\n    images\n    unitLabel\n    statementDescriptor\n    taxCode\n    url\n    marketingFeatures\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    sync {\n      stripeId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductEdit($id: ID!) {\n    product(id: $id) {\n      id\n      version\n      name\n      description\n      images\n      unitLabel\n      statementDescriptor\n      taxCode\n      url\n      marketingFeatures\n      metadata\n    }\n  }\n"): (typeof documents)["\n  query ProductEdit($id: ID!) {\n    product(id: $id) {\n      id\n      version\n      name\n      description\n      images\n      unitLabel\n      statementDescriptor\n      taxCode\n      url\n      marketingFeatures\n      metadata\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $limit: Int, $offset: Int) {\n    products(filter: $filter, sort: $sort, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...ProductRow_product\n      }\n    }\n    archived: products(filter: { active: false }, limit: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ProductList($filter: ProductFilter, $sort: ProductSort, $limit: Int, $offset: Int) {\n    products(filter: $filter, sort: $sort, limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        ...ProductRow_product\n      }\n    }\n    archived: products(filter: { active: false }, limit: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductPage($id: ID!) {\n    product(id: $id) {\n      id\n      name\n      description\n      active\n      images\n      ...ProductDetails_product\n      ...PriceTable_product\n      ...ProductSets_product\n      sync {\n        stripeId\n        dashboardUrl\n        status\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n"): (typeof documents)["\n  query ProductPage($id: ID!) {\n    product(id: $id) {\n      id\n      name\n      description\n      active\n      images\n      ...ProductDetails_product\n      ...PriceTable_product\n      ...ProductSets_product\n      sync {\n        stripeId\n        dashboardUrl\n        status\n        ...SyncBadge_sync\n        ...SyncNotice_sync\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductRow_product on Product {\n    id\n    name\n    description\n    images\n    active\n    updatedAt\n    prices {\n      id\n      active\n      summary\n      sync {\n        status\n        failing\n      }\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n"): (typeof documents)["\n  fragment ProductRow_product on Product {\n    id\n    name\n    description\n    images\n    active\n    updatedAt\n    prices {\n      id\n      active\n      summary\n      sync {\n        status\n        failing\n      }\n    }\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProductSets_product on Product {\n    id\n    name\n    entitlementSets {\n      id\n      name\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ProductSets_product on Product {\n    id\n    name\n    entitlementSets {\n      id\n      name\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          name\n          kind\n          unit\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetrySync($kind: CatalogKind!, $id: ID!) {\n    retrySync(kind: $kind, id: $id) {\n      kind\n      id\n      sync {\n        ...SyncBadge_sync\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetrySync($kind: CatalogKind!, $id: ID!) {\n    retrySync(kind: $kind, id: $id) {\n      kind\n      id\n      sync {\n        ...SyncBadge_sync\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdoptChoices($search: String) {\n    products(filter: { search: $search, active: true }, limit: 10) {\n      items {\n        id\n        name\n        description\n      }\n    }\n  }\n"): (typeof documents)["\n  query AdoptChoices($search: String) {\n    products(filter: { search: $search, active: true }, limit: 10) {\n      items {\n        id\n        name\n        description\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnrecognizedCustomers($search: String, $limit: Int, $after: String) {\n    unrecognizedStripeCustomers(search: $search, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        name\n        email\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n"): (typeof documents)["\n  query UnrecognizedCustomers($search: String, $limit: Int, $after: String) {\n    unrecognizedStripeCustomers(search: $search, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        name\n        email\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DriftCard_drift on Drift {\n    id\n    kind\n    name\n    productId\n    dashboardUrl\n    outlook\n    policy\n    policyOverride\n    repairsLastHour\n    since\n    fields {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n"): (typeof documents)["\n  fragment DriftCard_drift on Drift {\n    id\n    kind\n    name\n    productId\n    dashboardUrl\n    outlook\n    policy\n    policyOverride\n    repairsLastHour\n    since\n    fields {\n      field\n      ours\n      stripes\n      seenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DriftHistory($filter: StripeDifferenceFilter, $limit: Int, $after: String) {\n    stripeDifferences(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        kind\n        stripeId\n        localId\n        dashboardUrl\n        field\n        ours\n        stripes\n        seenAt\n        action\n        decidedBy\n      }\n    }\n  }\n"): (typeof documents)["\n  query DriftHistory($filter: StripeDifferenceFilter, $limit: Int, $after: String) {\n    stripeDifferences(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        kind\n        stripeId\n        localId\n        dashboardUrl\n        field\n        ours\n        stripes\n        seenAt\n        action\n        decidedBy\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DriftList($limit: Int, $offset: Int) {\n    drift(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...DriftCard_drift\n      }\n    }\n  }\n"): (typeof documents)["\n  query DriftList($limit: Int, $offset: Int) {\n    drift(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...DriftCard_drift\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DriftPage {\n    reconcile {\n      id\n      ...ReconcileCard_run\n    }\n  }\n"): (typeof documents)["\n  query DriftPage {\n    reconcile {\n      id\n      ...ReconcileCard_run\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RepairDrift($id: ID) {\n    repairDrift(id: $id) {\n      repairing\n    }\n  }\n"): (typeof documents)["\n  mutation RepairDrift($id: ID) {\n    repairDrift(id: $id) {\n      repairing\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetDriftPolicy($id: ID!, $policy: DriftPolicy) {\n    setDriftPolicy(id: $id, policy: $policy) {\n      id\n      policy\n      policyOverride\n    }\n  }\n"): (typeof documents)["\n  mutation SetDriftPolicy($id: ID!, $policy: DriftPolicy) {\n    setDriftPolicy(id: $id, policy: $policy) {\n      id\n      policy\n      policyOverride\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdoptStripeProduct($input: AdoptStripeProductInput!) {\n    adoptStripeProduct(input: $input) {\n      adoptedPrices\n      newPrices\n      product {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AdoptStripeProduct($input: AdoptStripeProductInput!) {\n    adoptStripeProduct(input: $input) {\n      adoptedPrices\n      newPrices\n      product {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartReconcile($acceptVanished: Boolean) {\n    startReconcile(acceptVanished: $acceptVanished) {\n      started\n      run {\n        id\n        ...ReconcileCard_run\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartReconcile($acceptVanished: Boolean) {\n    startReconcile(acceptVanished: $acceptVanished) {\n      started\n      run {\n        id\n        ...ReconcileCard_run\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConnectStripeCustomer($input: ConnectStripeCustomerInput!) {\n    connectStripeCustomer(input: $input) {\n      customer {\n        id\n        member {\n          id\n        }\n      }\n      member {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ConnectStripeCustomer($input: ConnectStripeCustomerInput!) {\n    connectStripeCustomer(input: $input) {\n      customer {\n        id\n        member {\n          id\n        }\n      }\n      member {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReconcileCard_run on ReconcileRun {\n    id\n    reason\n    status\n    startedAt\n    finishedAt\n    error\n    steps {\n      kind\n      listed\n      differing\n      startedAt\n      doneAt\n    }\n  }\n"): (typeof documents)["\n  fragment ReconcileCard_run on ReconcileRun {\n    id\n    reason\n    status\n    startedAt\n    finishedAt\n    error\n    steps {\n      kind\n      listed\n      differing\n      startedAt\n      doneAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnrecognizedList($limit: Int, $offset: Int) {\n    unrecognizedStripeObjects(limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        stripeId\n        kind\n        name\n        dashboardUrl\n        firstSeenAt\n        lastSeenAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query UnrecognizedList($limit: Int, $offset: Int) {\n    unrecognizedStripeObjects(limit: $limit, offset: $offset) {\n      totalCount\n      totalCountIsExact\n      items {\n        id\n        stripeId\n        kind\n        name\n        dashboardUrl\n        firstSeenAt\n        lastSeenAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeaturePicker($search: String!) {\n    features(filter: { search: $search, archived: false }, limit: 50) {\n      items {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n"): (typeof documents)["\n  query FeaturePicker($search: String!) {\n    features(filter: { search: $search, archived: false }, limit: 50) {\n      items {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateEntitlementSet($input: CreateEntitlementSetInput!) {\n    createEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateEntitlementSet($input: CreateEntitlementSetInput!) {\n    createEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CopyEntitlementSet($input: CopyEntitlementSetInput!) {\n    copyEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CopyEntitlementSet($input: CopyEntitlementSetInput!) {\n    copyEntitlementSet(input: $input) {\n      entitlementSet {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateEntitlementSet($input: UpdateEntitlementSetInput!) {\n    updateEntitlementSet(input: $input) {\n      entitlementSet {\n        ...SetForm_entitlementSet\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateEntitlementSet($input: UpdateEntitlementSetInput!) {\n    updateEntitlementSet(input: $input) {\n      entitlementSet {\n        ...SetForm_entitlementSet\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveEntitlementSet($id: ID!) {\n    archiveEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchiveEntitlementSet($id: ID!) {\n    archiveEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreEntitlementSet($id: ID!) {\n    restoreEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreEntitlementSet($id: ID!) {\n    restoreEntitlementSet(id: $id) {\n      entitlementSet {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SetDetails_entitlementSet on EntitlementSet {\n    id\n    key\n    rank\n    memberCount\n    memberCountIsExact\n    createdAt\n    updatedAt\n    archivedAt\n    products {\n      id\n      name\n      active\n    }\n  }\n"): (typeof documents)["\n  fragment SetDetails_entitlementSet on EntitlementSet {\n    id\n    key\n    rank\n    memberCount\n    memberCountIsExact\n    createdAt\n    updatedAt\n    archivedAt\n    products {\n      id\n      name\n      active\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetEdit($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      ...SetForm_entitlementSet\n    }\n  }\n"): (typeof documents)["\n  query SetEdit($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      ...SetForm_entitlementSet\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SetForm_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    description\n    rank\n    version\n    archivedAt\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SetForm_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    description\n    rank\n    version\n    archivedAt\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        key\n        name\n        kind\n        unit\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetList($filter: EntitlementSetFilter, $limit: Int, $offset: Int) {\n    entitlementSets(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...SetRow_entitlementSet\n      }\n    }\n  }\n"): (typeof documents)["\n  query SetList($filter: EntitlementSetFilter, $limit: Int, $offset: Int) {\n    entitlementSets(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...SetRow_entitlementSet\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeatureName($id: ID!) {\n    feature(id: $id) {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query FeatureName($id: ID!) {\n    feature(id: $id) {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetPage($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      key\n      name\n      description\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          key\n          name\n          kind\n          unit\n        }\n      }\n      ...SetDetails_entitlementSet\n    }\n  }\n"): (typeof documents)["\n  query SetPage($id: ID!) {\n    entitlementSet(id: $id) {\n      id\n      key\n      name\n      description\n      archivedAt\n      rules {\n        id\n        limit\n        unlimited\n        text\n        perUnit\n        feature {\n          id\n          key\n          name\n          kind\n          unit\n        }\n      }\n      ...SetDetails_entitlementSet\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SetRow_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    rank\n    memberCount\n    memberCountIsExact\n    archivedAt\n    products {\n      id\n      name\n    }\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        name\n        kind\n        unit\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SetRow_entitlementSet on EntitlementSet {\n    id\n    key\n    name\n    rank\n    memberCount\n    memberCountIsExact\n    archivedAt\n    products {\n      id\n      name\n    }\n    rules {\n      id\n      limit\n      unlimited\n      text\n      perUnit\n      feature {\n        id\n        name\n        kind\n        unit\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventBadge_event on StripeEvent {\n    type\n    status\n    error\n    attempts\n    nextAttemptAt\n    processedAt\n  }\n"): (typeof documents)["\n  fragment EventBadge_event on StripeEvent {\n    type\n    status\n    error\n    attempts\n    nextAttemptAt\n    processedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventDrawer($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      type\n      objectId\n      apiVersion\n      livemode\n      dashboardUrl\n      status\n      attempts\n      error\n      ...EventBadge_event\n      ...EventTimeline_event\n    }\n  }\n"): (typeof documents)["\n  query EventDrawer($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      type\n      objectId\n      apiVersion\n      livemode\n      dashboardUrl\n      status\n      attempts\n      error\n      ...EventBadge_event\n      ...EventTimeline_event\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventList($filter: StripeEventFilter, $limit: Int, $after: String) {\n    stripeEvents(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...EventRow_event\n      }\n    }\n  }\n"): (typeof documents)["\n  query EventList($filter: StripeEventFilter, $limit: Int, $after: String) {\n    stripeEvents(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...EventRow_event\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventPayload($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      payload\n    }\n  }\n"): (typeof documents)["\n  query EventPayload($id: ID!) {\n    stripeEvent(id: $id) {\n      id\n      payload\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventRow_event on StripeEvent {\n    id\n    type\n    objectId\n    receivedAt\n    ...EventBadge_event\n  }\n"): (typeof documents)["\n  fragment EventRow_event on StripeEvent {\n    id\n    type\n    objectId\n    receivedAt\n    ...EventBadge_event\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EventTimeline_event on StripeEvent {\n    status\n    error\n    attempts\n    nextAttemptAt\n    createdAt\n    receivedAt\n    processedAt\n  }\n"): (typeof documents)["\n  fragment EventTimeline_event on StripeEvent {\n    status\n    error\n    attempts\n    nextAttemptAt\n    createdAt\n    receivedAt\n    processedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayStripeEvent($id: ID!) {\n    replayStripeEvent(id: $id) {\n      stripeEvent {\n        id\n        ...EventBadge_event\n        ...EventTimeline_event\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplayStripeEvent($id: ID!) {\n    replayStripeEvent(id: $id) {\n      stripeEvent {\n        id\n        ...EventBadge_event\n        ...EventTimeline_event\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeatureForm_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    version\n    archivedAt\n  }\n"): (typeof documents)["\n  fragment FeatureForm_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    version\n    archivedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeatureList($filter: FeatureFilter, $limit: Int, $offset: Int) {\n    features(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...FeatureRow_feature\n      }\n    }\n  }\n"): (typeof documents)["\n  query FeatureList($filter: FeatureFilter, $limit: Int, $offset: Int) {\n    features(filter: $filter, limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...FeatureRow_feature\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeaturePage($id: ID!) {\n    feature(id: $id) {\n      id\n      ...FeatureForm_feature\n    }\n  }\n"): (typeof documents)["\n  query FeaturePage($id: ID!) {\n    feature(id: $id) {\n      id\n      ...FeatureForm_feature\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeatureRow_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    updatedAt\n    archivedAt\n  }\n"): (typeof documents)["\n  fragment FeatureRow_feature on Feature {\n    id\n    key\n    kind\n    name\n    description\n    unit\n    aggregation\n    updatedAt\n    archivedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFeature($input: CreateFeatureInput!) {\n    createFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateFeature($input: CreateFeatureInput!) {\n    createFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateFeature($input: UpdateFeatureInput!) {\n    updateFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateFeature($input: UpdateFeatureInput!) {\n    updateFeature(input: $input) {\n      feature {\n        ...FeatureForm_feature\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveFeature($id: ID!) {\n    archiveFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchiveFeature($id: ID!) {\n    archiveFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreFeature($id: ID!) {\n    restoreFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreFeature($id: ID!) {\n    restoreFeature(id: $id) {\n      feature {\n        id\n        archivedAt\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeGrant_grant on Grant {\n    id\n    endsAt\n    note\n    version\n  }\n"): (typeof documents)["\n  fragment ChangeGrant_grant on Grant {\n    id\n    endsAt\n    note\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChangeGrant($id: ID!) {\n    grant(id: $id) {\n      ...ChangeGrant_grant\n    }\n  }\n"): (typeof documents)["\n  query ChangeGrant($id: ID!) {\n    grant(id: $id) {\n      ...ChangeGrant_grant\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GrantDrawer($id: ID!) {\n    grant(id: $id) {\n      id\n      quantity\n      state\n      startsAt\n      endsAt\n      reason\n      note\n      createdAt\n      revokedAt\n      revokeReason\n      grantedBy {\n        id\n        kind\n        name\n      }\n      revokedBy {\n        id\n        kind\n        name\n      }\n      member {\n        id\n        name\n      }\n      entitlementSet {\n        id\n        name\n      }\n      ...GrantBadge_grant\n      ...ChangeGrant_grant\n    }\n  }\n"): (typeof documents)["\n  query GrantDrawer($id: ID!) {\n    grant(id: $id) {\n      id\n      quantity\n      state\n      startsAt\n      endsAt\n      reason\n      note\n      createdAt\n      revokedAt\n      revokeReason\n      grantedBy {\n        id\n        kind\n        name\n      }\n      revokedBy {\n        id\n        kind\n        name\n      }\n      member {\n        id\n        name\n      }\n      entitlementSet {\n        id\n        name\n      }\n      ...GrantBadge_grant\n      ...ChangeGrant_grant\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GrantList($filter: GrantFilter, $limit: Int, $after: String) {\n    grants(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n"): (typeof documents)["\n  query GrantList($filter: GrantFilter, $limit: Int, $after: String) {\n    grants(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GrantRow_grant on Grant {\n    id\n    quantity\n    state\n    startsAt\n    endsAt\n    revokedAt\n    reason\n    createdAt\n    member {\n      id\n      name\n    }\n    entitlementSet {\n      id\n      name\n    }\n    ...GrantBadge_grant\n  }\n"): (typeof documents)["\n  fragment GrantRow_grant on Grant {\n    id\n    quantity\n    state\n    startsAt\n    endsAt\n    revokedAt\n    reason\n    createdAt\n    member {\n      id\n      name\n    }\n    entitlementSet {\n      id\n      name\n    }\n    ...GrantBadge_grant\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberGrants($id: ID!) {\n    grants(filter: { memberId: $id }, limit: 10) {\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberGrants($id: ID!) {\n    grants(filter: { memberId: $id }, limit: 10) {\n      hasNextPage\n      items {\n        id\n        ...GrantRow_grant\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGrant($input: CreateGrantInput!) {\n    createGrant(input: $input) {\n      grant {\n        id\n        member {\n          id\n          name\n        }\n        entitlementSet {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateGrant($input: CreateGrantInput!) {\n    createGrant(input: $input) {\n      grant {\n        id\n        member {\n          id\n          name\n        }\n        entitlementSet {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateGrant($input: UpdateGrantInput!) {\n    updateGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        ...ChangeGrant_grant\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateGrant($input: UpdateGrantInput!) {\n    updateGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        ...ChangeGrant_grant\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        revokeReason\n        version\n        revokedBy {\n          id\n          kind\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeGrant($input: RevokeGrantInput!) {\n    revokeGrant(input: $input) {\n      grant {\n        ...GrantRow_grant\n        revokeReason\n        version\n        revokedBy {\n          id\n          kind\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BulkGrant($input: BulkGrantInput!) {\n    bulkGrant(input: $input) {\n      dryRun\n      memberCount\n      membersDigest\n      unknown\n      members {\n        member {\n          id\n          name\n        }\n        gains {\n          before\n          after\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation BulkGrant($input: BulkGrantInput!) {\n    bulkGrant(input: $input) {\n      dryRun\n      memberCount\n      membersDigest\n      unknown\n      members {\n        member {\n          id\n          name\n        }\n        gains {\n          before\n          after\n          feature {\n            id\n            name\n            kind\n            unit\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Health {\n    health {\n      status\n      version\n      alerts {\n        code\n        severity\n        message\n        since\n      }\n      stripe {\n        configured\n        reachable\n        error\n        checkedAt\n      }\n      events {\n        lastReceivedAt\n        waiting\n        dead\n        lagSeconds\n      }\n      pushes {\n        waiting\n        failing\n        stopped\n        oldestAt\n      }\n      database {\n        version\n        sizeBytes\n        connections\n        maxConnections\n        freeDiskBytes\n      }\n      jobs {\n        workers\n        lookupsWaiting\n        lastReconciledAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query Health {\n    health {\n      status\n      version\n      alerts {\n        code\n        severity\n        message\n        since\n      }\n      stripe {\n        configured\n        reachable\n        error\n        checkedAt\n      }\n      events {\n        lastReceivedAt\n        waiting\n        dead\n        lagSeconds\n      }\n      pushes {\n        waiting\n        failing\n        stopped\n        oldestAt\n      }\n      database {\n        version\n        sizeBytes\n        connections\n        maxConnections\n        freeDiskBytes\n      }\n      jobs {\n        workers\n        lookupsWaiting\n        lastReconciledAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeadEvents_list on StripeEventList {\n    hasNextPage\n    items {\n      id\n      type\n      error\n      receivedAt\n    }\n  }\n"): (typeof documents)["\n  fragment DeadEvents_list on StripeEventList {\n    hasNextPage\n    items {\n      id\n      type\n      error\n      receivedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    ...SyncNumbers_query\n    allProducts: products(limit: 1) {\n      totalCount\n    }\n    recentProducts: products(filter: { active: true }, sort: { field: UPDATED_AT, direction: DESC }, limit: 5) {\n      items {\n        id\n        ...RecentProducts_product\n      }\n    }\n    allPrices: prices(limit: 1) {\n      totalCount\n    }\n    stripeConnection {\n      configured\n      ...StripeCard_connection\n    }\n    deadEvents: stripeEvents(filter: { status: DEAD }, limit: 3) {\n      items {\n        id\n      }\n      ...DeadEvents_list\n    }\n    unrecognizedStripeObjects(limit: 5) {\n      totalCount\n      ...UnrecognizedObjects_list\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    ...SyncNumbers_query\n    allProducts: products(limit: 1) {\n      totalCount\n    }\n    recentProducts: products(filter: { active: true }, sort: { field: UPDATED_AT, direction: DESC }, limit: 5) {\n      items {\n        id\n        ...RecentProducts_product\n      }\n    }\n    allPrices: prices(limit: 1) {\n      totalCount\n    }\n    stripeConnection {\n      configured\n      ...StripeCard_connection\n    }\n    deadEvents: stripeEvents(filter: { status: DEAD }, limit: 3) {\n      items {\n        id\n      }\n      ...DeadEvents_list\n    }\n    unrecognizedStripeObjects(limit: 5) {\n      totalCount\n      ...UnrecognizedObjects_list\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RecentProducts_product on Product {\n    id\n    name\n    images\n    updatedAt\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n"): (typeof documents)["\n  fragment RecentProducts_product on Product {\n    id\n    name\n    images\n    updatedAt\n    sync {\n      ...SyncBadge_sync\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StripeCard_connection on StripeConnection {\n    configured\n    simulator\n    mode\n    accountId\n    apiVersion\n    dashboardUrl\n    webhookUrl\n    webhookConfigured\n    lastEventReceivedAt\n  }\n"): (typeof documents)["\n  fragment StripeCard_connection on StripeConnection {\n    configured\n    simulator\n    mode\n    accountId\n    apiVersion\n    dashboardUrl\n    webhookUrl\n    webhookConfigured\n    lastEventReceivedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SyncNumbers_query on Query {\n    syncSummary {\n      synced\n      pending\n      notMapped\n      failing\n      products {\n        synced\n        pending\n        notMapped\n        failing\n      }\n      oldestPendingAt\n    }\n  }\n"): (typeof documents)["\n  fragment SyncNumbers_query on Query {\n    syncSummary {\n      synced\n      pending\n      notMapped\n      failing\n      products {\n        synced\n        pending\n        notMapped\n        failing\n      }\n      oldestPendingAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncAll {\n    syncAll {\n      queued\n    }\n  }\n"): (typeof documents)["\n  mutation SyncAll {\n    syncAll {\n      queued\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnrecognizedObjects_list on UnrecognizedStripeObjectList {\n    totalCount\n    items {\n      id\n      stripeId\n      kind\n      name\n      dashboardUrl\n      lastSeenAt\n    }\n  }\n"): (typeof documents)["\n  fragment UnrecognizedObjects_list on UnrecognizedStripeObjectList {\n    totalCount\n    items {\n      id\n      stripeId\n      kind\n      name\n      dashboardUrl\n      lastSeenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvoiceDrawer($id: ID!) {\n    invoice(id: $id) {\n      id\n      number\n      status\n      billingReason\n      customerId\n      subscriptionId\n      dashboardUrl\n      hostedInvoiceUrl\n      nextPaymentAttempt\n      paidAt\n      createdAt\n      asOf\n      eventId\n      member {\n        id\n        name\n      }\n      ...InvoiceLines_invoice\n      ...InvoicePayments_invoice\n      ...InvoiceBadge_invoice\n    }\n  }\n"): (typeof documents)["\n  query InvoiceDrawer($id: ID!) {\n    invoice(id: $id) {\n      id\n      number\n      status\n      billingReason\n      customerId\n      subscriptionId\n      dashboardUrl\n      hostedInvoiceUrl\n      nextPaymentAttempt\n      paidAt\n      createdAt\n      asOf\n      eventId\n      member {\n        id\n        name\n      }\n      ...InvoiceLines_invoice\n      ...InvoicePayments_invoice\n      ...InvoiceBadge_invoice\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvoiceLines_invoice on Invoice {\n    id\n    status\n    lines {\n      id\n      description\n      amount {\n        amount\n        formatted\n      }\n      quantity\n      periodStart\n      periodEnd\n    }\n    total {\n      amount\n      currency\n      formatted\n    }\n    amountPaid {\n      amount\n      formatted\n    }\n    amountRemaining {\n      amount\n      formatted\n    }\n  }\n"): (typeof documents)["\n  fragment InvoiceLines_invoice on Invoice {\n    id\n    status\n    lines {\n      id\n      description\n      amount {\n        amount\n        formatted\n      }\n      quantity\n      periodStart\n      periodEnd\n    }\n    total {\n      amount\n      currency\n      formatted\n    }\n    amountPaid {\n      amount\n      formatted\n    }\n    amountRemaining {\n      amount\n      formatted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvoicePayments_invoice on Invoice {\n    id\n    payments {\n      id\n      createdAt\n      status\n      failureMessage\n      amount {\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      ...PaymentBadge_payment\n    }\n  }\n"): (typeof documents)["\n  fragment InvoicePayments_invoice on Invoice {\n    id\n    payments {\n      id\n      createdAt\n      status\n      failureMessage\n      amount {\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      ...PaymentBadge_payment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvoiceList($filter: InvoiceFilter, $limit: Int, $after: String) {\n    invoices(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...InvoiceRow_invoice\n      }\n    }\n  }\n"): (typeof documents)["\n  query InvoiceList($filter: InvoiceFilter, $limit: Int, $after: String) {\n    invoices(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...InvoiceRow_invoice\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCheckoutSession($input: CreateCheckoutSessionInput!) {\n    createCheckoutSession(input: $input) {\n      session {\n        id\n        url\n        expiresAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateCheckoutSession($input: CreateCheckoutSessionInput!) {\n    createCheckoutSession(input: $input) {\n      session {\n        id\n        url\n        expiresAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberDetails_member on Member {\n    id\n    kind\n    email\n    externalId\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    customer {\n      id\n    }\n    customers {\n      id\n      dashboardUrl\n      pending\n      lastError\n    }\n  }\n"): (typeof documents)["\n  fragment MemberDetails_member on Member {\n    id\n    kind\n    email\n    externalId\n    metadata\n    createdAt\n    updatedAt\n    archivedAt\n    customer {\n      id\n    }\n    customers {\n      id\n      dashboardUrl\n      pending\n      lastError\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberEdit($id: ID!) {\n    member(id: $id) {\n      id\n      version\n      kind\n      name\n      email\n      externalId\n      metadata\n    }\n  }\n"): (typeof documents)["\n  query MemberEdit($id: ID!) {\n    member(id: $id) {\n      id\n      version\n      kind\n      name\n      email\n      externalId\n      metadata\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberList($filter: MemberFilter, $limit: Int, $after: String) {\n    members(filter: $filter, limit: $limit, after: $after) {\n      totalCount\n      totalCountIsExact\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...MemberRow_member\n      }\n    }\n    anyArchived: members(filter: { archived: true }, limit: 1) {\n      items {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberList($filter: MemberFilter, $limit: Int, $after: String) {\n    members(filter: $filter, limit: $limit, after: $after) {\n      totalCount\n      totalCountIsExact\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...MemberRow_member\n      }\n    }\n    anyArchived: members(filter: { archived: true }, limit: 1) {\n      items {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberOverview($id: ID!) {\n    member(id: $id) {\n      id\n      ...MemberDetails_member\n      ...RunningSubscriptions_member\n    }\n    invoices(filter: { memberId: $id }, limit: 3) {\n      ...RecentInvoices_list\n    }\n  }\n"): (typeof documents)["\n  query MemberOverview($id: ID!) {\n    member(id: $id) {\n      id\n      ...MemberDetails_member\n      ...RunningSubscriptions_member\n    }\n    invoices(filter: { memberId: $id }, limit: 3) {\n      ...RecentInvoices_list\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberPage($id: ID!) {\n    member(id: $id) {\n      id\n      name\n      kind\n      email\n      archivedAt\n    }\n  }\n"): (typeof documents)["\n  query MemberPage($id: ID!) {\n    member(id: $id) {\n      id\n      name\n      kind\n      email\n      archivedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberPaymentMethods($id: ID!) {\n    member(id: $id) {\n      id\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        expMonth\n        expYear\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberPaymentMethods($id: ID!) {\n    member(id: $id) {\n      id\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        expMonth\n        expYear\n        createdAt\n        dashboardUrl\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberRow_member on Member {\n    id\n    name\n    email\n    kind\n    externalId\n    createdAt\n    archivedAt\n  }\n"): (typeof documents)["\n  fragment MemberRow_member on Member {\n    id\n    name\n    email\n    kind\n    externalId\n    createdAt\n    archivedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberTimeline($id: ID!) {\n    member(id: $id) {\n      id\n      createdAt\n      archivedAt\n      subscriptions {\n        id\n        startedAt\n        trialEnd\n        canceledAt\n        cancelAt\n        endedAt\n        items {\n          id\n          quantity\n          price {\n            id\n            summary\n            product {\n              id\n              name\n            }\n          }\n        }\n      }\n      invoices {\n        id\n        number\n        status\n        billingReason\n        nextPaymentAttempt\n        createdAt\n        paidAt\n        total {\n          amount\n          formatted\n        }\n      }\n      payments {\n        id\n        status\n        createdAt\n        paidAt\n        invoiceId\n        failureCode\n        failureMessage\n        amount {\n          amount\n          formatted\n        }\n      }\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        createdAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberTimeline($id: ID!) {\n    member(id: $id) {\n      id\n      createdAt\n      archivedAt\n      subscriptions {\n        id\n        startedAt\n        trialEnd\n        canceledAt\n        cancelAt\n        endedAt\n        items {\n          id\n          quantity\n          price {\n            id\n            summary\n            product {\n              id\n              name\n            }\n          }\n        }\n      }\n      invoices {\n        id\n        number\n        status\n        billingReason\n        nextPaymentAttempt\n        createdAt\n        paidAt\n        total {\n          amount\n          formatted\n        }\n      }\n      payments {\n        id\n        status\n        createdAt\n        paidAt\n        invoiceId\n        failureCode\n        failureMessage\n        amount {\n          amount\n          formatted\n        }\n      }\n      paymentMethods {\n        id\n        type\n        brand\n        last4\n        createdAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      member {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateMember($input: CreateMemberInput!) {\n    createMember(input: $input) {\n      member {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      member {\n        id\n        name\n        kind\n        ...MemberDetails_member\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateMember($input: UpdateMemberInput!) {\n    updateMember(input: $input) {\n      member {\n        id\n        name\n        kind\n        ...MemberDetails_member\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveMember($id: ID!) {\n    archiveMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchiveMember($id: ID!) {\n    archiveMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreMember($id: ID!) {\n    restoreMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreMember($id: ID!) {\n    restoreMember(id: $id) {\n      member {\n        id\n        archivedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateBillingPortalSession($input: CreateBillingPortalSessionInput!) {\n    createBillingPortalSession(input: $input) {\n      url\n    }\n  }\n"): (typeof documents)["\n  mutation CreateBillingPortalSession($input: CreateBillingPortalSessionInput!) {\n    createBillingPortalSession(input: $input) {\n      url\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RecentInvoices_list on InvoiceList {\n    items {\n      id\n      ...InvoiceRow_invoice\n    }\n  }\n"): (typeof documents)["\n  fragment RecentInvoices_list on InvoiceList {\n    items {\n      id\n      ...InvoiceRow_invoice\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunningSubscriptions_member on Member {\n    id\n    subscriptions {\n      id\n      status\n      ...SubscriptionRow_subscription\n    }\n  }\n"): (typeof documents)["\n  fragment RunningSubscriptions_member on Member {\n    id\n    subscriptions {\n      id\n      status\n      ...SubscriptionRow_subscription\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvitationList_invitation on OperatorInvitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n  }\n"): (typeof documents)["\n  fragment InvitationList_invitation on OperatorInvitation {\n    id\n    email\n    role\n    createdAt\n    expiresAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteOperator($input: InviteOperatorInput!) {\n    inviteOperator(input: $input) {\n      link\n      invitation {\n        id\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation InviteOperator($input: InviteOperatorInput!) {\n    inviteOperator(input: $input) {\n      link\n      invitation {\n        id\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeOperatorInvitation($id: ID!) {\n    revokeOperatorInvitation(id: $id) {\n      invitation {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeOperatorInvitation($id: ID!) {\n    revokeOperatorInvitation(id: $id) {\n      invitation {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOperatorRole($input: ChangeOperatorRoleInput!) {\n    changeOperatorRole(input: $input) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeOperatorRole($input: ChangeOperatorRoleInput!) {\n    changeOperatorRole(input: $input) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableOperator($id: ID!) {\n    disableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DisableOperator($id: ID!) {\n    disableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableOperator($id: ID!) {\n    enableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EnableOperator($id: ID!) {\n    enableOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetOperatorSecondFactor($id: ID!) {\n    resetOperatorSecondFactor(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetOperatorSecondFactor($id: ID!) {\n    resetOperatorSecondFactor(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveOperatorPasskeys($id: ID!) {\n    removeOperatorPasskeys(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveOperatorPasskeys($id: ID!) {\n    removeOperatorPasskeys(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOutOperator($id: ID!) {\n    signOutOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignOutOperator($id: ID!) {\n    signOutOperator(id: $id) {\n      operator {\n        id\n        ...OperatorRow_operator\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OperatorList($limit: Int, $offset: Int) {\n    viewer {\n      id\n    }\n    operators(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...OperatorRow_operator\n      }\n    }\n    operatorInvitations {\n      id\n      ...InvitationList_invitation\n    }\n  }\n"): (typeof documents)["\n  query OperatorList($limit: Int, $offset: Int) {\n    viewer {\n      id\n    }\n    operators(limit: $limit, offset: $offset) {\n      totalCount\n      items {\n        id\n        ...OperatorRow_operator\n      }\n    }\n    operatorInvitations {\n      id\n      ...InvitationList_invitation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OperatorRow_operator on Operator {\n    id\n    email\n    name\n    role\n    sessionCount\n    secondFactor\n    passkeyCount\n    createdAt\n    disabledAt\n  }\n"): (typeof documents)["\n  fragment OperatorRow_operator on Operator {\n    id\n    email\n    name\n    role\n    sessionCount\n    secondFactor\n    passkeyCount\n    createdAt\n    disabledAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentDrawer($id: ID!) {\n    payment(id: $id) {\n      id\n      status\n      customerId\n      chargeId\n      invoiceId\n      dashboardUrl\n      failureMessage\n      failureCode\n      createdAt\n      paidAt\n      asOf\n      amount {\n        formatted\n      }\n      amountReceived {\n        formatted\n      }\n      amountRefunded {\n        amount\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      invoice {\n        id\n        number\n      }\n      member {\n        id\n        name\n      }\n      ...PaymentBadge_payment\n    }\n  }\n"): (typeof documents)["\n  query PaymentDrawer($id: ID!) {\n    payment(id: $id) {\n      id\n      status\n      customerId\n      chargeId\n      invoiceId\n      dashboardUrl\n      failureMessage\n      failureCode\n      createdAt\n      paidAt\n      asOf\n      amount {\n        formatted\n      }\n      amountReceived {\n        formatted\n      }\n      amountRefunded {\n        amount\n        formatted\n      }\n      paymentMethod {\n        id\n        type\n        brand\n        last4\n      }\n      invoice {\n        id\n        number\n      }\n      member {\n        id\n        name\n      }\n      ...PaymentBadge_payment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PaymentRow_payment on Payment {\n    id\n    customerId\n    createdAt\n    amount {\n      formatted\n    }\n    paymentMethod {\n      id\n      type\n      brand\n      last4\n    }\n    invoice {\n      id\n      number\n    }\n    member {\n      id\n      name\n    }\n    ...PaymentBadge_payment\n  }\n"): (typeof documents)["\n  fragment PaymentRow_payment on Payment {\n    id\n    customerId\n    createdAt\n    amount {\n      formatted\n    }\n    paymentMethod {\n      id\n      type\n      brand\n      last4\n    }\n    invoice {\n      id\n      number\n    }\n    member {\n      id\n      name\n    }\n    ...PaymentBadge_payment\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentList($filter: PaymentFilter, $limit: Int, $after: String) {\n    payments(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...PaymentRow_payment\n      }\n    }\n  }\n"): (typeof documents)["\n  query PaymentList($filter: PaymentFilter, $limit: Int, $after: String) {\n    payments(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...PaymentRow_payment\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangedOutside_subscription on Subscription {\n    id\n    changedOutside {\n      field\n      ours\n      stripes\n      since\n      remedy\n    }\n  }\n"): (typeof documents)["\n  fragment ChangedOutside_subscription on Subscription {\n    id\n    changedOutside {\n      field\n      ours\n      stripes\n      since\n      remedy\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSubscription($input: CancelSubscriptionInput!) {\n    cancelSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelSubscription($input: CancelSubscriptionInput!) {\n    cancelSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeSubscription($input: ResumeSubscriptionInput!) {\n    resumeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeSubscription($input: ResumeSubscriptionInput!) {\n    resumeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeSubscription($input: ChangeSubscriptionInput!) {\n    changeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeSubscription($input: ChangeSubscriptionInput!) {\n    changeSubscription(input: $input) {\n      subscription {\n        id\n        ...SubscriptionRow_subscription\n        ...SubscriptionItems_subscription\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewSubscriptionChange($input: ChangeSubscriptionInput!) {\n    previewSubscriptionChange(input: $input) {\n      prorationDate\n      nextInvoiceAt\n      dueNow {\n        amount\n        formatted\n      }\n      nextInvoice {\n        formatted\n      }\n      recurring {\n        formatted\n      }\n      lines {\n        description\n        proration\n        amount {\n          formatted\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PreviewSubscriptionChange($input: ChangeSubscriptionInput!) {\n    previewSubscriptionChange(input: $input) {\n      prorationDate\n      nextInvoiceAt\n      dueNow {\n        amount\n        formatted\n      }\n      nextInvoice {\n        formatted\n      }\n      recurring {\n        formatted\n      }\n      lines {\n        description\n        proration\n        amount {\n          formatted\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SubscriptionActions_subscription on Subscription {\n    id\n    status\n    currency\n    cancelAtPeriodEnd\n    cancelAt\n    changedOutside {\n      field\n    }\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SubscriptionActions_subscription on Subscription {\n    id\n    status\n    currency\n    cancelAtPeriodEnd\n    cancelAt\n    changedOutside {\n      field\n    }\n    items {\n      id\n      quantity\n      currentPeriodEnd\n      stripePriceId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SubscriptionDrawer($id: ID!) {\n    subscription(id: $id) {\n      id\n      status\n      customerId\n      dashboardUrl\n      currency\n      cancelAtPeriodEnd\n      cancelAt\n      canceledAt\n      endedAt\n      trialEnd\n      startedAt\n      asOf\n      eventId\n      items {\n        id\n        currentPeriodEnd\n      }\n      member {\n        id\n        name\n      }\n      ...SubscriptionItems_subscription\n      ...SubscriptionActions_subscription\n      ...ChangedOutside_subscription\n      ...SubscriptionBadge_subscription\n    }\n  }\n"): (typeof documents)["\n  query SubscriptionDrawer($id: ID!) {\n    subscription(id: $id) {\n      id\n      status\n      customerId\n      dashboardUrl\n      currency\n      cancelAtPeriodEnd\n      cancelAt\n      canceledAt\n      endedAt\n      trialEnd\n      startedAt\n      asOf\n      eventId\n      items {\n        id\n        currentPeriodEnd\n      }\n      member {\n        id\n        name\n      }\n      ...SubscriptionItems_subscription\n      ...SubscriptionActions_subscription\n      ...ChangedOutside_subscription\n      ...SubscriptionBadge_subscription\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SubscriptionItems_subscription on Subscription {\n    id\n    items {\n      id\n      quantity\n      currentPeriodStart\n      currentPeriodEnd\n      stripePriceId\n      stripeProductId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment SubscriptionItems_subscription on Subscription {\n    id\n    items {\n      id\n      quantity\n      currentPeriodStart\n      currentPeriodEnd\n      stripePriceId\n      stripeProductId\n      price {\n        id\n        summary\n        product {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SubscriptionList($filter: SubscriptionFilter, $limit: Int, $after: String) {\n    subscriptions(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...SubscriptionRow_subscription\n      }\n    }\n  }\n"): (typeof documents)["\n  query SubscriptionList($filter: SubscriptionFilter, $limit: Int, $after: String) {\n    subscriptions(filter: $filter, limit: $limit, after: $after) {\n      endCursor\n      hasNextPage\n      items {\n        id\n        ...SubscriptionRow_subscription\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Currencies {\n    currencies {\n      code\n      name\n      symbol\n      exponent\n      step\n      minimumAmount\n      maximumAmount\n    }\n  }\n"): (typeof documents)["\n  query Currencies {\n    currencies {\n      code\n      name\n      symbol\n      exponent\n      step\n      minimumAmount\n      maximumAmount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CheckoutOrigins {\n    stripeConnection {\n      checkoutOrigins\n    }\n  }\n"): (typeof documents)["\n  query CheckoutOrigins {\n    stripeConnection {\n      checkoutOrigins\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Rights {\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n"): (typeof documents)["\n  query Rights {\n    viewer {\n      id\n      rights {\n        name\n        allowed\n        needs\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;