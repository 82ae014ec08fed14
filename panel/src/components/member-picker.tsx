import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { graphql } from '../gql/gql.ts';
import { MEMBER_SEARCH_LIMIT } from '../lib/lists/member-list.ts';
import { PickerField } from './picker-field.tsx';

const MemberPickerQuery = graphql(`
  query MemberPicker($search: String!, $id: ID!, $chosen: Boolean!) {
    members(filter: { search: $search, archived: false }, limit: 20) {
      items {
        id
        name
        email
        externalId
      }
    }
    member(id: $id) @include(if: $chosen) {
      id
      name
    }
  }
`);

export interface IdPickerProps {
  label?: string;
  'aria-label'?: string;
  required?: boolean;
  error?: ReactNode;
  description?: ReactNode;
  placeholder?: string;
  style?: CSSProperties;
  /** What is picked; empty: nothing. */
  id: string;
  onChange: (id: string) => void;
}

/** Finds a member by name, e-mail address or external id. */
export function MemberPicker({ id, onChange, ...field }: IdPickerProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? '').trim().slice(0, MEMBER_SEARCH_LIMIT);
  const [search] = useDebouncedValue(wanted, 200);
  const { data, previousData, error, loading } = useQuery(MemberPickerQuery, { variables: { search, id, chosen: id !== '' }, fetchPolicy: 'cache-and-network' });
  const found = data ?? previousData;
  const chosenName = found?.member?.id === id ? found.member.name : '';
  const members = error ? [] : (found?.members.items ?? []);

  return (
    <PickerField
      placeholder="Name, e-mail or external ID" {...field} typed={typed ?? chosenName} onType={setTyped} searching={loading || search !== wanted} failed={error !== undefined}
      options={members.map((member) => ({ id: member.id, label: member.name, detail: member.email ?? member.externalId ?? undefined }))}
      onPick={(next) => {
        setTyped(null);
        onChange(next);
      }}
      onBlur={() => {
        if (typed === '') onChange('');
        setTyped(null);
      }}
      onClear={id ? () => onChange('') : undefined}
    />
  );
}
