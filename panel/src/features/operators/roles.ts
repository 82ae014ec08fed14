import type { OperatorRole } from '../../gql/graphql.ts';

/** What each role may do, from the least to the most. */
export const roles: readonly { value: OperatorRole; label: string; may: string }[] = [
  { value: 'VIEWER', label: 'Viewer', may: 'Sees everything but operators and API keys.' },
  { value: 'SUPPORT', label: 'Support', may: 'Also changes members, grants and subscriptions, and makes links to Checkout.' },
  { value: 'CATALOG', label: 'Catalog', may: 'Also changes products, prices, features and entitlement sets.' },
  { value: 'ADMIN', label: 'Admin', may: 'Does everything, and says who else may do what.' },
];

/** A role in a word. */
export function roleLabel(role: OperatorRole): string {
  return roles.find((one) => one.value === role)?.label ?? role;
}
