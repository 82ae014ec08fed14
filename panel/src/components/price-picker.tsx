import { useQuery } from '@apollo/client/react';
import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { graphql } from '../gql/gql.ts';
import type { PricePickerQuery } from '../gql/graphql.ts';

const PricePickerDocument = graphql(`
  query PricePicker($filter: PriceFilter) {
    prices(filter: $filter, limit: 20) {
      items {
        id
        type
        currency
        summary
        product {
          id
          name
        }
        sync {
          status
        }
      }
    }
  }
`);

/** A price that can be chosen. */
export type PickablePrice = PricePickerQuery['prices']['items'][number];

export interface PricePickerProps {
  label: string;
  placeholder?: string;
  /** Only prices of this currency, ISO 4217. */
  currency?: string;
  /** Only recurring prices. */
  recurring?: boolean;
  error?: ReactNode;
  onChange: (price: PickablePrice | null) => void;
}

/** Finds an active price by what it or its product is called. */
export function PricePicker({ label, placeholder = 'Find a price', currency, recurring = false, error, onChange }: PricePickerProps) {
  const [chosen, setChosen] = useState<PickablePrice | null>(null);
  const [text, setText] = useState('');
  // The text of what is chosen is not a search.
  const [search] = useDebouncedValue(chosen && text === priceName(chosen) ? '' : text.trim(), 200);
  const filter = { active: true, ...(search && { search }), ...(currency && { currency }), ...(recurring && { type: 'RECURRING' as const }) };
  const { data, previousData, error: failure } = useQuery(PricePickerDocument, { variables: { filter }, fetchPolicy: 'cache-and-network' });
  const found = failure ? [] : ((data ?? previousData)?.prices.items ?? []);
  const prices = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  const priceById = new Map(prices.map((price) => [price.id, price]));

  return (
    <Select
      label={label} placeholder={placeholder} error={error} searchable nothingFoundMessage={failure ? 'The search failed. Change the text to try again.' : data ? 'No active price matches.' : 'Searching…'} maxDropdownHeight={280}
      data={prices.map((price) => ({ value: price.id, label: priceName(price) }))} filter={({ options }) => options} searchValue={text} onSearchChange={setText}
      value={chosen?.id ?? null} comboboxProps={{ shadow: 'md' }}
      onChange={(id) => {
        const price = priceById.get(id ?? '') ?? null;
        setChosen(price);
        onChange(price);
      }}
      renderOption={({ option }) => <Option price={priceById.get(option.value)} />}
    />
  );
}

function Option({ price }: { price: PickablePrice | undefined }) {
  if (!price) return null;
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>{price.product.name}</Text>
      <Text size="xs" c="dimmed">{price.summary}{price.sync.status !== 'SYNCED' && ' · not in step with Stripe'}</Text>
    </div>
  );
}

function priceName(price: PickablePrice): string {
  return `${price.product.name}, ${price.summary}`;
}
