import type { CreateMemberInput, MemberKind } from '../../gql/graphql.ts';
import type { Described } from '../../lib/words/entitlement-text.ts';
import { describeMetadata, fromEntries, metadataErrors, toEntries, type MetadataEntry } from '../../lib/forms/metadata-entries.ts';

/** What the member form holds. Names are those of the API's input, so that its field errors find their place. */
export interface MemberFormValues {
  kind: MemberKind;
  name: string;
  email: string;
  externalId: string;
  metadata: MetadataEntry[];
}

/** A member as the API gives it. */
export interface ExistingMember {
  kind: MemberKind;
  name: string;
  email?: string | null;
  externalId?: string | null;
  metadata: Record<string, string>;
}

export const emptyMember: MemberFormValues = { kind: 'PERSON', name: '', email: '', externalId: '', metadata: [] };

export function memberToForm(member: ExistingMember): MemberFormValues {
  return { kind: member.kind, name: member.name, email: member.email ?? '', externalId: member.externalId ?? '', metadata: toEntries(member.metadata) };
}

/** What the form holds, line by line, to be compared. */
export function describeMember(values: MemberFormValues): Described {
  return {
    Kind: values.kind === 'PERSON' ? 'Person' : 'Organization', Name: values.name, 'E-mail': values.email, 'External ID': values.externalId,
    Metadata: describeMetadata(values.metadata),
  };
}

/** The API's input. A field left empty is null, which clears it. */
export function formToMember(values: MemberFormValues): CreateMemberInput {
  return {
    kind: values.kind,
    name: values.name.trim(),
    email: values.email.trim() || null,
    externalId: values.externalId.trim() || null,
    metadata: fromEntries(values.metadata),
  };
}

/** What can be told before asking the server; the server checks everything again. */
export function memberFormErrors(values: MemberFormValues): Record<string, string> {
  const errors: Record<string, string> = { ...metadataErrors(values.metadata) };
  const name = values.name.trim();
  if (!name) errors.name = 'Enter a name.';
  else if (name.length > 250) errors.name = 'At most 250 characters.';
  const email = values.email.trim();
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = 'Enter an e-mail address such as ada@example.org.';
  else if (email.length > 254) errors.email = 'At most 254 characters.';
  if (values.externalId.trim().length > 255) errors.externalId = 'At most 255 characters.';
  return errors;
}
