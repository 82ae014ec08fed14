import { Anchor, Card, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link } from 'react-router';
import { ConflictNotice } from '../../../components/conflict-notice.tsx';
import { FormPage } from '../../../components/form-page.tsx';
import { MetadataField } from '../../../components/metadata-field.tsx';
import type { UpdatePriceInput } from '../../../gql/graphql.ts';
import { showServerErrors } from '../../../lib/forms/form-errors.ts';
import { fromEntries, metadataErrors } from '../../../lib/forms/metadata-entries.ts';
import type { FormConflict } from '../../../lib/graphql/use-seen.ts';
import { useUnsavedGuard } from '../../../lib/forms/use-unsaved-guard.ts';
import { describePrice, priceToEdit, type EditablePrice, type PriceEditValues } from './price-edit-values.ts';
import { TaxField } from './tax-field.tsx';

export interface PriceEditFormProps {
  /** As the API has it now. */
  price: EditablePrice;
  /** A replaced price has handed its lookup key over. */
  wasReplaced: boolean;
  cancelTo: string;
  /** Where the amount can be changed; null when it cannot. */
  replaceAt: string | null;
  /** What somebody else changed meanwhile. */
  conflict?: FormConflict<PriceEditValues> | null;
  /** Saves and goes on; what it rejects with is shown on the fields. `leave` comes right before navigating away. */
  onSave: (changes: Omit<UpdatePriceInput, 'id'>, leave: () => void) => Promise<void>;
}

/** The fields of a price that Stripe lets change. */
export function PriceEditForm({ price, wasReplaced, cancelTo, replaceAt, conflict, onSave }: PriceEditFormProps) {
  const form = useForm<PriceEditValues>({ initialValues: priceToEdit(price), validate: (values) => metadataErrors(values.metadata) });
  const [problem, setProblem] = useState<string | null>(null);
  const leave = useUnsavedGuard(form.isDirty());
  const taxIsSet = price.taxBehavior !== 'UNSPECIFIED';

  async function save(values: PriceEditValues): Promise<void> {
    setProblem(null);
    try {
      await onSave({
        nickname: values.nickname.trim() || null,
        ...(!wasReplaced && { lookupKey: values.lookupKey.trim() || null }),
        ...(values.taxBehavior !== price.taxBehavior && { taxBehavior: values.taxBehavior }),
        metadata: fromEntries(values.metadata),
      }, leave);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <FormPage problem={problem} errors={form.errors} submitting={form.submitting} submitLabel="Save changes" cancelTo={cancelTo} operation="updatePrice" onSubmit={form.onSubmit(save)}>
      {conflict && (
        <ConflictNotice
          noun="price" changes={conflict.changes} yours={describePrice(form.values)}
          onTakeTheirs={() => {
            form.setValues(conflict.theirs);
            conflict.onTaken();
          }}
        />
      )}
      {replaceAt && (
        <Text size="sm" c="dimmed">
          Amount, currency and period cannot change in Stripe. <Anchor component={Link} to={replaceAt} inherit>Replace the price</Anchor> to change them.
        </Text>
      )}
      <Card>
        <Stack>
          <TextInput label="Nickname" description="For you only, such as “Early bird”." autoFocus {...form.getInputProps('nickname')} />
          {!wasReplaced && <TextInput label="Lookup key" description="A name for your own code, unique among all prices." {...form.getInputProps('lookupKey')} />}
          <TaxField {...form.getInputProps('taxBehavior')} disabled={taxIsSet} description={taxIsSet ? 'Stripe does not let this change any more. Replace the price instead.' : undefined} />
          <MetadataField
            entries={form.values.metadata} error={form.errors.metadata} inputProps={(index, part) => form.getInputProps(`metadata.${index}.${part}`)}
            onAdd={() => form.insertListItem('metadata', { key: '', value: '' })} onRemove={(index) => form.removeListItem('metadata', index)}
          />
        </Stack>
      </Card>
    </FormPage>
  );
}
