import { useQuery } from '@apollo/client/react';
import { Anchor, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import { PickerField } from '../../components/picker-field.tsx';
import { graphql } from '../../gql/gql.ts';
import { kindWords } from '../../lib/words/entitlement-text.ts';
import { paths } from '../../lib/paths.ts';
import type { PlanLine } from './plan-card.tsx';

const FeaturePickerQuery = graphql(`
  query FeaturePicker($search: String!) {
    features(filter: { search: $search, archived: false }, limit: 50) {
      items {
        id
        key
        name
        kind
        unit
      }
    }
  }
`);

/** Finds a feature by name or key and adds it to the set. @param props.taken ids that the set has already */
export function FeaturePicker({ taken, onPick }: { taken: readonly string[]; onPick: (feature: PlanLine['feature']) => void }) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, previousData, error, loading } = useQuery(FeaturePickerQuery, { variables: { search }, fetchPolicy: 'cache-and-network' });
  const features = error ? [] : ((data ?? previousData)?.features.items ?? []);

  return (
    <>
      <PickerField
        label="Add a feature" placeholder="Search by name or key" typed={typed} onType={setTyped} searching={loading || search !== typed.trim()} failed={error !== undefined}
        options={features.filter(({ id }) => !taken.includes(id)).map(({ id, name, key, kind }) => ({ id, label: name, detail: `${key}, ${kindWords[kind].label.toLowerCase()}` }))}
        onPick={(id) => {
          const feature = features.find((one) => one.id === id);
          if (!feature) return;
          setTyped('');
          onPick(feature);
        }}
      />
      <Text size="xs" c="dimmed" mt={4}>Not there yet? <Anchor component={Link} to={paths.newFeature} inherit>Make a new feature</Anchor> first.</Text>
    </>
  );
}
