import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TaxBehavior } from '../../../gql/graphql.ts';

const options: { value: TaxBehavior; label: string }[] = [
  { value: 'UNSPECIFIED', label: "Not specified (Stripe's default for the account)" },
  { value: 'INCLUSIVE', label: 'Tax is included in the amount' },
  { value: 'EXCLUSIVE', label: 'Tax is added on top' },
];

export interface TaxFieldProps {
  value?: TaxBehavior;
  onChange: (value: TaxBehavior) => void;
  error?: ReactNode;
  disabled?: boolean;
  description?: ReactNode;
}

/** How tax relates to the amount. Stripe lets it be set once and never changed again. */
export function TaxField({ value, onChange, error, disabled, description = 'Once it is set, Stripe does not let it change on this price.' }: TaxFieldProps) {
  return (
    <NativeSelect
      label="Tax" description={description} data={options} value={value} error={error} disabled={disabled}
      onChange={(event) => onChange(options.find((option) => option.value === event.currentTarget.value)?.value ?? 'UNSPECIFIED')}
    />
  );
}
