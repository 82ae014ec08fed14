import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { ruleText } from '../lib/words/entitlement-text.ts';
import type { IdPickerProps } from './member-picker.tsx';
import { PickerField } from './picker-field.tsx';

const SetPickerQuery = graphql(`
  query SetPicker($search: String!, $id: ID!, $chosen: Boolean!) {
    entitlementSets(filter: { search: $search, archived: false }, limit: 20) {
      items {
        id
        name
        key
        rules {
          id
          limit
          unlimited
          text
          perUnit
          feature {
            id
            name
            kind
            unit
          }
        }
      }
    }
    entitlementSet(id: $id) @include(if: $chosen) {
      id
      name
    }
  }
`);

/** Finds an entitlement set by name or key, and says what each gives. @param props.taken ids that are not offered */
export function SetPicker({ id, onChange, taken = [], ...field }: IdPickerProps & { taken?: readonly string[] }) {
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? '').trim();
  const [search] = useDebouncedValue(wanted, 200);
  const { data, previousData, error, loading } = useQuery(SetPickerQuery, { variables: { search, id, chosen: id !== '' }, fetchPolicy: 'cache-and-network' });
  const found = data ?? previousData;
  const chosenName = found?.entitlementSet?.id === id ? found.entitlementSet.name : '';
  const sets = (error ? [] : (found?.entitlementSets.items ?? [])).filter((set) => !taken.includes(set.id));

  return (
    <PickerField
      placeholder="Name or key" {...field} typed={typed ?? chosenName} onType={setTyped} searching={loading || search !== wanted} failed={error !== undefined}
      options={sets.map(({ id: setId, name, key, rules }) => ({ id: setId, label: name, detail: rules.slice(0, 3).map((rule) => ruleText(rule.feature, rule)).join(' · ') || key }))}
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
