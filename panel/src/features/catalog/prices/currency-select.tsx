import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useCurrencies } from '../../../lib/forms/use-currencies.ts';

export interface CurrencySelectProps {
  value?: string;
  onChange: (value: string) => void;
  error?: React.ReactNode;
}

/** Every currency Stripe charges in, found by code or name. */
export function CurrencySelect({ value, onChange, error }: CurrencySelectProps) {
  const { currencies, error: loadError } = useCurrencies();
  const options = useMemo(
    () => currencies.map(({ code, name }) => ({ value: code, label: `${code.toUpperCase()} — ${name}` })),
    [currencies],
  );
  return (
    <Select
      label="Currency" searchable allowDeselect={false} data={options} value={value ?? null} limit={60} maw={340}
      nothingFoundMessage="No such currency" error={error ?? (loadError ? 'The currencies could not be loaded. Load the page again.' : null)}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}
