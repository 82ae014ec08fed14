import type { CreateGrantInput } from '../../gql/graphql.ts';
import { fromLocalField } from '../../lib/forms/local-moment.ts';

/** What the dialog holds. Names are those of the API's input, so that its field errors find their place. */
export interface GiveGrantValues {
  /** The member's id; empty: not chosen yet. */
  member: string;
  entitlementSetId: string;
  quantity: string;
  /** As a `datetime-local` field has it; empty: now. */
  startsAt: string;
  /** Empty: open. */
  endsAt: string;
  reason: string;
  note: string;
}

export const emptyGrant: GiveGrantValues = { member: '', entitlementSetId: '', quantity: '1', startsAt: '', endsAt: '', reason: '', note: '' };

/** What is given, without to whom. */
export function grantDetails(values: GiveGrantValues) {
  return {
    entitlementSetId: values.entitlementSetId, quantity: Number(values.quantity.trim()), startsAt: fromLocalField(values.startsAt), endsAt: fromLocalField(values.endsAt),
    reason: values.reason.trim(), note: values.note.trim() || null,
  };
}

/** The API's input. */
export function formToGrant(values: GiveGrantValues): CreateGrantInput {
  return { member: { id: values.member }, ...grantDetails(values) };
}

/** What can be told before asking the server; the server checks everything again. */
export function giveGrantErrors(values: GiveGrantValues, { withMember = true } = {}): Record<string, string> {
  const errors: Record<string, string> = {};
  if (withMember && !values.member) errors.member = 'Choose a member.';
  if (!values.entitlementSetId) errors.entitlementSetId = 'Choose an entitlement set.';
  if (!/^[1-9]\d{0,9}$/.test(values.quantity.trim()) || Number(values.quantity) > 1_000_000_000) errors.quantity = 'A whole number from 1.';
  if (values.endsAt && values.endsAt <= values.startsAt) errors.endsAt = 'After the start.';
  if (!values.reason.trim()) errors.reason = 'Say why.';
  return errors;
}
