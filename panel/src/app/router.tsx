import { createBrowserRouter, type RouteObject } from 'react-router';
import { SignInPage } from '../features/session/sign-in-page.tsx';
import { routePatterns } from '../lib/paths.ts';
import { PageNotFound, PageCrashed } from './page-errors.tsx';
import { SignedIn } from './signed-in.tsx';

const grantOverList: RouteObject = {
  path: routePatterns.grant,
  lazy: async () => ({ Component: (await import('../features/grants/grant-drawer.tsx')).GrantDrawer }),
};

const subscriptionOverList: RouteObject = {
  path: routePatterns.subscription,
  lazy: async () => ({ Component: (await import('../features/subscriptions/subscription-drawer.tsx')).SubscriptionDrawer }),
};

const invoiceOverList: RouteObject = {
  path: routePatterns.invoice,
  lazy: async () => ({ Component: (await import('../features/invoices/invoice-drawer.tsx')).InvoiceDrawer }),
};

const paymentOverList: RouteObject = {
  path: routePatterns.payment,
  lazy: async () => ({ Component: (await import('../features/payments/payment-drawer.tsx')).PaymentDrawer }),
};

/** What the tabs of a member's page show; each noun's feature has its own. */
const memberParts: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../features/members/member-overview.tsx')).MemberOverview }) },
  { path: routePatterns.memberAccess, lazy: async () => ({ Component: (await import('../features/access/member-access.tsx')).MemberAccess }) },
  {
    path: routePatterns.memberGrants,
    lazy: async () => ({ Component: (await import('../features/grants/member-grants.tsx')).MemberGrants }),
    children: [grantOverList],
  },
  {
    path: routePatterns.memberSubscriptions,
    lazy: async () => ({ Component: (await import('../features/subscriptions/member-subscriptions.tsx')).MemberSubscriptions }),
    children: [subscriptionOverList],
  },
  {
    path: routePatterns.memberInvoices,
    lazy: async () => ({ Component: (await import('../features/invoices/member-invoices.tsx')).MemberInvoices }),
    children: [invoiceOverList],
  },
  {
    path: routePatterns.memberPayments,
    lazy: async () => ({ Component: (await import('../features/payments/member-payments.tsx')).MemberPayments }),
    children: [paymentOverList],
  },
  {
    path: routePatterns.memberPaymentMethods,
    lazy: async () => ({ Component: (await import('../features/members/member-payment-methods.tsx')).MemberPaymentMethods }),
  },
  { path: routePatterns.memberTimeline, lazy: async () => ({ Component: (await import('../features/members/member-timeline.tsx')).MemberTimeline }) },
];

/** Pages load when they are first visited; until then the page before stays. */
export const router = createBrowserRouter([
  { path: routePatterns.acceptInvitation, lazy: async () => ({ Component: (await import('../features/session/accept-invitation-page.tsx')).AcceptInvitationPage }), ErrorBoundary: PageCrashed, HydrateFallback: () => null },
  { path: routePatterns.signIn, element: <SignInPage />, ErrorBoundary: PageCrashed },
  { path: routePatterns.thanks, HydrateFallback: () => null, lazy: async () => ({ Component: (await import('../features/checkout/return-pages.tsx')).ThanksPage }) },
  { path: routePatterns.notPaid, HydrateFallback: () => null, lazy: async () => ({ Component: (await import('../features/checkout/return-pages.tsx')).NotPaidPage }) },
  {
    element: <SignedIn />,
    ErrorBoundary: PageCrashed,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: PageCrashed,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../features/home/home-page.tsx')).HomePage }) },
          {
            path: routePatterns.products,
            lazy: async () => ({ Component: (await import('../features/catalog/products/product-list-page.tsx')).ProductListPage }),
          },
          {
            path: routePatterns.prices,
            lazy: async () => ({ Component: (await import('../features/catalog/prices/price-list-page.tsx')).PriceListPage }),
          },
          {
            path: routePatterns.priceById,
            lazy: async () => ({ Component: (await import('../features/catalog/prices/price-by-id-page.tsx')).PriceByIdPage }),
          },
          {
            path: routePatterns.newProduct,
            lazy: async () => ({ Component: (await import('../features/catalog/products/product-create-page.tsx')).ProductCreatePage }),
          },
          {
            path: routePatterns.editProduct,
            lazy: async () => ({ Component: (await import('../features/catalog/products/product-edit-page.tsx')).ProductEditPage }),
          },
          {
            path: routePatterns.newPrice,
            lazy: async () => ({ Component: (await import('../features/catalog/prices/price-create-page.tsx')).PriceCreatePage }),
          },
          {
            path: routePatterns.editPrice,
            lazy: async () => ({ Component: (await import('../features/catalog/prices/price-edit-page.tsx')).PriceEditPage }),
          },
          {
            path: routePatterns.replacePrice,
            lazy: async () => ({ Component: (await import('../features/catalog/prices/price-replace-page.tsx')).PriceReplacePage }),
          },
          {
            path: routePatterns.product,
            lazy: async () => ({ Component: (await import('../features/catalog/products/product-page.tsx')).ProductPage }),
            children: [
              {
                path: routePatterns.price,
                lazy: async () => ({ Component: (await import('../features/catalog/prices/price-drawer.tsx')).PriceDrawer }),
              },
            ],
          },
          {
            path: routePatterns.features,
            lazy: async () => ({ Component: (await import('../features/features/feature-list-page.tsx')).FeatureListPage }),
          },
          {
            path: routePatterns.newFeature,
            lazy: async () => ({ Component: (await import('../features/features/feature-create-page.tsx')).FeatureCreatePage }),
          },
          {
            path: routePatterns.feature,
            lazy: async () => ({ Component: (await import('../features/features/feature-page.tsx')).FeaturePage }),
          },
          {
            path: routePatterns.entitlementSets,
            lazy: async () => ({ Component: (await import('../features/entitlement-sets/set-list-page.tsx')).SetListPage }),
          },
          {
            path: routePatterns.newEntitlementSet,
            lazy: async () => ({ Component: (await import('../features/entitlement-sets/set-create-page.tsx')).SetCreatePage }),
          },
          {
            path: routePatterns.editEntitlementSet,
            lazy: async () => ({ Component: (await import('../features/entitlement-sets/set-edit-page.tsx')).SetEditPage }),
          },
          {
            path: routePatterns.entitlementSet,
            lazy: async () => ({ Component: (await import('../features/entitlement-sets/set-page.tsx')).SetPage }),
          },
          {
            path: routePatterns.bulkGrant,
            lazy: async () => ({ Component: (await import('../features/grants/bulk-grant-page.tsx')).BulkGrantPage }),
          },
          {
            path: routePatterns.grants,
            lazy: async () => ({ Component: (await import('../features/grants/grant-list-page.tsx')).GrantListPage }),
            children: [grantOverList],
          },
          {
            path: routePatterns.members,
            lazy: async () => ({ Component: (await import('../features/members/member-list-page.tsx')).MemberListPage }),
          },
          {
            path: routePatterns.newMember,
            lazy: async () => ({ Component: (await import('../features/members/member-create-page.tsx')).MemberCreatePage }),
          },
          {
            path: routePatterns.editMember,
            lazy: async () => ({ Component: (await import('../features/members/member-edit-page.tsx')).MemberEditPage }),
          },
          {
            path: routePatterns.member,
            lazy: async () => ({ Component: (await import('../features/members/member-page.tsx')).MemberPage }),
            children: memberParts,
          },
          {
            path: routePatterns.subscriptions,
            lazy: async () => ({ Component: (await import('../features/subscriptions/subscription-list-page.tsx')).SubscriptionListPage }),
            children: [subscriptionOverList],
          },
          {
            path: routePatterns.invoices,
            lazy: async () => ({ Component: (await import('../features/invoices/invoice-list-page.tsx')).InvoiceListPage }),
            children: [invoiceOverList],
          },
          {
            path: routePatterns.payments,
            lazy: async () => ({ Component: (await import('../features/payments/payment-list-page.tsx')).PaymentListPage }),
            children: [paymentOverList],
          },
          {
            path: routePatterns.events,
            lazy: async () => ({ Component: (await import('../features/events/event-list-page.tsx')).EventListPage }),
            children: [
              {
                path: routePatterns.event,
                lazy: async () => ({ Component: (await import('../features/events/event-drawer.tsx')).EventDrawer }),
              },
            ],
          },
          {
            path: routePatterns.apiKeys,
            lazy: async () => ({ Component: (await import('../features/api-keys/api-key-list-page.tsx')).ApiKeyListPage }),
          },
          {
            path: routePatterns.newApiKey,
            lazy: async () => ({ Component: (await import('../features/api-keys/api-key-create-page.tsx')).ApiKeyCreatePage }),
          },
          {
            path: routePatterns.audit,
            lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }),
          },
          {
            path: routePatterns.drift,
            lazy: async () => ({ Component: (await import('../features/drift/drift-page.tsx')).DriftPage }),
            children: [
              { index: true, lazy: async () => ({ Component: (await import('../features/drift/drift-list.tsx')).DriftList }) },
              { path: routePatterns.unrecognized, lazy: async () => ({ Component: (await import('../features/drift/unrecognized-list.tsx')).UnrecognizedList }) },
              { path: routePatterns.unrecognizedCustomers, lazy: async () => ({ Component: (await import('../features/drift/customer-list.tsx')).CustomerList }) },
              { path: routePatterns.driftHistory, lazy: async () => ({ Component: (await import('../features/drift/drift-history.tsx')).DriftHistory }) },
            ],
          },
          {
            path: routePatterns.health,
            lazy: async () => ({ Component: (await import('../features/health/health-page.tsx')).HealthPage }),
          },
          {
            path: routePatterns.api,
            lazy: async () => ({ Component: (await import('../features/api/api-page.tsx')).ApiPage }),
          },
          {
            path: routePatterns.operators,
            lazy: async () => ({ Component: (await import('../features/operators/operator-list-page.tsx')).OperatorListPage }),
          },
          {
            path: routePatterns.account,
            lazy: async () => ({ Component: (await import('../features/account/account-page.tsx')).AccountPage }),
          },
          { path: '*', element: <PageNotFound /> },
        ],
      },
    ],
  },
]);
