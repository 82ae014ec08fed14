import type { TextChange } from './entitlement-text.ts';
import { paths } from '../paths.ts';

/** A name of the API as people write it: `setProductEntitlementSets` is “Set product entitlement sets”. */
export function wordsOf(name: string): string {
  const words = name.replaceAll('_', ' ').replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\b(?:api|id|url)\b/gi, (word) => word.toUpperCase());
}

/** The page of an object that was changed; null when it has none. */
export function pageOf({ objectType, objectId }: { objectType: string; objectId: string }): string | null {
  switch (objectType) {
    case 'Product': return paths.product(objectId);
    case 'Price': return paths.priceById(objectId);
    case 'Feature': return paths.feature(objectId);
    case 'EntitlementSet': return paths.entitlementSet(objectId);
    case 'Member': return paths.member(objectId);
    case 'Subscription': return paths.subscription(objectId);
    case 'Invoice': return paths.invoice(objectId);
    case 'StripeEvent': return paths.event(objectId);
    case 'Grant': return paths.grant(objectId);
    case 'ApiKey': return paths.apiKeys();
    case 'Operator':
    case 'OperatorInvitation': return paths.operators();
    default: return null;
  }
}

/** The changed fields, line by line, as people read them. */
export function changeLines(changes: readonly { field: string; before?: string | null; after?: string | null }[]): TextChange[] {
  return changes.map(({ field, before, after }) => ({ label: wordsOf(field), before: valueOf(before), now: valueOf(after) }));
}

/** @param json a value as JSON; undefined or null: there was no object */
function valueOf(json: string | null | undefined): string | undefined {
  if (json === null || json === undefined) return undefined;
  const value = parsed(json);
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || undefined;
  return JSON.stringify(value, null, 1);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}
