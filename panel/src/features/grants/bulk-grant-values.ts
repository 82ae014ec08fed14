import type { BulkGrantInput } from '../../gql/graphql.ts';
import { memberFilter, readMemberList, type MemberKindChoice } from '../../lib/lists/member-list.ts';
import { memberRefs } from '../../lib/lists/member-refs.ts';
import { emptyGrant, giveGrantErrors, grantDetails, type GiveGrantValues } from './give-grant-values.ts';

/** What the page holds. */
export interface BulkGrantValues extends GiveGrantValues {
  /** Whether the members are listed or searched for. */
  by: 'list' | 'search';
  /** The list, as it was typed, pasted or read from a file. */
  members: string;
  search: string;
  kind: MemberKindChoice;
}

/** Most members of one call. */
const MOST = 10_000;

/** An empty form; for the members that the list of members shows at this address, if it is one. */
export function initialBulkGrant(params: URLSearchParams): BulkGrantValues {
  const { search, kind } = readMemberList(params);
  return { ...emptyGrant, by: search || kind !== 'any' ? 'search' : 'list', members: '', search, kind };
}

/** What can be told before asking the server; the server checks everything again. */
export function bulkGrantErrors(values: BulkGrantValues): Record<string, string> {
  const errors = giveGrantErrors(values, { withMember: false });
  const count = values.by === 'list' ? memberRefs(values.members).length : 1;
  if (count === 0) errors.members = 'Name at least one member.';
  if (count > MOST) errors.members = `At most ${MOST.toLocaleString('en')} at once.`;
  return errors;
}

/** The API's input. @param expected the digest of the members that were shown to get it; null: only say who would gain what */
export function formToBulkGrant(values: BulkGrantValues, expected: string | null): BulkGrantInput {
  const { by, members, search, kind } = values;
  return {
    ...grantDetails(values), dryRun: expected === null, expectedMembersDigest: expected, skipUnknown: true,
    ...(by === 'list' ? { members: memberRefs(members) } : { filter: memberFilter({ search: search.trim(), kind, activity: 'active', after: '' }) }),
  };
}
