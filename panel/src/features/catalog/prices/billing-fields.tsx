import { Group, Input, NativeSelect, NumberInput, SegmentedControl } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { RecurringInterval } from '../../../gql/graphql.ts';
import type { PriceFormValues } from './price-form-values.ts';

const presets: { value: string; label: string; interval: RecurringInterval; intervalCount: number }[] = [
  { value: 'day', label: 'Daily', interval: 'DAY', intervalCount: 1 },
  { value: 'week', label: 'Weekly', interval: 'WEEK', intervalCount: 1 },
  { value: 'month', label: 'Monthly', interval: 'MONTH', intervalCount: 1 },
  { value: 'quarter', label: 'Quarterly', interval: 'MONTH', intervalCount: 3 },
  { value: 'half-year', label: 'Every 6 months', interval: 'MONTH', intervalCount: 6 },
  { value: 'year', label: 'Yearly', interval: 'YEAR', intervalCount: 1 },
];
const units: { value: RecurringInterval; label: string }[] = [
  { value: 'DAY', label: 'days' }, { value: 'WEEK', label: 'weeks' }, { value: 'MONTH', label: 'months' }, { value: 'YEAR', label: 'years' },
];

/** Once or again and again; how often. */
export function BillingFields({ form }: { form: UseFormReturnType<PriceFormValues> }) {
  const { billing, model, recurring } = form.values;
  const matching = presets.find((preset) => preset.interval === recurring.interval && preset.intervalCount === Number(recurring.intervalCount));
  const [custom, setCustom] = useState(!matching);
  const countError = form.errors['recurring.intervalCount'] ?? form.errors['recurring.interval'] ?? form.errors.recurring;

  function setBilling(value: string): void {
    form.setFieldValue('billing', value === 'one-time' ? 'one-time' : 'recurring');
    // Each of these models exists in Stripe for one way of billing only.
    if (value === 'one-time' && model === 'tiers') form.setFieldValue('model', 'flat');
    if (value !== 'one-time' && model === 'custom') form.setFieldValue('model', 'flat');
  }

  function setPeriod(value: string): void {
    const preset = presets.find((one) => one.value === value);
    setCustom(!preset);
    if (preset) form.setFieldValue('recurring', { interval: preset.interval, intervalCount: preset.intervalCount });
  }

  return (
    <>
      <SegmentedControl
        aria-label="One-time or recurring" value={billing} onChange={setBilling} maw={340}
        data={[{ value: 'recurring', label: 'Recurring' }, { value: 'one-time', label: 'One-time' }]}
      />
      {billing === 'recurring' && (
        <Group align="flex-start" gap="sm">
          <NativeSelect
            label="Billing period" w={200} value={custom ? 'custom' : (matching?.value ?? 'custom')} onChange={(event) => setPeriod(event.currentTarget.value)}
            data={[...presets.map(({ value, label }) => ({ value, label })), { value: 'custom', label: 'Custom…' }]}
          />
          {custom && (
            <Input.Wrapper label="Every" error={countError} labelElement="div">
              <Group gap="xs" wrap="nowrap">
                <NumberInput
                  aria-label="Number of periods" w={90} min={1} allowDecimal={false} allowNegative={false} error={Boolean(countError)}
                  value={recurring.intervalCount} onChange={(value) => form.setFieldValue('recurring.intervalCount', value)}
                />
                <NativeSelect
                  aria-label="Unit of the period" w={120} data={units} value={recurring.interval}
                  onChange={(event) => form.setFieldValue('recurring.interval', units.find((unit) => unit.value === event.currentTarget.value)?.value ?? 'MONTH')}
                />
              </Group>
            </Input.Wrapper>
          )}
        </Group>
      )}
    </>
  );
}
