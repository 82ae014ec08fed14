import { paths } from '../../lib/paths.ts';

/** The parts of a member's page, in their order. The router says what each shows. */
export function memberTabs(memberId: string): { label: string; to: string }[] {
  return [
    { label: 'Overview', to: paths.member(memberId) },
    { label: 'Access', to: paths.memberAccess(memberId) },
    { label: 'Grants', to: paths.memberGrants(memberId) },
    { label: 'Subscriptions', to: paths.memberSubscriptions(memberId) },
    { label: 'Invoices', to: paths.memberInvoices(memberId) },
    { label: 'Payments', to: paths.memberPayments(memberId) },
    { label: 'Payment methods', to: paths.memberPaymentMethods(memberId) },
    { label: 'Timeline', to: paths.memberTimeline(memberId) },
  ];
}
