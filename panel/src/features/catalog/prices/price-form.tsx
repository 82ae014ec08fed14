import { Card, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { FormPage } from '../../../components/form-page.tsx';
import { MetadataField } from '../../../components/metadata-field.tsx';
import { showServerErrors } from '../../../lib/forms/form-errors.ts';
import { useUnsavedGuard } from '../../../lib/forms/use-unsaved-guard.ts';
import { useCurrencies, type Currency } from '../../../lib/forms/use-currencies.ts';
import { AmountFields } from './amount-fields.tsx';
import { BillingFields } from './billing-fields.tsx';
import { CurrencySelect } from './currency-select.tsx';
import { priceFormErrors } from './price-form-errors.ts';
import type { PriceFormValues } from './price-form-values.ts';
import { PricePreview } from './price-preview-card.tsx';
import { TaxField } from './tax-field.tsx';

export interface PriceFormProps {
  productName: string;
  initialValues: PriceFormValues;
  submitLabel: string;
  cancelTo: string;
  /** The mutation that saves. */
  operation: string;
  /** False when the successor takes its predecessor's key over. */
  withLookupKey: boolean;
  /** Stands above the fields. */
  notice?: ReactNode;
  /** Saves and goes on; what it rejects with is shown on the fields. `leave` comes right before navigating away. */
  onSave: (values: PriceFormValues, currency: Currency, leave: () => void) => Promise<void>;
}

/** The fields of a new price, or of the successor of one. */
export function PriceForm({ productName, initialValues, submitLabel, cancelTo, operation, withLookupKey, notice, onSave }: PriceFormProps) {
  const { find } = useCurrencies();
  const form = useForm<PriceFormValues>({ initialValues, validate: (values) => priceFormErrors(values, find(values.currency)) });
  const [problem, setProblem] = useState<string | null>(null);
  const leave = useUnsavedGuard(form.isDirty());
  const currency = find(form.values.currency);

  async function save(values: PriceFormValues): Promise<void> {
    if (!currency) return;
    setProblem(null);
    try {
      await onSave(values, currency, leave);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <FormPage
      problem={problem} errors={form.errors} submitting={form.submitting} submitLabel={submitLabel} cancelTo={cancelTo} operation={operation} onSubmit={form.onSubmit(save)}
      aside={currency && <PricePreview productName={productName} values={form.values} currency={currency} />}
    >
      {notice}
      <Card>
        <Title order={2} mb="md">How much and how often</Title>
        <Stack>
          <BillingFields form={form} />
          <CurrencySelect {...form.getInputProps('currency')} />
          {currency && <AmountFields form={form} currency={currency} />}
        </Stack>
      </Card>
      <Card>
        <Title order={2} mb={4}>Details</Title>
        <Text size="sm" c="dimmed" mb="md">All of these can stay as they are.</Text>
        <Stack>
          <TaxField {...form.getInputProps('taxBehavior')} />
          <SimpleGrid cols={{ base: 1, sm: withLookupKey ? 2 : 1 }}>
            <TextInput label="Nickname" description="For you only, such as “Early bird”." {...form.getInputProps('nickname')} />
            {withLookupKey && <TextInput label="Lookup key" description="For your own code; a replacement gets it." {...form.getInputProps('lookupKey')} />}
          </SimpleGrid>
          <MetadataField
            entries={form.values.metadata} error={form.errors.metadata} inputProps={(index, part) => form.getInputProps(`metadata.${index}.${part}`)}
            onAdd={() => form.insertListItem('metadata', { key: '', value: '' })} onRemove={(index) => form.removeListItem('metadata', index)}
          />
        </Stack>
      </Card>
    </FormPage>
  );
}
