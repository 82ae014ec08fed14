import { Input, NativeSelect, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { MoneyInput } from '../../../components/money-input.tsx';
import type { CurrencyLimits } from '../../../lib/words/money.ts';
import type { PriceFormValues, PricingModel } from './price-form-values.ts';
import { TierFields } from './tier-fields.tsx';

export interface AmountFieldsProps {
  form: UseFormReturnType<PriceFormValues>;
  currency: CurrencyLimits;
}

/** How the amount comes about, and the amounts themselves. */
export function AmountFields({ form, currency }: AmountFieldsProps) {
  const { model, billing } = form.values;
  const models: { value: PricingModel; label: string }[] = [
    { value: 'flat', label: 'One amount' },
    billing === 'recurring' ? { value: 'tiers', label: 'Tiers, by quantity' } : { value: 'custom', label: 'Pay what you want' },
  ];
  return (
    <>
      <NativeSelect
        label="Pricing" maw={340} data={models} value={model}
        description={billing === 'recurring' ? 'Pay what you want is for one-time prices.' : 'Tiers are for recurring prices.'}
        onChange={(event) => form.setFieldValue('model', models.find((one) => one.value === event.currentTarget.value)?.value ?? 'flat')}
      />
      {model === 'flat' && (
        <MoneyInput label="Amount" description="0 for a free price." required maw={340} currency={currency} {...form.getInputProps('unitAmount')} value={form.values.unitAmount} />
      )}
      {model === 'custom' && (
        <div>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <MoneyInput label="Lowest" currency={currency} {...form.getInputProps('customUnitAmount.minimum')} value={form.values.customUnitAmount.minimum} />
            <MoneyInput label="Suggested" currency={currency} {...form.getInputProps('customUnitAmount.preset')} value={form.values.customUnitAmount.preset} />
            <MoneyInput label="Highest" currency={currency} {...form.getInputProps('customUnitAmount.maximum')} value={form.values.customUnitAmount.maximum} />
          </SimpleGrid>
          {form.errors.customUnitAmount && <Input.Error mt="xs">{form.errors.customUnitAmount}</Input.Error>}
        </div>
      )}
      {model === 'tiers' && <TierFields form={form} currency={currency} />}
    </>
  );
}
