import { Text, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { amountProblem, example, formatMoney, parseMoney, type CurrencyLimits } from '../lib/words/money.ts';

export interface MoneyInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  currency: CurrencyLimits;
  value: string;
  onChange: (value: string) => void;
}

/** An amount, typed the way the currency is written. Shows how it was understood; complains once the field is left. */
export function MoneyInput({ currency, value, onChange, error, onBlur, ...rest }: MoneyInputProps) {
  const [left, setLeft] = useState(false);
  const parsed = value.trim() === '' ? null : parseMoney(value, currency);
  const problem = parsed && (parsed.ok ? amountProblem(parsed.amount, currency) : parsed.message);
  const understood = parsed?.ok && !problem ? `= ${formatMoney(parsed.amount, currency)}` : null;
  return (
    <TextInput
      inputMode={currency.exponent === 0 ? 'numeric' : 'decimal'} autoComplete="off" placeholder={example(currency)} {...rest}
      value={value} error={error ?? (left ? problem : null)}
      onChange={(event) => {
        setLeft(false);
        onChange(event.currentTarget.value);
      }}
      onBlur={(event) => {
        setLeft(true);
        onBlur?.(event);
      }}
      leftSection={<Text size="sm" c="dimmed" component="span">{currency.symbol}</Text>}
      leftSectionWidth={currency.symbol.length > 2 ? 54 : 36}
      rightSection={understood && <Text size="xs" c="dimmed" component="output" truncate>{understood}</Text>}
      rightSectionWidth={understood ? 30 + understood.length * 7 : undefined}
      rightSectionPointerEvents="none"
    />
  );
}
